"""Misses: what was not answered, redacted, limited and grouped."""

import asyncio
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from cachetools import TTLCache

from bot.app import Advisor
from bot.curation.grouping import Group, group_of, groups
from bot.curation.misses import (
    MOST_A_DAY,
    MOST_CANDIDATES,
    MOST_OPEN,
    MOST_TEXT,
    SWALLOWING,
    UNSETTLED,
    Miss,
    Reason,
    State,
)
from bot.curation.redaction import redact
from bot.search import Analysis
from bot.servers.notices import Notices, Place
from bot.servers.overlays import Overlays
from bot.servers.privacy import Privacy
from bot.storage import inbox as kept_inbox
from bot.storage import notices as kept_notices
from bot.storage.database import Database, Session

DAY_S = 86_400
PAGE = 5  # groups
LATE_S = 60.0  # after which groups that were ruled on are read anew
MOST_READ = 64  # lists of groups that were ruled on that are kept
MOST_ANALYZED = 4096  # questions of such a list that need not be read again

_SIGN = re.compile(r"\[[a-z-]{4,6}\]")  # what a redaction leaves in the place of something
_Settled = tuple[tuple[Group, ...], Callable[[str], Analysis]]
Kept = Literal["kept", "member-limit", "server-limit", "opted-out", "ruled", "empty"]


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of a miss.

    Attributes:
        miss: It, if it was kept.
        kept: Whether, and else why not. `ruled`: moderators have decided about what asks the same;
            `empty`: nothing is left of it without what is personal.
    """

    miss: Miss | None
    kept: Kept


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the inbox.

    Attributes:
        groups: The biggest first.
        page: From 0.
        pages: At least 1.
        count: Groups on all pages.
    """

    groups: tuple[Group, ...]
    page: int
    pages: int
    count: int


class Misses(Notices):
    """Keeps what was not answered."""

    def __init__(
        self, database: Database, overlays: Overlays, privacy: Privacy, now: Callable[[], int]
    ) -> None:
        """Keep it in a database."""
        super().__init__(database, now)
        self._overlays = overlays
        self._privacy = privacy
        self._settled: TTLCache[tuple[int, tuple[State, ...]], _Settled] = TTLCache(
            MOST_READ, LATE_S
        )

    async def record(
        self,
        server: int,
        member: int,
        text: str,
        reason: Reason,
        candidates: Sequence[tuple[str, float]],
        *,
        waiting: int | None = None,
        place: Place | None = None,
    ) -> Recorded:
        """Keep a question that found no good answer, redacted.

        The same question of the same member is kept once.

        Args:
            server: Where it was asked.
            member: Who wrote it; kept apart from the text, and deleted on request.
            text: As typed.
            reason: Why it is kept.
            candidates: Entries that were offered, with their confidence, 0 to 1.
            waiting: Who asked for a human, where that is not who wrote it.
            place: Where to tell who asked for a human of an answer, if anybody did.

        Raises:
            StorageError: It could not be kept.
        """
        told = member if waiting is None else waiting
        if self._privacy.opted_out(member) or self._privacy.opted_out(told):
            return Recorded(None, "opted-out")
        said = redact(_plain(text))[:MOST_TEXT].strip()
        if not without_signs(said):
            return Recorded(None, "empty")
        advisor = await self._overlays.advisor_of(server)
        if await self._among(server, said, advisor, SWALLOWING):
            return Recorded(None, "ruled")
        put_off = await self._among(server, said, advisor, ("later",))
        miss = Miss(
            id=0,
            server=server,
            text=said,
            reason=reason,
            candidates=tuple(candidates)[:MOST_CANDIDATES],
            knowledge=advisor.knowledge.revision,
            at=self._now(),
        )
        async with self._database.writing() as session:
            recorded = await self._keep(session, miss, member)
            if recorded.miss and place:
                await kept_notices.add_notice(
                    session,
                    recorded.miss,
                    member=told,
                    channel=place.channel,
                    message=place.message,
                )
            if recorded.miss and put_off:
                ids = [one.id for one in put_off.misses]
                await kept_inbox.reopen(session, server, ids)
        if put_off:
            self.forget_settled(server)
        return recorded

    async def groups(self, server: int, page: int = 0, *, later: bool = False) -> Page:
        """Return a page of open groups, 5 a page; `later` shows those that were put off.

        Raises:
            StorageError: The database fails.
        """
        found = await self._groups(server, ("later",) if later else ("open",))
        pages = max(1, -(-len(found) // PAGE))
        page = min(max(page, 0), pages - 1)
        return Page(found[page * PAGE :][:PAGE], page, pages, len(found))

    async def open_groups(self, server: int) -> tuple[Group, ...]:
        """Return all open groups, the biggest first.

        Raises:
            StorageError: The database fails.
        """
        return await self._groups(server, ("open",))

    async def group(self, server: int, key: int) -> Group | None:
        """Return one open or put-off group by its key; none where it is gone.

        Raises:
            StorageError: The database fails.
        """
        for state in UNSETTLED:
            for group in await self._groups(server, (state,)):
                if group.key == key:
                    return group
        return None

    async def unsettled(self) -> frozenset[int]:
        """Return the servers with groups that nobody has settled.

        Those are to be looked at (`close_answered`) when there is another shipped knowledge.

        Raises:
            StorageError: The database fails.
        """
        async with self._database.reading() as session:
            return await kept_inbox.servers_with(session, UNSETTLED)

    def forget_settled(self, server: int) -> None:
        """Read anew, the next time, what was ruled on in a server."""
        for key in [key for key in self._settled if key[0] == server]:
            self._settled.pop(key, None)

    async def _keep(self, session: Session, miss: Miss, member: int) -> Recorded:
        """Keep a miss within the limits."""
        same = await kept_inbox.same_of_member(session, miss.server, member, miss.text, UNSETTLED)
        if same:
            await kept_inbox.reopen(session, miss.server, [same.id], reason=miss.reason)
            return Recorded(replace(same, state="open", reason=miss.reason), "kept")
        if await kept_inbox.count_of_member(session, member, miss.at - DAY_S) >= MOST_A_DAY:
            return Recorded(None, "member-limit")
        if await kept_inbox.count_of_server(session, miss.server, UNSETTLED) >= MOST_OPEN:
            return Recorded(None, "server-limit")
        return Recorded(await kept_inbox.add_miss(session, miss, member), "kept")

    async def _among(
        self, server: int, text: str, advisor: Advisor, states: tuple[State, ...]
    ) -> Group | None:
        """Return the group, of those in some states, that asks the same as a text."""
        settled = self._settled.get((server, states))
        if settled is None:
            analyze = lru_cache(MOST_ANALYZED)(advisor.reader.index.analyze)
            settled = (await self._groups(server, states), analyze)
            self._settled[server, states] = settled
        found, read = settled
        return await asyncio.to_thread(group_of, text, found, read) if found else None

    async def _groups(self, server: int, states: tuple[State, ...]) -> tuple[Group, ...]:
        async with self._database.reading() as session:
            found = await kept_inbox.misses(session, server, states)
        advisor = await self._overlays.advisor_of(server)
        return await asyncio.to_thread(groups, found, advisor.reader.index.analyze)


def without_signs(text: str) -> str:
    """Return a redacted text without the signs of what was taken out."""
    return " ".join(_SIGN.sub(" ", text).split())


def _plain(text: str) -> str:
    """Return a text that every database can keep: no NUL, no half of a surrogate pair."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
