"""Transfer: everything of one server as lines, and into another server or database."""

from collections.abc import AsyncGenerator, Iterable, Mapping
from typing import Any

from sqlalchemy import Table, func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import BotError
from bot.storage.changes import Change, announce
from bot.storage.database import Database
from bot.storage.leavers import OF_SERVERS
from bot.storage.lines import LinesError, end, fitting, header, read, row_line
from bot.storage.migrating import REVISION
from bot.storage.tables import Base, MissRow, NoticeRow, RulingRow, ServerRow

_SERVERS = ServerRow.__tablename__
_MISSES = MissRow.__tablename__
_OWN = frozenset(table.__tablename__ for table in OF_SERVERS)
_TABLES = [table for table in Base.metadata.sorted_tables if table.name in {_SERVERS, *_OWN}]


class FullServerError(BotError):
    """Tell that an export would be read into a server that has something of its own."""


async def export(database: Database, server: int) -> AsyncGenerator[str]:
    """Yield the lines of a server, as it is at one moment.

    Neither its id nor the numbers of misses are in them: an import gives the same export again.

    Raises:
        StorageError: The database fails.
    """
    count, misses = 0, dict[int, int]()
    yield header("server", REVISION)
    async with database.snapshot() as connection:
        for table in _TABLES:
            own = table.c.id if table.name == _SERVERS else table.c.server
            found = await connection.stream(
                select(table).where(own == server).order_by(*table.primary_key)
            )
            async for row in found.mappings():
                yield row_line(table.name, _loosened(table, dict(row), misses))
                count += 1
    yield end(count)


async def import_server(database: Database, server: int, lines: Iterable[str]) -> int:
    """Read an export into a server that has nothing of its own, whole or not at all.

    Returns:
        How many rows it had.

    Raises:
        LinesError: It is no export, not a whole one, or of another version of the program.
        FullServerError: The server has something.
        StorageError: The database fails; nothing is changed.
    """
    copy = read(lines)
    if copy.kind != "server":
        raise LinesError("This file is a backup of everything: `restore` reads it.")
    if copy.revision != REVISION:
        raise LinesError("The file is of another version of this program: export it again.")
    count, misses = 0, dict[int, int]()
    async with database.writing() as session:
        await _refuse_full(session, server)
        for name, row in copy.rows:
            table = next((table for table in _TABLES if table.name == name), None)
            if table is None:
                raise LinesError(f"The file has rows of a table that is not known: {name}.")
            await _insert(session, table, row, server, misses)
            count += 1
        await announce(session, Change("server", server))
    return count


def _left_out(table: Table) -> frozenset[str]:
    """Return the columns that an export goes without; by their numbers, misses are pointed at."""
    return frozenset({"server"} if table.name == _MISSES else {"id", "server"})


def _loosened(table: Table, row: dict[str, Any], misses: dict[int, int]) -> dict[str, Any]:
    """Return a row without what belongs to this server and database alone."""
    if table.name == _MISSES:
        misses[row["id"]] = row["id"] = len(misses) + 1
    row = _renumbered(table, row, misses)
    return {key: value for key, value in row.items() if key not in _left_out(table)}


async def _insert(
    session: AsyncSession,
    table: Table,
    row: Mapping[str, Any],
    server: int,
    misses: dict[int, int],
) -> None:
    """Insert a row as one of a server, under a number of this database."""
    columns = set(table.columns.keys()) - _left_out(table)
    values = fitting(table.name, dict(row), columns)
    try:
        if table.name == _SERVERS:
            await session.execute(insert(table).values(**values, id=server))
        elif table.name == _MISSES:
            old = values.pop("id")
            added = insert(table).values(**values, server=server).returning(table.c.id)
            misses[old] = await session.scalar(added) or 0
        else:
            values = _renumbered(table, values, misses)
            await session.execute(insert(table).values(**values, server=server))
    except (KeyError, TypeError, ValueError) as error:
        raise LinesError(f"The file has a broken row of the table {table.name}.") from error


def _renumbered(table: Table, row: dict[str, Any], misses: Mapping[int, int]) -> dict[str, Any]:
    """Return a row that points at misses by their other numbers; those that are gone are left."""
    if table.name == NoticeRow.__tablename__:
        return {**row, "miss": misses[row["miss"]]}
    if table.name == RulingRow.__tablename__:
        kept = [[misses[miss], state] for miss, state in row["misses"] if miss in misses]
        return {**row, "misses": kept}
    return row


async def _refuse_full(session: AsyncSession, server: int) -> None:
    for table in _TABLES:
        own = table.c.id if table.name == _SERVERS else table.c.server
        if await session.scalar(select(func.count()).select_from(table).where(own == server)):
            raise FullServerError("This server has something of its own: nothing was imported.")
