"""PreferenceBook: the settings of each server, read quickly and changed with a trace."""

from collections.abc import Callable
from dataclasses import replace

from bot.curation.preferences import Preferences
from bot.servers.overlays import Overlays
from bot.storage import ledger
from bot.storage.database import Database
from bot.storage.faults import BUSY, StorageError

TRIES = 8  # where other moderators of the same server save at the same moment


class PreferenceBook:
    """Keeps the settings of servers."""

    def __init__(self, database: Database, overlays: Overlays, now: Callable[[], int]) -> None:
        """Keep them in a database, and with what is open of a server."""
        self._database = database
        self._overlays = overlays
        self._now = now

    async def of(self, server: int | None) -> Preferences:
        """Return the settings of a server, from memory if it is open; the usual ones in DMs.

        As with advisors, a database that fails gives the last known ones, or the usual.
        """
        return (await self._overlays.opened(server)).state.preferences

    async def change(
        self, server: int, member: int, change: Callable[[Preferences], Preferences]
    ) -> Preferences:
        """Save settings; who, when, before and after are kept.

        Args:
            server: Whose.
            member: Who changes them.
            change: Makes the new settings of those that are kept, so that two moderators who
                change different ones at once both succeed.

        Raises:
            RefusedError: A value is out of range.
            StorageError: They could not be kept.
        """
        for _ in range(TRIES):
            before = await self._overlays.refreshed(server)
            wanted = change(before.state.preferences)
            if wanted == before.state.preferences:
                return wanted
            version = before.state.version + 1
            after = await self._overlays.built(
                replace(before.state, version=version, preferences=wanted)
            )
            try:
                async with self._database.writing() as session:
                    advanced = await ledger.advance(session, server, seen=version - 1)
                    if advanced:
                        await ledger.save_preferences(
                            *(session, server, version),
                            before=before.state.preferences,
                            after=wanted,
                            member=member,
                            at=self._now(),
                        )
            except BaseException:
                self._overlays.doubt(server)  # whether it was committed is not known
                raise
            if advanced:
                self._overlays.adopt(server, after)
                return wanted
        raise StorageError(BUSY)
