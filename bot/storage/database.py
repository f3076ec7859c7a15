"""The database: connections, and transactions that commit whole or not at all."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Protocol, cast

from sqlalchemy import event
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import (
    AsyncConnection,
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)

from bot.storage.faults import Committing, explained

CONNECTIONS = 5  # kept open by one process, which is plenty: answers come from memory
WAIT_S = 5.0  # for a lock, a free connection, or one statement of a server
CONNECT_S = 5.0  # for a new connection
NETWORK_S = 1.0  # that an answer of a server may take beyond that
CLOSE_S = 1.0  # for a farewell to the connections of the pool, and to one apart

Session = AsyncSession  # what the rooms above hand from one repository to the next

_BEGIN = "begin"  # execution option: how SQLite begins a transaction


class _Driver(Protocol):
    async def close(self) -> None: ...


class Database:
    """A SQLite file or a PostgreSQL server.

    Attributes:
        engine: For migrations and listening.
        is_postgresql: Which of the two it is.
    """

    def __init__(
        self, address: str, *, wait_s: float = WAIT_S, changes_tables: bool = False
    ) -> None:
        """Prepare a database; nothing is connected yet.

        Args:
            address: As `DATABASE_URL`.
            wait_s: How long to wait for a lock, a free connection or one statement.
            changes_tables: Whether it is opened to change tables, which SQLite makes anew for it:
                the rows that refer to those of a table must not go when the old one is dropped.
        """
        self.engine = engine_of(address, wait_s=wait_s)
        if self.engine.dialect.name == "sqlite" and changes_tables:
            event.listen(self.engine.sync_engine, "connect", _leave_references)
        self.is_postgresql = self.engine.dialect.name == "postgresql"
        writers = self.engine.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})
        self._readers = async_sessionmaker(self.engine, expire_on_commit=False)
        self._writers = async_sessionmaker(writers, expire_on_commit=False)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """Give a session that reads.

        Raises:
            StorageError: The database fails.
        """
        with explained():
            async with self._readers() as session:
                yield session

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncSession]:
        """Give a session whose changes are committed at the end, all or none.

        Raises:
            StorageError: The database fails; nothing is changed, unless it says that it is unsure.
        """
        committing = Committing()
        with explained(committing):
            async with self._writers() as session:
                yield session
                await session.flush()
                committing.reached = True
                await session.commit()

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[AsyncConnection]:
        """Give a connection that sees everything as it is at one moment, for a whole copy.

        Raises:
            StorageError: The database fails.
        """
        with explained():
            async with self.engine.connect() as connection:
                if self.is_postgresql:
                    connection = await connection.execution_options(
                        isolation_level="REPEATABLE READ"
                    )
                yield connection

    @asynccontextmanager
    async def apart(self) -> AsyncIterator[object]:
        """Give a connection outside of the pool, for listening: asyncpg's or aiosqlite's own.

        Raises:
            StorageError: The database fails.
        """
        with explained():
            pooled = await self.engine.raw_connection()
            driver = cast(_Driver, pooled.driver_connection)
            pooled.detach()
            try:
                yield driver
            finally:
                with suppress(TimeoutError):
                    async with asyncio.timeout(CLOSE_S):
                        await driver.close()

    async def close(self) -> None:
        """Close all connections; where the server hangs, they end with the program."""
        with suppress(TimeoutError):
            async with asyncio.timeout(CLOSE_S):
                await self.engine.dispose()


def engine_of(address: str, *, wait_s: float = WAIT_S) -> AsyncEngine:
    """Return an engine.

    Args:
        address: As `DATABASE_URL`.
        wait_s: How long to wait for a lock or a statement.
    """
    if make_url(address).get_backend_name() == "postgresql":
        return create_async_engine(
            address,
            hide_parameters=True,  # what people typed belongs into no log
            pool_size=CONNECTIONS,
            max_overflow=0,
            pool_timeout=wait_s,
            pool_pre_ping=True,
            connect_args={
                "timeout": CONNECT_S,
                "command_timeout": wait_s + NETWORK_S,
                "server_settings": {"lock_timeout": f"{round(wait_s * 1000)}ms"},
            },
        )
    engine = create_async_engine(
        address,
        hide_parameters=True,
        pool_size=CONNECTIONS,
        max_overflow=0,
        pool_timeout=wait_s,
        # The driver would begin transactions by itself, and late; see `_begin`.
        connect_args={"timeout": wait_s, "isolation_level": None},
    )
    event.listen(engine.sync_engine, "connect", _prepare)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


def _prepare(connection: DBAPIConnection, _: object) -> None:
    """Set SQLite so that commits survive a loss of power and readers do not wait for writers."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.close()


def _leave_references(connection: DBAPIConnection, _: object) -> None:
    """Let rows stay whose reference goes: it cannot be said later, within the transaction.

    Source: https://www.sqlite.org/lang_altertable.html, section 7.
    """
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys=OFF")
    cursor.close()


def _begin(connection: Connection) -> None:
    """Begin a transaction; a writing one takes SQLite's write lock at once.

    One that read first and would write then fails at once where another wrote in between, and no
    waiting helps it. Source: https://www.sqlite.org/lang_transaction.html.
    """
    connection.exec_driver_sql(connection.get_execution_options().get(_BEGIN, "BEGIN"))
