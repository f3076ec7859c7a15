"""A change made in one process is heard in another within a second, after a lost connection too."""

import asyncio
import time

import pytest
from sqlalchemy import text

from bot.storage import ledger, members
from bot.storage.changes import Change, heard
from bot.storage.database import Database
from bot.storage.migrating import migrate
from tests.effort import within

SERVER = 10**17 + 1
SOON_S = within(1.0)  # that is what is promised


class Ear:
    """Hears, and lets a test wait for what it wants to hear."""

    def __init__(self) -> None:
        self.changes: list[Change | None] = []
        self._heard = asyncio.Event()

    def __call__(self, change: Change | None) -> None:
        self.changes.append(change)
        self._heard.set()

    async def wait(self, *, within_s: float) -> float:
        """Wait for the next one, and return how long it took."""
        began = time.monotonic()
        async with asyncio.timeout(within_s):
            await self._heard.wait()
        self._heard.clear()
        return time.monotonic() - began


async def change(database: Database, seen: int) -> None:
    async with database.writing() as session:
        assert await ledger.advance(session, SERVER, seen=seen)


@pytest.mark.asyncio
async def test_a_change_is_heard_elsewhere_within_a_second(
    database: Database, migrated: str
) -> None:
    ear, other = Ear(), Database(migrated)
    async with heard(other, ear):
        await ear.wait(within_s=within(5.0))
        assert ear.changes == [None], "before it listened, anything may have changed"
        await change(database, 0)
        await ear.wait(within_s=SOON_S)
        expected = Change("server", SERVER, 1) if database.is_postgresql else None
        assert ear.changes == [None, expected]
        async with database.writing() as session:
            await members.opt_out(session, 5, 0)
        await ear.wait(within_s=SOON_S)
        assert ear.changes[2:] == ([Change("optout", 5)] if database.is_postgresql else [None])
    await other.close()


@pytest.mark.asyncio
async def test_after_a_lost_connection_anything_may_have_changed(
    postgresql_address: str,
) -> None:
    await migrate(postgresql_address)
    ear, listener, database = Ear(), Database(postgresql_address), Database(postgresql_address)
    async with heard(listener, ear):
        await ear.wait(within_s=within(5.0))
        async with database.reading() as session:
            await session.execute(
                text(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
            )
        await ear.wait(within_s=SOON_S)
        await change(database, 0)
        await ear.wait(within_s=SOON_S)
        assert ear.changes == [None, None, Change("server", SERVER, 1)]
    await listener.close()
    await database.close()
