"""Privacy: what is kept of a member, in all servers, and how it goes."""

import asyncio
import logging
from collections.abc import Callable

from bot.storage import members
from bot.storage.changes import Change
from bot.storage.database import Database
from bot.storage.faults import StorageError
from bot.storage.members import Holdings

END_S = 1.0  # for what is being read when the bot stops

_log = logging.getLogger(__name__)


class Privacy:
    """Shows and deletes what is kept of a member."""

    def __init__(self, database: Database, now: Callable[[], int]) -> None:
        """Know nobody yet; `read` finds out who opted out."""
        self._database = database
        self._now = now
        self._out: frozenset[int] = frozenset()
        self._reading: asyncio.Task[None] | None = None
        self._read_again = False

    async def show(self, member: int) -> Holdings:
        """Return what is kept of a member.

        Raises:
            StorageError: The database fails.
        """
        async with self._database.reading() as session:
            return await members.holdings(session, member)

    async def delete(self, member: int) -> Holdings:
        """Delete what is a member's own, and return what it was.

        Their misses, votes and notices go; in revisions and rulings their id becomes none.

        Raises:
            StorageError: The database fails.
        """
        async with self._database.writing() as session:
            kept = await members.holdings(session, member)
            await members.forget(session, member)
            return kept

    async def opt_out(self, member: int) -> None:
        """Delete what is kept, keep nothing from now on, and answer only when asked.

        Raises:
            StorageError: The database fails.
        """
        async with self._database.writing() as session:
            await members.forget(session, member)
            await members.opt_out(session, member, self._now())
        self._out |= {member}

    async def opt_in(self, member: int) -> None:
        """Take an opting out back.

        Raises:
            StorageError: The database fails.
        """
        async with self._database.writing() as session:
            await members.opt_in(session, member)
        self._out -= {member}

    def opted_out(self, member: int) -> bool:
        """Tell whether a member opted out; from memory."""
        return member in self._out

    async def read(self) -> None:
        """Find out who opted out.

        Raises:
            StorageError: The database fails.
        """
        async with self._database.reading() as session:
            self._out = await members.opted_out(session)

    def hear(self, change: Change | None) -> None:
        """Take note that somebody may have opted out or in elsewhere."""
        if change is None or change.what == "optout":
            self._read_again = True
            if self._reading is None:
                self._reading = asyncio.create_task(self._keep_reading())

    async def close(self) -> None:
        """End what is being done in the background, which may take a second."""
        if self._reading:
            _, late = await asyncio.wait({self._reading}, timeout=END_S)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _keep_reading(self) -> None:
        try:
            while self._read_again:
                self._read_again = False
                await self.read()
        except StorageError as error:
            _log.warning("who opted out elsewhere is not seen: %s", error.reply)
        finally:
            self._reading = None
