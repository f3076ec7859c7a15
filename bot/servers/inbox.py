"""Inbox: what moderators decide about what was not answered."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from bot.curation.drafting import Drafting, RefusedError
from bot.curation.grouping import Group, now_answered
from bot.curation.misses import UNSETTLED, State
from bot.curation.revision import Revision
from bot.knowledge.overlay import Amendment, Wording
from bot.servers.conflicts import BreaksError, GoneError
from bot.servers.faq import reverted
from bot.servers.misses import Kept, Misses, Page, Recorded, without_signs
from bot.servers.notices import Notice, Place
from bot.servers.overlays import Overlays
from bot.servers.privacy import Privacy
from bot.servers.publishing import Author, Publisher
from bot.storage import inbox as kept_inbox
from bot.storage import ledger
from bot.storage.database import Database, Session
from bot.storage.ledger import State as ServerState

__all__ = ["Decision", "Inbox", "Kept", "Notice", "Page", "Place", "Recorded", "Ruling"]

MOST_ADDED = 5  # of a group's questions that become phrasings

Decision = State  # what the misses of a group become

_GONE = "That is not in the inbox any more: somebody has just dealt with it."
_UNDONE = "That cannot be undone any more."
_DECIDING = "from the inbox"
_UNDOING = "undone in the inbox"


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision about a group.

    Attributes:
        id: For undoing it.
        decision: What its misses became.
        misses: How many it was about.
        revision: The change of the FAQ that came with it.
    """

    id: int
    decision: Decision
    misses: int
    revision: Revision | None = None


