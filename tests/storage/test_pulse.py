"""Whether the database lives, as health endpoints ask."""

import pytest

from bot.storage.database import CONNECTIONS, Database
from bot.storage.pulse import pulse_of
from tests.effort import within

pytestmark = pytest.mark.asyncio


async def test_a_database_that_lives_has_no_fault(database: Database) -> None:
    async with database.reading() as session:
        await session.connection()
        pulse = await pulse_of(database)
    assert pulse.fault is None
    assert pulse.seconds < within(1)
    assert pulse.in_use == 1


async def test_a_database_that_is_away_is_named() -> None:
    database = Database("postgresql+asyncpg://nobody:hidden@127.0.0.1:1/none")
    pulse = await pulse_of(database)
    assert pulse.fault == "The database cannot be reached"
    await database.close()


async def test_a_pool_that_is_used_up_is_told(database: Database) -> None:
    sessions = [database.reading() for _ in range(CONNECTIONS)]
    for session in sessions:
        await (await session.__aenter__()).connection()
    pulse = await pulse_of(database)
    for session in sessions:
        await session.__aexit__(None, None, None)
    assert pulse.fault == "The database is busy"
    assert pulse.in_use == CONNECTIONS
