"""Faq: a server's own entries and changes of shipped ones, as its moderators save them."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.curation import exchange
from bot.curation.drafting import Drafting, RefusedError
from bot.curation.revision import Revision
from bot.curation.saving import Near
from bot.knowledge.overlay import Amendment, Wording
from bot.servers.catalogue import Catalogue, Listed, Shown, Standing
from bot.servers.overlays import Overlays
from bot.servers.publishing import Author, Publisher
from bot.storage import ledger
from bot.storage.database import Database
from bot.storage.ledger import State

__all__ = ["Faq", "Listed", "Saved", "Shown", "Standing", "reverted"]

_NO_REVISION = "This entry has no such revision."


@dataclass(frozen=True, slots=True)
class Saved:
    """A change that is committed and live.

    Attributes:
        revision: What was saved.
        near: Entries that ask nearly the same, which was confirmed.
    """

    revision: Revision
    near: tuple[Near, ...] = ()


class Faq(Catalogue):
    """Saves what moderators decide about entries.

    Every method that saves checks the text (`RefusedError`), tells of near duplicates
    (`NearDuplicateError`, until `confirmed`), refuses what would change other answers
    (`BreaksError`), and returns after the change is committed and live in this process. Where it
    is not kept it raises `StorageError`. `member` is who saves, `why` their reason, may be empty.
    """

    def __init__(
        self, database: Database, overlays: Overlays, publisher: Publisher, now: Callable[[], int]
    ) -> None:
        """Save through a publisher, and read what it saved."""
        super().__init__(database, overlays)
        self._publisher = publisher
        self._now = now

    async def add(
        self,
        server: int,
        member: int,
        wording: Wording,
        aliases: Sequence[str] = (),
        *,
        why: str = "",
        confirmed: bool = False,
    ) -> Saved:
        """Add an entry of the server's own; its id is `server/` and a slug of the question."""
        return await self._save(
            *(server, member, why),
            lambda drafting: drafting.add(wording, aliases),
            confirmed=confirmed,
        )

    async def edit(
        self,
        server: int,
        member: int,
        entry: str,
        wording: Wording,
        *,
        seen: int,
        why: str = "",
        confirmed: bool = False,
    ) -> Saved:
        """Say an entry differently.

        Args:
            server: Whose entry.
            member: Who saves.
            entry: Id, shipped or own.
            wording: The whole of what it says from now on.
            seen: `Shown.number` that the moderator began from.
            why: Their reason.
            confirmed: Whether near duplicates were accepted.

        Raises:
            ConflictError: The entry was changed since then.
        """
        return await self._save(
            *(server, member, why),
            lambda drafting: drafting.edit(entry, wording),
            seen={entry: seen},
            confirmed=confirmed,
        )

    async def retire(self, server: int, member: int, entry: str, *, why: str = "") -> Saved:
        """Hide an entry; it stays and can be restored."""
        return await self._save(server, member, why, lambda drafting: drafting.retire(entry))

    async def restore(self, server: int, member: int, entry: str, *, why: str = "") -> Saved:
        """Show a retired entry again."""
        return await self._save(server, member, why, lambda drafting: drafting.restore(entry))

    async def add_alias(
        self,
        server: int,
        member: int,
        entry: str,
        alias: str,
        *,
        why: str = "",
        confirmed: bool = False,
    ) -> Saved:
        """Let a phrasing lead to an entry."""
        return await self._save(
            *(server, member, why),
            lambda drafting: drafting.add_alias(entry, alias),
            confirmed=confirmed,
        )

    async def remove_alias(
        self, server: int, member: int, entry: str, alias: str, *, why: str = ""
    ) -> Saved:
        """Let a phrasing lead to an entry no more."""
        return await self._save(
            server, member, why, lambda drafting: drafting.remove_alias(entry, alias)
        )

    async def revert(
        self, server: int, member: int, entry: str, *, to: int, seen: int, why: str = ""
    ) -> Saved:
        """Make an entry again what it was after a revision; that is a new revision.

        Args:
            server: Whose entry.
            member: Who saves.
            entry: Id.
            to: Number of a revision of this entry, or 0: as shipped (an own entry is retired).
            seen: As for `edit`.
            why: Their reason.

        Raises:
            ConflictError: The entry was changed since it was seen.
        """
        async with self._database.reading() as session:
            target = await ledger.revision(session, server, entry, to) if to else None
        if to and target is None:
            raise RefusedError(_NO_REVISION)
        published = await self._publisher.publish(
            server,
            Author(member, self._now(), why),
            lambda _, state: {entry: reverted(state, entry, target.after if target else None)},
            seen={entry: seen},
            confirmed=True,
        )
        return Saved(published.revisions[0])

    async def export_yaml(self, server: int) -> tuple[str, str]:
        """Return the server's entries as `sources.yaml` and a `faq.yaml` that `check` accepts.

        Raises:
            StorageError: The database fails.
        """
        opened = await self._overlays.refreshed(server)
        return exchange.to_yaml(opened.shipped.knowledge, opened.state.amendments.values())

    async def export_csv(self, server: int) -> str:
        """Return the server's entries as CSV.

        Raises:
            StorageError: The database fails.
        """
        opened = await self._overlays.refreshed(server)
        return exchange.to_csv(opened.state.amendments.values())

    async def import_files(
        self, server: int, member: int, files: Mapping[str, bytes], *, why: str = ""
    ) -> tuple[Revision, ...]:
        """Save every entry of a YAML or CSV file, all or nothing.

        Args:
            server: Whose.
            member: Who imports.
            files: By name: a CSV, or a `faq` and perhaps a `sources` YAML.
            why: Their reason.

        Returns:
            A revision for each entry that the files change.

        Raises:
            KnowledgeError: A file is refused; it carries every problem with its line.
            RefusedError: An entry is not allowed, or nothing changes.
            BreaksError: It would change other answers.
        """
        shipped = self._overlays.shipped.knowledge
        amendments = await asyncio.to_thread(exchange.from_files, shipped, files)
        published = await self._publisher.publish(
            server,
            Author(member, self._now(), why),
            lambda drafting, _: drafting.checked_together(amendments),
            confirmed=True,
        )
        return published.revisions

    async def _save(
        self,
        server: int,
        member: int,
        why: str,
        draft: Callable[[Drafting], Amendment],
        *,
        seen: Mapping[str, int] | None = None,
        confirmed: bool = False,
    ) -> Saved:
        """Save one entry."""

        def drafted(drafting: Drafting, _: State) -> Mapping[str, Amendment]:
            amendment = draft(drafting)
            return {amendment.entry: amendment}

        published = await self._publisher.publish(
            server, Author(member, self._now(), why), drafted, seen=seen, confirmed=confirmed
        )
        return Saved(published.revisions[0], published.near)


def reverted(state: State, entry: str, before: Amendment | None) -> Amendment | None:
    """Return what a server is to say of an entry so that it is again what it was.

    An own entry that was not there is retired, for nothing is deleted.
    """
    now = state.amendments.get(entry)
    if before is None and now is not None and now.is_own:
        return replace(now, retired=True)
    return before