class Inbox(Misses):
    """Keeps what was not answered, and what moderators decide about it.

    A group is named by its key. Where it is not there any more, or another moderator was quicker,
    a decision raises `GoneError`; where the database fails, `StorageError`.
    """

    def __init__(
        self,
        database: Database,
        overlays: Overlays,
        publisher: Publisher,
        privacy: Privacy,
        now: Callable[[], int],
    ) -> None:
        """Keep it in a database; publish what decisions change."""
        super().__init__(database, overlays, privacy, now)
        self._publisher = publisher

    async def alias(
        self, server: int, member: int, key: int, entry: str, *, confirmed: bool = False
    ) -> Ruling:
        """Add what a group asks as phrasings of an entry.

        Raises:
            RefusedError, NearDuplicateError, BreaksError: As of `Faq.add_alias`.
        """
        return await self._publish(
            *(server, member, key, "aliased"),
            lambda drafting, texts: _with_phrasings(
                drafting, drafting.add_alias(entry, texts[0]), texts
            ),
            confirmed=confirmed,
        )

    async def write(
        self, server: int, member: int, key: int, wording: Wording, *, confirmed: bool = False
    ) -> Ruling:
        """Answer a group with a new entry, whose aliases are what the group asks.

        Raises:
            RefusedError, NearDuplicateError, BreaksError: As of `Faq.add`.
        """
        return await self._publish(
            *(server, member, key, "written"),
            lambda drafting, texts: _with_phrasings(drafting, drafting.add(wording), texts),
            confirmed=confirmed,
        )

    async def out_of_scope(self, server: int, member: int, key: int) -> Ruling:
        """Decide that a group is not for this advisor; what asks the same is swallowed."""
        return await self._decide(server, member, key, "out-of-scope")

    async def ignore(self, server: int, member: int, key: int) -> Ruling:
        """Decide nothing about a group; what asks the same is swallowed."""
        return await self._decide(server, member, key, "ignored")

    async def later(self, server: int, member: int, key: int) -> Ruling:
        """Put a group off; it comes back when somebody asks the same again."""
        return await self._decide(server, member, key, "later")

    async def undo(self, server: int, member: int, ruling: int) -> Ruling:
        """Take a decision back: its misses are as before, its change of the FAQ is reverted.

        Raises:
            GoneError: It was undone before, or is too old.
            ConflictError: The entry was changed since.
        """
        async with self._database.reading() as session:
            kept = await kept_inbox.ruling(session, server, ruling)
            found = [
                await ledger.revision(session, server, entry, number)
                for entry, number in (kept.revisions if kept else ())
            ]
        if kept is None:
            raise GoneError(_UNDONE)
        revisions = [revision for revision in found if revision]
        undone = kept

        async def take_back(session: Session, _: Sequence[Revision]) -> None:
            if not await kept_inbox.unrule(session, undone, self._now()):
                raise GoneError(_UNDONE)

        if not revisions:
            async with self._database.writing() as session:
                await take_back(session, ())
        else:
            published = await self._publisher.publish(
                server,
                Author(member, self._now(), _UNDOING),
                lambda _, state: {r.entry: reverted(state, r.entry, r.before) for r in revisions},
                seen={revision.entry: revision.number for revision in revisions},
                confirmed=True,
                along=take_back,
            )
            revisions = list(published.revisions)
        self.forget_settled(server)
        return Ruling(kept.id, "open", len(kept.misses), revisions[0] if revisions else None)

    async def close_answered(self, server: int) -> tuple[Ruling, ...]:
        """Close every group that the newest knowledge answers; call it after each change."""
        groups = [group for state in UNSETTLED for group in await self._groups(server, (state,))]
        if not groups:
            return ()
        reader = (await self._overlays.advisor_of(server)).reader
        entries = await asyncio.to_thread(lambda: [now_answered(group, reader) for group in groups])
        closed = []
        for group, entry in zip(groups, entries, strict=True):
            if entry is not None:
                with suppress(GoneError):
                    async with self._database.writing() as session:
                        closed.append(
                            await self._rule(session, server, group, "answered", entry=entry)
                        )
        if closed:
            self.forget_settled(server)
        return tuple(closed)

    async def _decide(self, server: int, member: int, key: int, decision: State) -> Ruling:
        """Decide without a change of the FAQ."""
        group = await self._found(server, key)
        async with self._database.writing() as session:
            ruling = await self._rule(session, server, group, decision, member=member)
        self.forget_settled(server)
        return ruling

    async def _publish(
        self,
        server: int,
        member: int,
        key: int,
        decision: State,
        draft: Callable[[Drafting, Sequence[str]], Amendment],
        *,
        confirmed: bool,
    ) -> Ruling:
        """Decide with a change of the FAQ, in one transaction.

        A question of the group that would take others' answers away is left out; only where the
        one that stands for the group does so is the decision refused.
        """
        group = await self._found(server, key)
        texts = _texts(group)

        def drafted(drafting: Drafting, _: ServerState) -> Mapping[str, Amendment]:
            amendment = draft(drafting, texts)
            return {amendment.entry: amendment}

        rulings: list[Ruling] = []

        async def decide(session: Session, revisions: Sequence[Revision]) -> None:
            rulings.append(
                await self._rule(
                    *(session, server, group, decision), member=member, revision=revisions[0]
                )
            )

        author = Author(member, self._now(), _DECIDING)
        while not rulings:
            try:
                await self._publisher.publish(
                    server, author, drafted, confirmed=confirmed, along=decide
                )
            except BreaksError as error:
                causes = {one.cause for one in error.broken}
                kept = [text for text in texts if text not in causes]
                if len(kept) == len(texts) or texts[0] not in kept:
                    raise
                texts = kept
        self.forget_settled(server)
        return rulings[-1]

    async def _rule(
        self,
        session: Session,
        server: int,
        group: Group,
        decision: State,
        *,
        member: int | None = None,
        entry: str | None = None,
        revision: Revision | None = None,
    ) -> Ruling:
        kept = await kept_inbox.rule(
            session,
            server,
            group.misses,
            decision,
            member=member,
            at=self._now(),
            entry=revision.entry if revision else entry,
            revisions=[(revision.entry, revision.number)] if revision else [],
        )
        if kept is None:
            raise GoneError(_GONE)
        return Ruling(kept.id, decision, len(group.misses), revision)

    async def _found(self, server: int, key: int) -> Group:
        group = await self.group(server, key)
        if group is None:
            raise GoneError(_GONE)
        return group


def _texts(group: Group) -> list[str]:
    """Return a few questions of a group as phrasings, the one that stands for it first."""
    found = (group.text, *(miss.text for miss in group.misses))
    cleaned = map(without_signs, found)
    return list(dict.fromkeys(text for text in cleaned if text))[:MOST_ADDED]


def _with_phrasings(drafting: Drafting, amendment: Amendment, texts: Sequence[str]) -> Amendment:
    """Return an entry with those of some phrasings that it can have."""
    for text in texts:
        with suppress(RefusedError):
            so_far = {**drafting.amendments, amendment.entry: amendment}
            amendment = Drafting(drafting.shipped, so_far).add_alias(amendment.entry, text)
    return amendment
