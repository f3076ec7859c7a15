"""The tables of the program and of the migrations are the same, whoever starts first."""

import asyncio
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.engine import Connection

from bot.storage.database import Database
from bot.storage.migrating import REVISION, migrate
from bot.storage.tables import Base
from bot.storage.upgrading import NewerDatabaseError, configuration

PROCESSES = 4
MIGRATE = """
import asyncio, sys
from bot.storage.migrating import migrate
print(asyncio.run(migrate(sys.argv[1])))
"""


def _differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, Base.metadata))


@pytest.mark.asyncio
async def test_models_are_what_migrations_make(database: Database) -> None:
    async with database.engine.connect() as connection:
        assert await connection.run_sync(_differences) == []


def test_the_newest_migration_is_the_one_that_the_program_needs() -> None:
    assert ScriptDirectory.from_config(configuration()).get_current_head() == REVISION


@pytest.mark.asyncio
async def test_migrating_twice_changes_nothing(address: str) -> None:
    before, after = await migrate(address)
    assert before is None
    assert await migrate(address) == (after, after)


@pytest.mark.slow
@pytest.mark.asyncio
async def test_several_processes_may_start_at_once(address: str) -> None:
    started = [
        await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", MIGRATE, address),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            cwd=Path(__file__).parents[2],
        )
        for _ in range(PROCESSES)
    ]
    ended = [await process.communicate() for process in started]
    said = [out.decode() for out, _ in ended]
    assert [process.returncode for process in started] == [0] * PROCESSES, ended
    assert sum("None" in line for line in said) == 1, said


@pytest.mark.asyncio
async def test_a_database_of_a_newer_program_is_left_alone(
    database: Database, migrated: str
) -> None:
    async with database.writing() as session:
        await session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NewerDatabaseError, match="newer version"):
        await migrate(migrated)


@pytest.mark.asyncio
async def test_a_sqlite_file_is_in_wal_mode(sqlite_address: str) -> None:
    await migrate(sqlite_address)
    database = Database(sqlite_address)
    async with database.reading() as session:
        assert await session.scalar(text("PRAGMA journal_mode")) == "wal"
        assert await session.scalar(text("PRAGMA synchronous")) == 2
        assert await session.scalar(text("PRAGMA foreign_keys")) == 1
    await database.close()
