"""A PostgreSQL server that is stopped under way and comes back is used again within ten seconds."""

import asyncio
import time
from collections.abc import Iterator

import pytest

from bot.storage import ledger
from bot.storage.changes import Change, heard
from bot.storage.database import Database
from bot.storage.faults import StorageError
from bot.storage.migrating import migrate
from tests.databases import PostgreSQL, address_in, postgresql
from tests.effort import within

SERVER = 10**17 + 1
RECOVERED_S = within(10.0)  # that is what is promised


@pytest.fixture
def mortal() -> Iterator[PostgreSQL]:
    with postgresql() as server:
        yield server


@pytest.mark.slow
@pytest.mark.asyncio
async def test_a_server_that_was_gone_is_used_again(mortal: PostgreSQL) -> None:
    address = address_in(mortal.get_uri(), "postgres")
    await migrate(address)
    database, listener = Database(address), Database(address)
    changes: list[Change | None] = []
    async with heard(listener, changes.append):
        await _change(database, 0)
        mortal.stop()  # it cuts all connections
        with pytest.raises(StorageError):
            await _change(database, 1)
        mortal.start()
        began = time.monotonic()
        await _change_at_last(database, 1)
        while Change("server", SERVER, 2) not in changes and None not in changes[-1:]:
            assert time.monotonic() - began < RECOVERED_S
            await asyncio.sleep(0.05)
        assert time.monotonic() - began < RECOVERED_S
        async with database.reading() as session:
            assert await ledger.versions(session) == {SERVER: 2}, "nothing is lost"
    await database.close()
    await listener.close()


async def _change(database: Database, seen: int) -> None:
    async with database.writing() as session:
        assert await ledger.advance(session, SERVER, seen=seen)


async def _change_at_last(database: Database, seen: int) -> None:
    async with asyncio.timeout(RECOVERED_S):
        while True:
            try:
                return await _change(database, seen)
            except StorageError:
                await asyncio.sleep(0.05)
