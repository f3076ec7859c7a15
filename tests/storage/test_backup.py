"""A backup is everything at one moment, and a restored one is the same, on any database."""

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.storage import counts, ledger
from bot.storage.backup import FullDatabaseError, backup, restore
from bot.storage.database import Database
from bot.storage.faults import StorageError
from bot.storage.lines import LinesError
from bot.storage.migrating import migrate
from bot.storage.upgrading import NewerDatabaseError
from tests.storage.filled import OTHER_SERVER, OWN, SERVER, fill, leave

KINDS = ("sqlite", "postgresql")
_AN_END = '{"rows": 12}'


async def lines_of(database: Database) -> list[str]:
    return [line async for line in backup(database)]


@pytest.fixture(params=KINDS)
def target(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A second, empty database, of each kind in turn."""
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path / 'restored.sqlite3'}"
    return str(request.getfixturevalue("other_postgresql_address"))


@pytest.mark.asyncio
async def test_what_is_restored_is_what_was_there(database: Database, target: str) -> None:
    await fill(database)
    await fill(database, OTHER_SERVER)
    await leave(database, OTHER_SERVER)
    lines = await lines_of(database)
    names = {line.split('"table": ')[1] for line in lines[1:-1]}
    assert len(names) == 10, "something of every table"
    assert await restore(target, lines) == len(lines) - 2
    restored = Database(target)
    assert await lines_of(restored) == lines
    async with restored.reading() as session:
        assert (await ledger.state_of(session, SERVER)).amendments == {OWN.entry: OWN}
    await fill(restored, 77)  # numbers go on behind those that were restored
    await restored.close()


@pytest.mark.asyncio
async def test_a_backup_while_others_write_is_of_one_moment(
    database: Database, migrated: str
) -> None:
    writer = Database(migrated)
    begun, done = asyncio.Event(), asyncio.Event()

    async def write() -> None:
        """Count in two tables, always in one transaction."""
        seen = 0
        while not done.is_set():
            async with writer.writing() as session:
                await ledger.advance(session, SERVER, seen=seen)
                await counts.add_counts(session, {(SERVER, 1, "answered", ""): 1})
            seen += 1
            begun.set()

    writing = asyncio.create_task(write())
    await begun.wait()
    copies = [await lines_of(database) for _ in range(10)]
    done.set()
    await writing
    for lines in copies:
        counted = next(line for line in lines if '"table": "counts"' in line)
        server = next(line for line in lines if '"table": "servers"' in line)
        count = counted.split('"count": ')[1].split(",")[0]
        assert f'"version": {count}}}' in server
    await writer.close()


@pytest.mark.asyncio
async def test_only_an_empty_database_is_filled(database: Database, migrated: str) -> None:
    await fill(database)
    lines = await lines_of(database)
    with pytest.raises(FullDatabaseError):
        await restore(migrated, lines)
    await fill(database, OTHER_SERVER)
    await database.close()
    await restore(migrated, lines, replace=True)
    assert await lines_of(database) == lines


@pytest.mark.asyncio
async def test_tables_of_another_program_stay(database: Database, migrated: str) -> None:
    async with database.writing() as session:
        await session.execute(text("CREATE TABLE theirs (id INTEGER)"))
        await session.execute(text("INSERT INTO theirs VALUES (5)"))
    lines = await lines_of(database)
    await database.close()
    await restore(migrated, lines, replace=True)
    async with database.reading() as session:
        assert await session.scalar(text("SELECT id FROM theirs")) == 5


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("broken", "error"),
    [
        (lambda lines: lines[:-1], LinesError),
        (lambda lines: [*lines[:3], *lines[4:]], LinesError),
        (lambda lines: [*lines[:3], "{", *lines[3:]], LinesError),
        (lambda _: ["hello"], LinesError),
        (lambda _: [], LinesError),
        (lambda lines: [lines[0].replace("0001", "9999"), *lines[1:]], NewerDatabaseError),
        (lambda lines: [lines[0], lines[1].replace('"entry"', '"it"'), *lines[2:]], LinesError),
        (lambda lines: [lines[0], lines[1], lines[1], *lines[2:-1], _AN_END], StorageError),
    ],
)
async def test_a_broken_backup_changes_nothing(
    database: Database, migrated: str, broken: object, error: type[Exception]
) -> None:
    await fill(database)
    before = await lines_of(database)
    await database.close()
    with pytest.raises(error):
        await restore(migrated, broken(before), replace=True)  # type: ignore[operator]
    assert await lines_of(database) == before


@pytest.mark.asyncio
async def test_a_backup_of_an_older_program_is_brought_up_to_date(target: str) -> None:
    """The oldest revision there is can be restored by every later program."""
    header = '{"kind": "backup", "program": "career-advisor", "revision": "0001"}'
    row = '{"table": "optouts", "row": {"member": 5, "at": 6}}'
    await restore(target, [header, row, '{"rows": 1}'])
    assert (await migrate(target))[0] == (await migrate(target))[1]
    database = Database(target)
    async with database.reading() as session:
        assert (await session.execute(text("SELECT member, at FROM optouts"))).all() == [(5, 6)]
    await database.close()
