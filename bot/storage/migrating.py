"""Migrating: the database gets the tables of this program, by exactly one of those that start."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from importlib import import_module
from typing import cast

from sqlalchemy import column, inspect, select, table, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.database import Database
from bot.storage.faults import ELSE, StorageError, located

REVISION = "0001"  # the newest of `migrations`, which this program needs
VERSIONS = "alembic_version"  # Alembic's table, with the revision of the database
WAIT_S = 60.0  # for another process that is migrating
LOCK = 6_741_953_207  # PostgreSQL's advisory locks are numbers; this one is ours
TRIES = 10  # to open a SQLite file for the first time
PAUSE_S = 0.1  # between two of them

_VERSION = table(VERSIONS, column("version_num")).c.version_num

_log = logging.getLogger(__name__)


async def migrate(address: str) -> tuple[str | None, str]:
    """Bring the database to the newest tables, in one transaction.

    Args:
        address: As `DATABASE_URL`.

    Returns:
        Its revision before, none for a new one, and now.

    Raises:
        StorageError: The database fails; it is as it was. Where it is away, it says where it is.
        NewerDatabaseError: A newer program made it.
    """
    with located(address):
        return await _migrate(address)


async def _migrate(address: str) -> tuple[str | None, str]:
    database = Database(address, wait_s=WAIT_S)
    try:
        if not database.is_postgresql:
            await _connect(database)
        if await _revision(database) == REVISION:
            return REVISION, REVISION
    finally:
        await database.close()
    # Imported here, for Alembic takes a third as long as all else that a start imports.
    upgrade = import_module("bot.storage.upgrading").upgrade
    async with exclusively(address) as connection:
        before, after = await connection.run_sync(upgrade)
    if before != after:
        _log.info("database migrated from %s to %s", before or "nothing", after)
    return before, after


@asynccontextmanager
async def exclusively(address: str) -> AsyncIterator[AsyncConnection]:
    """Give a transaction in which nobody else changes tables.

    Args:
        address: As `DATABASE_URL`.

    Raises:
        StorageError: The database fails, or rows would refer to none; it is as it was.
    """
    database = Database(address, wait_s=WAIT_S, changes_tables=True)
    try:
        if not database.is_postgresql:
            await _connect(database)
        async with database.writing() as session:
            if database.is_postgresql:
                await session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
            yield await session.connection()
            if not database.is_postgresql:
                lost = await session.execute(text("PRAGMA foreign_key_check"))
                if lost.first() is not None:
                    raise StorageError(ELSE)
    finally:
        await database.close()


async def _revision(database: Database) -> str | None:
    """Return the revision that a database is at; none without tables."""
    async with database.reading() as session:
        connection = await session.connection()
        if await connection.run_sync(lambda bound: inspect(bound).has_table(VERSIONS)):
            return cast(str | None, await session.scalar(select(_VERSION)))
    return None


async def _connect(database: Database) -> None:
    """Connect once; the first connection to a SQLite file switches it to WAL.

    SQLite does not wait for its lock here when several processes switch at once.
    """
    for _ in range(TRIES - 1):
        with suppress(StorageError):
            async with database.reading() as session:
                await session.connection()
                return
        await asyncio.sleep(PAUSE_S)
    async with database.reading() as session:
        await session.connection()
