"""Notices: who asked for a human is told, once, where they asked, when there is an answer."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.storage import notices as kept_notices
from bot.storage.database import Database

LEASE_S = 120  # in which nobody else tells what was claimed


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody asked for a human.

    Attributes:
        channel: Id of the channel or thread.
        message: Id of the message to reply to; none where there is none that a reply can show.
    """

    channel: int
    message: int | None


@dataclass(frozen=True, slots=True)
class Notice:
    """Somebody to be told, once, that there is an answer.

    Attributes:
        id: Unique; good as a nonce of the message.
        server: Where.
        member: Who asked.
        place: Where they asked.
        entry: What answers them now.
        question: What they asked, redacted.
    """

    id: int
    server: int
    member: int
    place: Place
    entry: str
    question: str


class Notices:
    """Keeps who is to be told."""

    def __init__(self, database: Database, now: Callable[[], int]) -> None:
        """Keep it in a database."""
        self._database = database
        self._now = now

    async def notices(self, server: int) -> tuple[Notice, ...]:
        """Return who is to be told now, and claim them for two minutes.

        Call `told` after each one was sent. Ask again at the start of the bot: what was claimed
        and not told comes back.

        Raises:
            StorageError: The database fails.
        """
        async with self._database.writing() as session:
            claimed = await kept_notices.claim_notices(
                session, server, at=self._now(), lease_s=LEASE_S
            )
        return tuple(
            Notice(
                one.id, server, one.member, Place(one.channel, one.message), one.entry, one.question
            )
            for one in claimed
        )

    async def told(self, notice: Notice) -> None:
        """Forget a notice: the member was told, or can never be.

        Raises:
            StorageError: The database fails.
        """
        async with self._database.writing() as session:
            await kept_notices.forget_notice(session, notice.id)

    async def awaited(self) -> frozenset[int]:
        """Return the servers where somebody waits for an answer: those to ask for notices.

        Raises:
            StorageError: The database fails.
        """
        async with self._database.reading() as session:
            return await kept_notices.awaited(session)
