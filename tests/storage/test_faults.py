"""A database that fails says what is wrong, and loses nothing that it had acknowledged."""

import sqlite3
import traceback
from collections.abc import Awaitable, Callable, Iterable
from contextlib import AsyncExitStack, closing
from pathlib import Path

import pytest
from sqlalchemy import event, text

from bot.storage import ledger, members
from bot.storage.database import CONNECTIONS, Database
from bot.storage.faults import (
    AWAY,
    BUSY,
    DAMAGED,
    FULL,
    READ_ONLY,
    StorageError,
    UnreachableError,
    located,
)
from bot.storage.migrating import migrate

KEPT, REFUSED = 1, 2  # members who opt out: one acknowledged, one while the database fails
QUICK_S = 0.2

_TRIGGER = (
    """
    CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full';
    END $$
    """,
    "CREATE TRIGGER full_disk BEFORE INSERT ON optouts EXECUTE FUNCTION full_disk()",
)


async def opt_out(database: Database, member: int) -> None:
    async with database.writing() as session:
        await members.opt_out(session, member, 0)


async def _opt_out_all(database: Database, numbers: Iterable[int]) -> None:
    for member in numbers:
        await opt_out(database, member)


async def kept(database: Database) -> frozenset[int]:
    async with database.reading() as session:
        return await members.opted_out(session)


def file_of(address: str) -> Path:
    return Path(address.removeprefix("sqlite+aiosqlite:///"))


@pytest.mark.asyncio
async def test_a_transaction_is_kept_whole_or_not_at_all(database: Database) -> None:
    class WrongError(Exception):
        pass

    await opt_out(database, KEPT)
    with pytest.raises(WrongError):  # noqa: PT012 (what is tested is the end of the block)
        async with database.writing() as session:
            await members.opt_out(session, REFUSED, 0)
            raise WrongError
    assert await kept(database) == {KEPT}


@pytest.mark.asyncio
async def test_a_locked_database_is_busy_and_then_goes_on(
    database: Database, migrated: str
) -> None:
    impatient = Database(migrated, wait_s=QUICK_S)
    await opt_out(database, KEPT)
    async with database.writing() as session:
        await ledger.advance(session, 7, seen=0)
        with pytest.raises(StorageError, match=BUSY):
            async with impatient.writing() as other:
                await ledger.advance(other, 7, seen=0)
        assert await kept(impatient) == {KEPT}, "reading goes on"
    await opt_out(impatient, REFUSED)
    assert await kept(database) == {KEPT, REFUSED}
    await impatient.close()


@pytest.mark.asyncio
async def test_a_pool_that_is_used_up_is_busy(migrated: str) -> None:
    database = Database(migrated, wait_s=QUICK_S)
    async with AsyncExitStack() as taken:
        for _ in range(CONNECTIONS):
            session = await taken.enter_async_context(database.reading())
            await session.execute(text("SELECT 1"))
        with pytest.raises(StorageError, match=BUSY):
            await kept(database)
    assert await kept(database) == frozenset()
    await database.close()


@pytest.mark.asyncio
async def test_a_full_disk_is_named(database: Database) -> None:
    await opt_out(database, KEPT)
    mend = await _fill(database)
    with pytest.raises(StorageError, match=FULL):
        await _opt_out_all(database, range(REFUSED, 10_000))
    before = await kept(database)
    assert KEPT in before
    await mend()
    await opt_out(database, 20_000)
    assert await kept(database) == before | {20_000}


@pytest.mark.asyncio
async def test_a_database_that_only_reads_is_named(migrated: str) -> None:
    database = Database(migrated)
    await opt_out(database, KEPT)
    await database.close()
    if database.is_postgresql:
        statement = "SET default_transaction_read_only = on"
    else:
        statement = "PRAGMA query_only = on"
    _at_each_connection(database, statement)
    with pytest.raises(StorageError, match=READ_ONLY):
        await opt_out(database, REFUSED)
    assert await kept(database) == {KEPT}
    await database.close()


@pytest.mark.asyncio
async def test_a_file_that_is_no_database_is_named(sqlite_address: str) -> None:
    file_of(sqlite_address).write_text("This is a letter and no database. " * 200)
    database = Database(sqlite_address)
    with pytest.raises(StorageError, match=DAMAGED):
        await kept(database)
    await database.close()


