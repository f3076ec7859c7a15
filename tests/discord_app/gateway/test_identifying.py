"""How shards begin their sessions: the first of a bucket at once, the next when it is its turn."""

import asyncio

import pytest

from bot.discord_app.gateway import identifying
from bot.discord_app.gateway.identifying import Identifying
from bot.errors import BotError

pytestmark = pytest.mark.asyncio


async def is_let(one: Identifying, shard: int) -> bool:
    """Tell whether a shard may identify now."""
    try:
        async with asyncio.timeout(0.1):
            await one.wait(shard)
    except TimeoutError:
        return False
    return True


async def test_the_first_of_each_bucket_need_not_wait() -> None:
    alone = Identifying(shared=False)
    alone.concurrency = 2
    assert await is_let(alone, 0)
    assert await is_let(alone, 1)
    assert not await is_let(alone, 2), "it is in the bucket of 0"


async def test_the_next_of_a_bucket_waits_for_its_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identifying, "SPACE_S", 0.2)
    alone = Identifying(shared=False)
    now = asyncio.get_running_loop().time
    began_s = now()
    for shard in range(3):
        await alone.wait(shard)
    assert now() - began_s >= 0.4


async def test_with_others_nobody_identifies_before_turns_are_known() -> None:
    asked: list[tuple[int, float]] = []

    async def take(bucket: int, *, keep_s: float) -> None:
        asked.append((bucket, keep_s))

    shared = Identifying(shared=True)
    shared.concurrency = 4
    assert not await is_let(shared, 5)
    assert shared.reached.is_set()
    shared.share(take)
    assert await is_let(shared, 5)
    assert asked == [(1, identifying.SPACE_S)]


async def test_a_database_that_fails_keeps_no_shard_away() -> None:
    async def fail(bucket: int, *, keep_s: float) -> None:
        raise BotError("The database cannot be reached.")

    shared = Identifying(shared=True)
    shared.share(fail)
    assert await is_let(shared, 0)
