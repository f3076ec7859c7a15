"""Turns: what only one process of all may do at a time, by PostgreSQL's advisory locks.

With SQLite there is one process, and turns are taken within it.
"""

import asyncio
import random
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from enum import IntEnum
from typing import TYPE_CHECKING, cast

from bot.storage.database import Database

if TYPE_CHECKING:
    import asyncpg

LOOK_S = 0.1  # between two looks whether it is our turn, on average
_TRY = "SELECT pg_try_advisory_lock($1::int, $2::int)"


class Turn(IntEnum):
    """What is done in turns; PostgreSQL tells locks apart by such numbers."""

    IDENTIFY = 674_195_321
    REGISTER = 674_195_322


class Turns:
    """Takes turns with all processes on one database."""

    def __init__(self, database: Database) -> None:
        """Take no turn yet."""
        self._database = database
        self._here: defaultdict[tuple[Turn, int], asyncio.Lock] = defaultdict(asyncio.Lock)
        self._kept: set[asyncio.Task[None]] = set()

    @asynccontextmanager
    async def alone(self, turn: Turn, number: int = 0) -> AsyncIterator[None]:
        """Wait until nobody else does something, and keep it from them while inside.

        A process that is killed, or that loses the database, gives its turn up.

        Args:
            turn: What is done.
            number: Of the queue for it.

        Raises:
            StorageError: The database fails.
        """
        async with self._here[turn, number]:
            if not self._database.is_postgresql:
                yield
                return
            async with self._database.apart() as connection:
                driver = cast("asyncpg.Connection[asyncpg.Record]", connection)
                await _wait(driver, turn, number)
                yield

    async def take(self, turn: Turn, number: int, *, keep_s: float) -> None:
        """Wait for a turn, and keep it for some seconds after this has returned.

        Raises:
            StorageError: The database fails.
        """
        async with AsyncExitStack() as taken:
            await taken.enter_async_context(self.alone(turn, number))
            keeping = asyncio.create_task(_keep(taken.pop_all(), keep_s))
        self._kept.add(keeping)
        keeping.add_done_callback(self._kept.discard)

    async def close(self) -> None:
        """Give up all turns that are kept."""
        for keeping in self._kept:
            keeping.cancel()
        if self._kept:
            await asyncio.wait(self._kept)


async def _keep(taken: AsyncExitStack, keep_s: float) -> None:
    async with taken:
        await asyncio.sleep(keep_s)


async def _wait(driver: "asyncpg.Connection[asyncpg.Record]", turn: Turn, number: int) -> None:
    """Wait for a lock; inside PostgreSQL the wait would end with its `lock_timeout`."""
    while True:
        if await driver.fetchval(_TRY, int(turn), number):
            return
        await asyncio.sleep(LOOK_S * random.uniform(0.5, 1.5))  # noqa: S311 (no secret)