@pytest.mark.asyncio
async def test_a_server_that_is_not_there_is_named_without_its_password() -> None:
    database = Database("postgresql+asyncpg://me:secret@127.0.0.1:1/there")
    with pytest.raises(UnreachableError, match=AWAY) as told:
        await kept(database)
    assert "secret" not in told.value.reply
    assert "secret" not in repr(database.engine)


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("sqlite+aiosqlite:////var/a.db", "the database file /var/a.db"),
        ("postgresql+asyncpg://me:secret@db.example:99/x", "DATABASE_URL at db.example:99"),
        ("postgresql+asyncpg://me:secret@db.example/x", "DATABASE_URL at db.example:5432"),
        ("postgresql+asyncpg:///x?host=/run/pg", "DATABASE_URL at /run/pg:5432"),
    ],
)
def test_a_place_is_told_without_its_password(address: str, place: str) -> None:
    told = pytest.raises(UnreachableError, match=f"cannot reach .*{place}: ")
    with told as error, located(address):
        raise UnreachableError(AWAY)
    assert "secret" not in error.value.reply


def test_a_save_that_is_unsure_stays_so() -> None:
    with pytest.raises(UnreachableError, match="not known"), located("sqlite+aiosqlite:///a.db"):
        raise UnreachableError(AWAY, unsure=True)


@pytest.mark.asyncio
async def test_a_fault_says_nothing_of_what_was_written(database: Database) -> None:
    typed = "something that a member typed"
    with pytest.raises(StorageError) as told:
        await _break(database, typed)
    assert typed not in "".join(traceback.format_exception(told.value))


async def _break(database: Database, typed: str) -> None:
    async with database.writing() as session:
        await session.execute(text("INSERT INTO optouts VALUES (:typed, 1, 1)"), {"typed": typed})


@pytest.mark.asyncio
async def test_lost_connections_are_made_anew(postgresql_address: str) -> None:
    database = await _migrated(postgresql_address)
    await opt_out(database, KEPT)
    await _cut(postgresql_address)
    await opt_out(database, REFUSED)
    assert await kept(database) == {KEPT, REFUSED}
    await database.close()


@pytest.mark.asyncio
async def test_a_connection_lost_before_the_commit_keeps_nothing(postgresql_address: str) -> None:
    database = await _migrated(postgresql_address)
    with pytest.raises(StorageError):  # noqa: PT012 (what is tested is the end of the block)
        async with database.writing() as session:
            await members.opt_out(session, REFUSED, 0)
            await _cut(postgresql_address)
    assert await kept(database) == frozenset()
    await database.close()


@pytest.mark.asyncio
async def test_a_write_goes_on_while_a_file_is_read(sqlite_address: str) -> None:
    database = await _migrated(sqlite_address)
    with closing(sqlite3.connect(file_of(sqlite_address), isolation_level=None)) as reader:
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM optouts").fetchone() == (0,)
        await opt_out(database, KEPT)
        assert reader.execute("SELECT count(*) FROM optouts").fetchone() == (0,)
    assert await kept(database) == {KEPT}
    await database.close()


async def _migrated(address: str) -> Database:
    await migrate(address)
    return Database(address)


async def _do(database: Database, *statements: str) -> None:
    async with database.writing() as session:
        for statement in statements:
            await session.execute(text(statement))


async def _cut(address: str) -> None:
    """End every other connection to a database."""
    database = Database(address)
    async with database.reading() as session:
        await session.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
    await database.close()


def _at_each_connection(database: Database, statement: str) -> None:
    def do(connection: object, _: object) -> None:
        cursor = connection.cursor()  # type: ignore[attr-defined]  # of a driver
        cursor.execute(statement)
        cursor.close()
        connection.commit()  # type: ignore[attr-defined]  # of a driver

    event.listen(database.engine.sync_engine, "connect", do)


async def _fill(database: Database) -> Callable[[], Awaitable[None]]:
    """Let the disk be full, as the database itself tells it; return what frees it again.

    SQLite may use no more pages; in PostgreSQL a trigger says what it says of a full disk.
    """
    if database.is_postgresql:
        await _do(database, *_TRIGGER)
    else:
        await database.close()
        _at_each_connection(database, "PRAGMA max_page_count = 1")  # that is: those there are

    async def mend() -> None:
        if database.is_postgresql:
            await _do(database, "DROP TRIGGER full_disk ON optouts")
        else:
            await database.close()
            _at_each_connection(database, "PRAGMA max_page_count = 1000000")

    return mend
