"""Counts add up over processes and restarts, and the week's digest goes out once."""

import asyncio
from dataclasses import replace

import pytest

from bot.app import Advisor
from bot.errors import NetworkError
from bot.servers.servers import Servers
from bot.storage.faults import StorageError
from tests.servers.clock import DAY_S, MEMBER, OTHER_MEMBER, OTHER_SERVER, SERVER, Clock

LOST = "cards/lost-card"


@pytest.mark.asyncio
async def test_counts_of_all_processes_add_up(servers: Servers, elsewhere: Servers) -> None:
    for one in (servers, elsewhere):
        one.tally.count(SERVER, "answered", LOST)
        one.tally.count(SERVER, "unanswered")
        one.tally.count(None, "answered", LOST)
        one.tally.count(OTHER_SERVER, "clarify")
    await asyncio.gather(servers.tally.flush(), elsewhere.tally.flush())
    await servers.tally.vote(SERVER, MEMBER, 1, LOST, helpful=False)
    await elsewhere.tally.vote(SERVER, MEMBER, 1, LOST, helpful=True)
    await servers.tally.vote(SERVER, OTHER_MEMBER, 1, LOST, helpful=False)
    found = await servers.weeks.statistics(SERVER)
    assert (found.week.answered, found.week.not_known, found.week.asked) == (2, 2, 4)
    assert (found.week.helpful, found.week.not_helpful) == (1, 1)
    assert found.top == ((LOST, 2),)


@pytest.mark.asyncio
async def test_weeks_are_told_apart_and_the_inbox_is_in_them(
    servers: Servers, clock: Clock
) -> None:
    servers.tally.count(SERVER, "answered", LOST)
    await servers.inbox.record(SERVER, MEMBER, "umbrella colours", "unknown", [])
    asked_at = clock.now
    clock.now += 8 * DAY_S
    servers.tally.count(SERVER, "declined")
    found = await servers.weeks.statistics(SERVER)
    assert (found.week.asked, found.before.asked) == (1, 1)
    assert (found.open_groups, found.oldest_open, found.oldest_open_at) == (
        *(1, "umbrella colours"),
        asked_at,
    )


@pytest.mark.asyncio
async def test_counts_are_written_at_the_end_however_it_comes(
    address: str, bank_advisor: Advisor
) -> None:
    clock = Clock()
    with pytest.raises(NetworkError):  # noqa: PT012 (what is tested is the end of the block)
        async with Servers.open(address, bank_advisor, clock) as servers:
            servers.tally.count(SERVER, "answered", LOST)
            raise NetworkError("Discord is gone")
    async with Servers.open(address, bank_advisor, clock) as servers:
        assert (await servers.weeks.statistics(SERVER)).week.answered == 1


@pytest.mark.asyncio
async def test_counts_that_cannot_be_written_are_kept_for_later(
    servers: Servers, monkeypatch: pytest.MonkeyPatch
) -> None:
    servers.tally.count(SERVER, "answered", LOST)
    with monkeypatch.context() as patched:
        patched.setattr("bot.servers.statistics.counts.add_counts", _failing)
        with pytest.raises(StorageError):
            await servers.tally.flush()
    servers.tally.count(SERVER, "answered", LOST)
    assert (await servers.weeks.statistics(SERVER)).week.answered == 2


async def _failing(*_: object) -> None:
    raise StorageError("The disk is full")


@pytest.mark.asyncio
async def test_a_digest_is_given_out_once_a_week_where_it_is_wanted(
    servers: Servers, elsewhere: Servers, clock: Clock
) -> None:
    await servers.preferences.change(SERVER, MEMBER, lambda old: replace(old, digest=True))
    assert await servers.weeks.due([SERVER, OTHER_SERVER]) == (SERVER,)
    assert await elsewhere.weeks.due([OTHER_SERVER]) == ()
    both = await asyncio.gather(servers.weeks.claim(SERVER), elsewhere.weeks.claim(SERVER))
    assert sorted(both) == [False, True]
    clock.now += 2 * DAY_S
    assert await servers.weeks.due([SERVER]) == (), "it is Sunday of the same week"
    clock.now += DAY_S
    assert await servers.weeks.due([SERVER]) == (SERVER,)
    assert await servers.weeks.claim(SERVER)
