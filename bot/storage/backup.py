"""Backup: everything in the database as lines, written while it is in use, and read back."""

from collections.abc import AsyncGenerator, Iterable, Iterator
from itertools import groupby, islice
from typing import Any

from sqlalchemy import JSON, MetaData, Table, func, insert, select
from sqlalchemy.engine import Connection

from bot.errors import BotError
from bot.storage.database import Database
from bot.storage.lines import LinesError, end, fitting, header, read, row_line
from bot.storage.migrating import REVISION, VERSIONS, exclusively
from bot.storage.tables import Base
from bot.storage.upgrading import upgrade

BATCH = 500  # rows written at once

_OURS = frozenset((VERSIONS, *Base.metadata.tables))


class FullDatabaseError(BotError):
    """Tell that a backup would be read into a database that holds something."""


async def backup(database: Database) -> AsyncGenerator[str]:
    """Yield the lines of everything, as it is at one moment.

    Raises:
        StorageError: The database fails.
    """
    count = 0
    yield header("backup", REVISION)
    async with database.snapshot() as connection:
        for table in Base.metadata.sorted_tables:
            rows = await connection.stream(select(table).order_by(*table.primary_key))
            async for row in rows.mappings():
                yield row_line(table.name, dict(row))
                count += 1
    yield end(count)


async def restore(address: str, lines: Iterable[str], *, replace: bool = False) -> int:
    """Read a backup, whole or not at all, and return how many rows it had.

    One that an older version of the program made is brought to the tables of this one.

    Args:
        address: As `DATABASE_URL`.
        lines: Of the backup.
        replace: Whether what the database holds is deleted first.

    Raises:
        LinesError: It is no backup, or not a whole one.
        FullDatabaseError: The database holds something, and that is not to be replaced.
        NewerDatabaseError: A newer version of the program made the backup.
        StorageError: The database fails; it is as it was.
    """
    copy = read(lines)
    if copy.kind != "backup":
        raise LinesError("This file is an export of one server: `import` reads it.")
    async with exclusively(address) as connection:
        await connection.run_sync(_empty, replace)
        await connection.run_sync(upgrade, copy.revision)
        count = await connection.run_sync(_fill, copy.rows)
        await connection.run_sync(upgrade)
    return count


def _empty(connection: Connection, replace: bool) -> None:
    """Drop the tables of this program, and no others that are in the same database."""
    upgrade(connection)
    ours = [table for table in _tables(connection).sorted_tables if table.name in _OURS]
    full = any(
        connection.scalar(select(func.count()).select_from(table))
        for table in ours
        if table.name != VERSIONS
    )
    if full and not replace:
        raise FullDatabaseError("The database holds something already: nothing was restored.")
    for table in reversed(ours):
        table.drop(connection)


def _fill(connection: Connection, rows: Iterator[tuple[str, dict[str, Any]]]) -> int:
    """Insert rows in the order in which they come, and return how many."""
    tables, count = _tables(connection).tables, 0
    for name, group in groupby(rows, key=lambda row: row[0]):
        if name not in tables:
            raise LinesError(f"The file has rows of a table that is not known: {name}.")
        columns = tables[name].columns.keys()
        some = (fitting(name, row, columns) for _, row in group)
        while batch := list(islice(some, BATCH)):
            connection.execute(insert(tables[name]), batch)
            count += len(batch)
        if connection.dialect.name == "postgresql":
            _count_on(connection, tables[name])
    return count


def _count_on(connection: Connection, table: Table) -> None:
    """Let PostgreSQL number new rows after those that were given their numbers."""
    column = table.autoincrement_column
    if column is not None and column.server_default is not None:
        highest = select(func.max(column)).scalar_subquery()
        sequence = func.pg_get_serial_sequence(table.name, column.name)
        connection.execute(select(func.setval(sequence, highest)))


def _tables(connection: Connection) -> MetaData:
    """Return the tables as they are in the database, which may be older than the program."""
    tables = MetaData()
    tables.reflect(connection)
    for table in tables.tables.values():
        for column in table.columns:
            if isinstance(column.type, JSON):
                column.type.none_as_null = True
    return tables
