"""A server goes from version to version, one change at a time."""

import asyncio

import pytest

from bot.curation.preferences import Preferences
from bot.curation.revision import Revision
from bot.storage import ledger
from bot.storage.database import Database
from bot.storage.migrating import migrate
from tests.storage.filled import AT, HIDDEN, MEMBER, OTHER_SERVER, OWN, SERVER, fill


@pytest.mark.asyncio
async def test_what_was_saved_is_read_back(database: Database) -> None:
    await fill(database)
    async with database.reading() as session:
        state = await ledger.state_of(session, SERVER)
        assert state.version == 4
        assert state.amendments == {OWN.entry: OWN}
        assert state.numbers == {OWN.entry: 1, HIDDEN.entry: 2}
        assert state.preferences == Preferences(channels=(5, 6), threshold=0.7, digest=True)
        assert await ledger.state_of(session, OTHER_SERVER) == ledger.State()
        newest, older, oldest = await ledger.revisions(session, SERVER, None, 10)
        assert newest == Revision(2, HIDDEN.entry, HIDDEN, None, MEMBER, AT)
        assert older.member is None
        assert await ledger.revision(session, SERVER, OWN.entry, 1) == oldest
        assert await ledger.revision(session, SERVER, OWN.entry, 2) is None
        assert await ledger.revisions(session, SERVER, HIDDEN.entry, 1) == (newest,)
        assert await ledger.versions(session) == {SERVER: 4}


@pytest.mark.asyncio
async def test_of_two_changes_over_one_version_the_second_is_told(database: Database) -> None:
    for took in (True, False):
        async with database.writing() as session:
            assert await ledger.advance(session, SERVER, seen=0) is took
    async with database.reading() as session:
        assert await ledger.versions(session) == {SERVER: 1}


@pytest.mark.asyncio
async def test_who_reads_and_then_writes_waits_for_others(sqlite_address: str) -> None:
    """SQLite would fail at once, and not wait, where a transaction became a writing one late."""
    await migrate(sqlite_address)
    database = Database(sqlite_address)

    async def change() -> bool:
        async with database.writing() as session:
            version = (await ledger.state_of(session, SERVER)).version
            await asyncio.sleep(0.01)  # others come in between, if they can
            return await ledger.advance(session, SERVER, seen=version)

    assert await asyncio.gather(*(change() for _ in range(4))) == [True] * 4
    await database.close()
