"""Catalogue: a server's entries as its moderators look at them, retired ones too."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.answers.reply import Option
from bot.curation.drafting import Drafting
from bot.curation.revision import Revision
from bot.knowledge.overlay import Amendment, Wording
from bot.servers.overlays import Opened, Overlays
from bot.storage import ledger
from bot.storage.database import Database
from bot.storage.ledger import State

Standing = Literal["shipped", "changed", "own", "retired"]

PAGE = 20  # entries
MOST_HISTORY = 100  # revisions that are listed


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry as a moderator sees it.

    Attributes:
        id: Of the entry.
        standing: Where it comes from, and whether it is shown at all.
        wording: Plain text, for filling a form.
        phrasings: The ways to ask for it, beside its question.
        number: Of the revision that it stands on; 0 is the shipped entry. Hand it back as `seen`.
        amendment: What the server says differently.
    """

    id: str
    standing: Standing
    wording: Wording
    phrasings: tuple[str, ...]
    number: int
    amendment: Amendment | None


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of a server's entries.

    Attributes:
        entries: Id, question and standing, in the order of ids.
        page: From 0.
        pages: At least 1.
        count: Entries on all pages.
    """

    entries: tuple[tuple[str, str, Standing], ...]
    page: int
    pages: int
    count: int


class Catalogue:
    """Shows what a server's entries are and were."""

    def __init__(self, database: Database, overlays: Overlays) -> None:
        """Read from a database."""
        self._database = database
        self._overlays = overlays

    async def show(self, server: int, entry: str) -> Shown | None:
        """Return an entry, retired ones too; none where there is no such entry.

        Raises:
            StorageError: The database fails.
        """
        opened = await self._overlays.refreshed(server)
        drafting = _drafting(opened)
        if entry not in _ids(opened):
            return None
        return Shown(
            entry,
            _standing(opened.state, entry),
            drafting.form(entry),
            drafting.phrasings(entry),
            opened.state.numbers.get(entry, 0),
            opened.state.amendments.get(entry),
        )

    async def list(
        self, server: int, *, filter: str = "", standing: Standing | None = None, page: int = 0
    ) -> Listed:
        """Return a page of entries whose id or question holds some text; 20 a page.

        Raises:
            StorageError: The database fails.
        """
        opened = await self._overlays.refreshed(server)
        text = filter.strip().casefold()
        found = [
            (entry, question, stands)
            for entry in sorted(_ids(opened))
            if (stands := _standing(opened.state, entry)) == (standing or stands)
            and text in f"{entry} {(question := _question(opened, entry))}".casefold()
        ]
        pages = max(1, -(-len(found) // PAGE))
        page = min(max(page, 0), pages - 1)
        return Listed(tuple(found[page * PAGE :][:PAGE]), page, pages, len(found))

    async def suggest(
        self, server: int, typed: str, limit: int = 25, *, retired: bool = False
    ) -> Sequence[Option]:
        """Return entries that fit what was typed: those that are shown, or those that are not.

        From memory where the database fails, so that a list of choices never does.
        """
        opened = await self._overlays.opened(server)
        if not retired:
            return opened.advisor.suggest(typed, limit)
        text = typed.strip().casefold()
        hidden = [one.entry for one in opened.state.amendments.values() if one.retired]
        options = [Option(entry, _question(opened, entry)) for entry in hidden]
        return [o for o in options if text in f"{o.entry} {o.question}".casefold()][:limit]

    async def history(self, server: int, entry: str | None = None) -> tuple[Revision, ...]:
        """Return the latest 100 revisions of an entry, or of all, newest first.

        Raises:
            StorageError: The database fails.
        """
        async with self._database.reading() as session:
            return await ledger.revisions(session, server, entry, MOST_HISTORY)


def _drafting(opened: Opened) -> Drafting:
    return Drafting(opened.shipped.knowledge, opened.state.amendments)


def _ids(opened: Opened) -> frozenset[str]:
    own = (one.entry for one in opened.state.amendments.values() if one.is_own)
    return frozenset((*opened.shipped.knowledge.entries, *own))


def _question(opened: Opened, entry: str) -> str:
    amendment = opened.state.amendments.get(entry)
    if amendment and amendment.wording:
        return amendment.wording.question
    return opened.shipped.knowledge.entries[entry].question


def _standing(state: State, entry: str) -> Standing:
    amendment = state.amendments.get(entry)
    if amendment is None:
        return "shipped"
    if amendment.retired:
        return "retired"
    return "own" if amendment.is_own else "changed"
