"""Publishing: changes of a server's entries are judged, committed in one transaction, and live."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.curation.drafting import Drafting, RefusedError, checked_why
from bot.curation.revision import Revision
from bot.curation.saving import Near, Verdict, judge
from bot.knowledge.overlay import Amendment
from bot.servers.conflicts import BreaksError, ConflictError, NearDuplicateError
from bot.servers.overlays import Opened, Overlays
from bot.storage import ledger
from bot.storage.database import Database, Session
from bot.storage.faults import BUSY, StorageError
from bot.storage.ledger import State

TRIES = 8  # where other moderators of the same server save at the same moment

SO_ALREADY = "That is what it says already, so there is nothing to save."

Draft = Callable[[Drafting, State], Mapping[str, Amendment | None]]
Along = Callable[[Session, Sequence[Revision]], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Author:
    """Who changes something, when and why.

    Attributes:
        member: Id of the moderator.
        at: Unix seconds, UTC.
        why: Their reason, may be empty.
    """

    member: int
    at: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class Published:
    """What was saved.

    Attributes:
        revisions: One for each entry that changed.
        near: Entries that ask nearly the same, which was confirmed.
    """

    revisions: tuple[Revision, ...]
    near: tuple[Near, ...] = ()


class Publisher:
    """Saves what moderators decide about entries."""

    def __init__(self, database: Database, overlays: Overlays) -> None:
        """Publish into a database, and to those who are answered by this process."""
        self._database = database
        self._overlays = overlays

    async def publish(
        self,
        server: int,
        author: Author,
        draft: Draft,
        *,
        seen: Mapping[str, int] | None = None,
        confirmed: bool = False,
        along: Along | None = None,
    ) -> Published:
        """Save what a draft makes of the server as it is now.

        Args:
            server: Whose entries.
            author: Who, when and why.
            draft: Makes, of the entries as they are, what the server says of each changed one;
                none for as shipped. It is called again where others saved in between.
            seen: For entries, the number of the revision that the author began from.
            confirmed: Whether near duplicates were accepted.
            along: What else to write in the same transaction.

        Raises:
            ConflictError: An entry was changed since it was seen.
            RefusedError: The draft refuses, or changes nothing.
            NearDuplicateError: Nearly the same question is there, and that is not confirmed.
            BreaksError: Other questions would be answered differently.
            StorageError: It could not be kept.
        """
        author = replace(author, why=checked_why(author.why))
        for _ in range(TRIES):
            before = await self._overlays.refreshed(server)
            await self._stand(server, before.state, seen or {})
            drafting = Drafting(before.shipped.knowledge, before.state.amendments)
            drafted = await asyncio.to_thread(draft, drafting, before.state)
            revisions = tuple(_revisions(before.state, drafted, author))
            if not revisions:
                raise RefusedError(SO_ALREADY)
            after = await self._overlays.built(_following(before.state, revisions))
            verdict = await asyncio.to_thread(
                judge, before.advisor.reader, after.advisor.reader, {r.entry for r in revisions}
            )
            _accept(verdict, confirmed=confirmed)
            if await self._commit(server, after, revisions, along):
                return Published(revisions, verdict.near)
        raise StorageError(BUSY)

    async def _stand(self, server: int, state: State, seen: Mapping[str, int]) -> None:
        """Refuse where an entry is not as it was seen."""
        for entry, number in seen.items():
            current = state.numbers.get(entry, 0)
            if current != number:
                async with self._database.reading() as session:
                    other = await ledger.revision(session, server, entry, current)
                raise ConflictError(other)

    async def _commit(
        self, server: int, after: Opened, revisions: Sequence[Revision], along: Along | None
    ) -> bool:
        """Write revisions down; false where the server has changed since it was read."""
        version = after.state.version
        try:
            async with self._database.writing() as session:
                if not await ledger.advance(session, server, seen=version - 1):
                    return False
                for revision in revisions:
                    await ledger.save(session, server, version, revision)
                if along:
                    await along(session, revisions)
        except BaseException:
            self._overlays.doubt(server)  # whether it was committed is not known
            raise
        self._overlays.adopt(server, after)
        return True


def _revisions(
    state: State, drafted: Mapping[str, Amendment | None], author: Author
) -> Iterable[Revision]:
    for entry, amendment in drafted.items():
        before = state.amendments.get(entry)
        after = None if amendment is None or amendment.changes_nothing else amendment
        if after != before:
            number = state.numbers.get(entry, 0) + 1
            yield Revision(number, entry, before, after, author.member, author.at, author.why)


def _following(state: State, revisions: Sequence[Revision]) -> State:
    """Return the state of a server after some revisions."""
    amendments = {**state.amendments, **{one.entry: one.after for one in revisions}}
    return State(
        state.version + 1,
        state.preferences,
        {entry: said for entry, said in sorted(amendments.items()) if said},
        {**state.numbers, **{one.entry: one.number for one in revisions}},
    )


def _accept(verdict: Verdict, *, confirmed: bool) -> None:
    if verdict.broken:
        raise BreaksError(verdict.broken)
    if verdict.near and not confirmed:
        raise NearDuplicateError(verdict.near)
