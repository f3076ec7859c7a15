"""What only one process may do at a time; both databases, the other process being another pool."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.storage.database import Database
from bot.storage.faults import StorageError
from bot.storage.turns import Turn, Turns
from tests.effort import within

FREE_S = within(5.0)  # in which a turn that is free is had

pytestmark = pytest.mark.asyncio


@pytest_asyncio.fixture
async def two(postgresql_address: str) -> AsyncIterator[tuple[Turns, Turns]]:
    """What two processes have."""
    databases = Database(postgresql_address), Database(postgresql_address)
    both = Turns(databases[0]), Turns(databases[1])
    yield both
    for turns, database in zip(both, databases, strict=True):
        await turns.close()
        await database.close()


async def is_taken(turns: Turns, number: int = 0) -> bool:
    """Tell whether somebody has a turn, as far as half a second tells."""
    try:
        async with asyncio.timeout(0.5), turns.alone(Turn.IDENTIFY, number):
            return False
    except TimeoutError:
        return True


async def come_in(turns: Turns, number: int = 0) -> None:
    """Have a turn that nobody else has."""
    async with asyncio.timeout(FREE_S), turns.alone(Turn.IDENTIFY, number):
        pass


async def test_one_process_keeps_the_others_waiting(two: tuple[Turns, Turns]) -> None:
    ours, theirs = two
    async with ours.alone(Turn.IDENTIFY, 3):
        await come_in(theirs, 4)  # another queue
        assert await is_taken(theirs, 3)
        async with theirs.alone(Turn.REGISTER, 3):
            pass
    await come_in(theirs, 3)


async def test_of_many_only_one_is_inside(two: tuple[Turns, Turns]) -> None:
    inside, most = 0, 0

    async def come(turns: Turns) -> None:
        nonlocal inside, most
        async with turns.alone(Turn.REGISTER):
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0.01)
            inside -= 1

    await asyncio.gather(*(come(turns) for turns in two * 3))
    assert most == 1


async def test_a_turn_is_kept_for_a_while(two: tuple[Turns, Turns]) -> None:
    ours, theirs = two
    await ours.take(Turn.IDENTIFY, 0, keep_s=30)
    await come_in(theirs, 1)
    assert await is_taken(theirs)
    await ours.close()
    await come_in(theirs)


async def test_within_a_process_turns_are_taken_too(database: Database) -> None:
    turns = Turns(database)
    await turns.take(Turn.IDENTIFY, 0, keep_s=30)
    await come_in(turns, 1)
    assert await is_taken(turns)
    await turns.close()


async def test_a_database_that_is_gone_is_told() -> None:
    database = Database("postgresql+asyncpg://nobody@127.0.0.1:1/none")
    with pytest.raises(StorageError):
        await Turns(database).take(Turn.IDENTIFY, 0, keep_s=1)
    await database.close()
