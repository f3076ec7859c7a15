"""Tally counts what is asked; Weeks tells what the counts say. Counts only, no profiles."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta

from bot.answers.reply import Outcome
from bot.curation.statistics import WEEK_DAYS, Statistics, statistics
from bot.servers.inbox import Inbox
from bot.servers.privacy import Privacy
from bot.storage import counts
from bot.storage.database import Database
from bot.storage.faults import StorageError

DAY_S = 86_400
MONDAY = 3  # days from 1970-01-01, a Thursday, back to the Monday before


class Tally:
    """Counts in memory; `flush` writes the counts down."""

    def __init__(self, database: Database, privacy: Privacy, now: Callable[[], int]) -> None:
        """Begin with nothing counted."""
        self._database = database
        self._privacy = privacy
        self._now = now
        self._counted: Counter[counts.Key] = Counter()
        self._flushing = asyncio.Lock()

    def count(self, server: int | None, outcome: Outcome, entry: str = "") -> None:
        """Count one question; direct messages are not counted."""
        if server is not None:
            self._counted[server, self._now() // DAY_S, outcome, entry] += 1

    async def vote(
        self, server: int, member: int, message: int, entry: str, *, helpful: bool
    ) -> None:
        """Keep whether an answer helped; a member's later vote on the same takes its place.

        Raises:
            StorageError: It could not be kept.
        """
        if self._privacy.opted_out(member):
            return
        async with self._database.writing() as session:
            await counts.vote(
                session,
                server=server,
                member=member,
                message=message,
                entry=entry,
                helpful=helpful,
                at=self._now(),
            )

    async def flush(self) -> None:
        """Write down what was counted; what cannot be written now is kept for the next time.

        Raises:
            StorageError: It cannot be written now.
        """
        async with self._flushing:
            counted, self._counted = self._counted, Counter()
            if not counted:
                return
            try:
                async with self._database.writing() as session:
                    await counts.add_counts(session, counted)
            except BaseException as error:  # also where the bot is told to stop meanwhile
                if not (isinstance(error, StorageError) and error.unsure):
                    self._counted.update(counted)
                raise


class Weeks:
    """Tells how a server's week went."""

    def __init__(
        self, database: Database, inbox: Inbox, tally: Tally, now: Callable[[], int]
    ) -> None:
        """Read what was counted, and what is in the inbox."""
        self._database = database
        self._inbox = inbox
        self._tally = tally
        self._now = now

    async def statistics(self, server: int) -> Statistics:
        """Return the last seven days beside the seven before.

        Raises:
            StorageError: They cannot be read.
        """
        await self._tally.flush()
        today = self._today()
        first = today - timedelta(days=2 * WEEK_DAYS - 1)
        async with self._database.reading() as session:
            counted = await counts.counts(session, server, first=first)
        groups = await self._inbox.open_groups(server)
        oldest = min(groups, key=lambda group: group.oldest_at, default=None)
        return statistics(
            counted,
            today,
            open_groups=len(groups),
            oldest_open=oldest.text if oldest else None,
            oldest_open_at=oldest.oldest_at if oldest else None,
        )

    async def due(self, servers: Iterable[int]) -> tuple[int, ...]:
        """Return those of some servers that want a weekly digest and have not had this week's.

        Raises:
            StorageError: The database fails.
        """
        async with self._database.reading() as session:
            wanted = await counts.digest_wanted(session, self._week())
        ours = frozenset(servers)
        return tuple(server for server in wanted if server in ours)

    async def claim(self, server: int) -> bool:
        """Take this week's digest of a server, to post it now; false where it was taken before.

        Raises:
            StorageError: The database fails.
        """
        async with self._database.writing() as session:
            return await counts.claim_digest(session, server, self._week())

    def _week(self) -> int:
        """Return the number of the week, which begins on Monday."""
        return (self._now() // DAY_S + MONDAY) // WEEK_DAYS

    def _today(self) -> date:
        return datetime.fromtimestamp(self._now(), UTC).date()
