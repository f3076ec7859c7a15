"""The database fails while people ask and moderators save."""

import asyncio
import resource
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import (
    AbstractAsyncContextManager,
    AsyncExitStack,
    asynccontextmanager,
    closing,
    suppress,
)
from pathlib import Path

import pytest
from sqlalchemy import event, text
from sqlalchemy.engine.interfaces import DBAPIConnection

from bot.app import Advisor
from bot.storage.database import CONNECTIONS, Database
from tests.chaos.conftest import RECOVERED_S
from tests.chaos.moderating import Moderating
from tests.databases import PostgreSQL, address_in, postgresql
from tests.discord_app.conftest import MODERATING, Clock, Place, connected
from tests.effort import times
from tests.standin import Standin

pytestmark = [pytest.mark.slow, pytest.mark.asyncio]

FAULTS = times(2)
QUICK_S = 0.3  # that is waited for a lock or a connection, which is five seconds in earnest
ANSWER = "Block it in the app"

Fault = Callable[[Database], AbstractAsyncContextManager[None]]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    patient = Database.__init__.__kwdefaults__ or {}
    monkeypatch.setitem(patient, "wait_s", QUICK_S)


@asynccontextmanager
async def placed(standin: Standin, advisor: Advisor, address: str) -> AsyncIterator[Place]:
    """Give the usual place over a database."""
    server = standin.add_guild("Coders")
    channel, clock = server.add_channel("general"), Clock()
    ana, bob = server.add_member("Ana"), server.add_member("Bob")
    moderator = server.add_member("Mo", permissions=MODERATING)
    async with connected(standin, advisor, clock, database_url=address) as client:
        yield Place(standin, server, channel, ana, bob, moderator, clock, client)


@asynccontextmanager
async def locked(database: Database) -> AsyncIterator[None]:
    """Another program holds the write lock."""
    other = sqlite3.connect(_file_of(database), isolation_level=None, check_same_thread=False)
    with closing(other):
        await asyncio.to_thread(other.execute, "BEGIN IMMEDIATE")  # it may have to wait
        yield
        other.execute("ROLLBACK")


@asynccontextmanager
async def full(database: Database) -> AsyncIterator[None]:
    """No file may grow any more, which the system tells as it tells of a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@asynccontextmanager
async def read_only(database: Database) -> AsyncIterator[None]:
    """The database may only be read."""
    names = {False: "PRAGMA query_only = {}", True: "SET default_transaction_read_only = {}"}
    state = "on"

    def switch(connection: DBAPIConnection, *_: object) -> None:
        cursor = connection.cursor()
        cursor.execute(names[database.is_postgresql].format(state))
        cursor.close()
        connection.commit()

    event.listen(database.engine.sync_engine, "checkout", switch)
    yield
    state = "off"


@asynccontextmanager
async def used_up(database: Database) -> AsyncIterator[None]:
    """All connections are taken."""
    async with AsyncExitStack() as taken:
        for _ in range(CONNECTIONS):
            session = await taken.enter_async_context(database.reading())
            await session.execute(text("SELECT 1"))
        yield


@asynccontextmanager
async def cut(database: Database) -> AsyncIterator[None]:
    """The server ends all connections, again and again."""
    address = database.engine.url.render_as_string(hide_password=False)
    other = Database(address, wait_s=RECOVERED_S)
    ended = 0

    async def cut_all() -> None:
        nonlocal ended
        while True:
            async with other.reading() as session:
                found = await session.execute(
                    text(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                    )
                )
                ended += sum(found.scalars())
            await asyncio.sleep(0.001)

    cutting = asyncio.create_task(cut_all())
    try:
        yield
    finally:
        cutting.cancel()
        with suppress(asyncio.CancelledError):
            await cutting  # where cutting itself has failed, this says so
        await other.close()
    assert ended


def _file_of(database: Database) -> Path:
    return Path(database.engine.url.database or "")


async def _goes_on(place: Place, moderating: Moderating, fault: Fault, number: int) -> None:
    """Let a fault begin and end: questions are answered, and saving works soon after."""
    database = place.client.desk.servers.inbox._database
    await moderating.save_at_last()
    async with fault(database):
        saving = asyncio.create_task(moderating.save())
        channel = place.server.add_channel(f"asked-{number}")
        seen = await place.server.add_member(f"Asker {number}").writes(
            channel, "<@bot> i lost my card"
        )
        assert ANSWER in seen.text
        await saving
    await moderating.save_at_last()


async def _moderated(standin: Standin, advisor: Advisor, address: str, fault: Fault) -> Moderating:
    """Let a fault come several times; what was saved is there at the end."""
    async with placed(standin, advisor, address) as place:
        moderating = Moderating(place)
        for number in range(FAULTS):
            await _goes_on(place, moderating, fault, number)
    await moderating.is_all_there(address)
    return moderating


@pytest.mark.parametrize("fault", [locked, full, read_only, used_up])
async def test_a_file_that_fails(
    standin: Standin, desk_advisor: Advisor, sqlite_address: str, fault: Fault
) -> None:
    moderating = await _moderated(standin, desk_advisor, sqlite_address, fault)
    assert moderating.refused >= FAULTS


@pytest.mark.parametrize("fault", [read_only, used_up])
async def test_a_server_that_fails(
    standin: Standin, desk_advisor: Advisor, postgresql_address: str, fault: Fault
) -> None:
    moderating = await _moderated(standin, desk_advisor, postgresql_address, fault)
    assert moderating.refused >= FAULTS


async def test_a_server_that_cuts_connections(
    standin: Standin, desk_advisor: Advisor, postgresql_address: str
) -> None:
    await _moderated(standin, desk_advisor, postgresql_address, cut)


@pytest.fixture
def mortal() -> Iterator[PostgreSQL]:
    with postgresql() as server:
        yield server


async def test_a_server_that_is_restarted(
    standin: Standin, desk_advisor: Advisor, mortal: PostgreSQL
) -> None:
    @asynccontextmanager
    async def restarted(_: Database) -> AsyncIterator[None]:
        await asyncio.to_thread(mortal.stop)
        try:
            yield
        finally:
            await asyncio.to_thread(mortal.start)

    address = address_in(mortal.get_uri(), "postgres")
    async with placed(standin, desk_advisor, address) as place:
        moderating = Moderating(place)
        for number in range(times(1)):
            await _goes_on(place, moderating, restarted, number)
        assert moderating.refused
    await moderating.is_all_there(address)
