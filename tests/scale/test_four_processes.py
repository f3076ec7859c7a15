"""Four processes with sixteen shards on one PostgreSQL, against the stand-in for Discord."""

import asyncio
import logging
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator
from itertools import pairwise
from pathlib import Path

import asyncpg
import pytest
import pytest_asyncio

from bot.app import Advisor
from bot.knowledge.overlay import Wording
from bot.servers.servers import Servers
from tests.databases import made_database
from tests.effort import within
from tests.scale.fleet import STOP_S, Fleet
from tests.standin import Channel, Person, Server, Standin, Terms
from tests.standin.snowflakes import SHARD_SHIFT

SHARDS, PROCESSES, BUCKETS = 16, 4, 4
WINDOW_S = 5.0  # Discord's, in which one shard of a bucket may identify
SOON_S = 1.0  # in which a change has to be known everywhere
DEAF_S = 10.0  # that a shard may be away at a restart
AGAIN_S = 10.0  # in which all works after a fault
ALL_S = 20.0  # in which all processes have done what they do at once
MODERATOR = 10**17
NOON = 1_800_014_400  # Unix seconds

pytestmark = [pytest.mark.slow, pytest.mark.asyncio(loop_scope="module")]

_log = logging.getLogger(__name__)

Places = dict[int, Server]  # by shard


@pytest.fixture(scope="module")
def fleet_address(postgresql_server: str) -> Iterator[str]:
    with made_database(postgresql_server) as address:
        yield address


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def standin() -> AsyncIterator[Standin]:
    terms = Terms(shards=SHARDS, max_concurrency=BUCKETS, identify_window_s=WINDOW_S)
    async with await Standin.start(terms) as started:
        yield started
        assert not started.violations


@pytest.fixture(scope="module")
def places(standin: Standin) -> Places:
    """A server on each shard."""
    servers = [standin.add_guild(f"Server {number}") for number in range(SHARDS)]
    return {(server.id >> SHARD_SHIFT) % SHARDS: server for server in servers}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def fleet(
    standin: Standin,
    places: Places,
    fleet_address: str,
    bank_folder: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[Fleet]:
    folder = tmp_path_factory.mktemp("fleet")
    fleet = Fleet(standin, fleet_address, bank_folder, folder, SHARDS, PROCESSES)
    try:
        await fleet.start_all()
        yield fleet
    finally:
        await fleet.end()


def somebody_in(server: Server) -> tuple[Person, Channel]:
    """Return a new member with a new channel, whom no cooldown holds up."""
    number = len(server.guild.channels)
    return server.add_member(f"Ana {number}"), server.add_channel(f"asked-{number}")


async def answer_in(server: Server, question: str) -> str:
    """Let somebody new ask, and return what is answered."""
    person, channel = somebody_in(server)
    return (await person.writes(channel, f"<@bot> {question}")).text


async def test_all_shards_identify_as_far_apart_as_discord_wants(
    fleet: Fleet, standin: Standin
) -> None:
    identifies = standin.gateway.identifies
    assert {one.shard for one in identifies} == set(range(SHARDS))
    assert all(one.admitted for one in identifies), "Discord refused none"
    assert len(identifies) == SHARDS
    buckets = defaultdict(list)
    for one in identifies:
        buckets[one.shard % BUCKETS].append(one.at_s)
    for times in buckets.values():
        assert all(later - earlier >= WINDOW_S for earlier, later in pairwise(sorted(times)))


async def test_commands_are_registered_by_exactly_one(fleet: Fleet, standin: Standin) -> None:
    def made(method: str) -> int:
        requests = standin.rest.requests
        return sum(one.method == method and one.path.endswith("/commands") for one in requests)

    await standin.until(lambda: made("GET") == PROCESSES, within(ALL_S))
    await standin.settles()
    assert made("PUT") == 1


async def test_the_database_is_migrated_by_exactly_one(fleet: Fleet) -> None:
    logs = [fleet.log(number).read_text() for number in range(PROCESSES)]
    assert sum("database migrated from nothing" in log for log in logs) == 1


async def test_every_shard_answers_once(fleet: Fleet, standin: Standin, places: Places) -> None:
    askers = map(somebody_in, places.values())
    asked = [person.says(channel, "<@bot> i lost my card").id for person, channel in askers]
    await standin.until(lambda: all(one in standin.chat.answers for one in asked), within(ALL_S))
    await standin.settles()
    assert [len(standin.chat.answers[one]) for one in asked] == [1] * SHARDS


async def test_a_change_made_elsewhere_is_answered_within_a_second(
    fleet: Fleet, places: Places, bank_advisor: Advisor
) -> None:
    async with Servers.open(fleet.address, bank_advisor, lambda: NOON) as elsewhere:
        for number in range(PROCESSES):
            server = places[fleet.shards_of(number)[1]]
            assert "yard" not in await answer_in(server, "where can i park my car")
            await add_parking(elsewhere, server)
            await asyncio.sleep(SOON_S)
            await has_parking(server, within(SOON_S) - SOON_S)


async def test_a_change_is_seen_after_all_connections_to_the_database_were_lost(
    fleet: Fleet, places: Places, bank_advisor: Advisor
) -> None:
    server = places[fleet.shards_of(2)[2]]
    assert "yard" not in await answer_in(server, "where can i park my car")
    assert await lose_connections(fleet.address)
    async with Servers.open(fleet.address, bank_advisor, lambda: NOON) as elsewhere:
        await add_parking(elsewhere, server)
    await has_parking(server, within(AGAIN_S))


async def test_a_restart_loses_no_question_and_is_short(
    fleet: Fleet, standin: Standin, places: Places
) -> None:
    shards = fleet.shards_of(1)
    others = [places[fleet.shards_of(number)[0]] for number in (0, 2, 3)]
    person, channel = somebody_in(places[shards[3]])
    limit = standin.faults.rate_limit(1.0, route=f"POST /channels/{channel.id}/messages")
    last = person.says(channel, "<@bot> what does a new card cost")
    await standin.until(lambda: limit.struck)
    begin = time.monotonic()
    assert last.id not in standin.chat.answers
    assert await fleet.stop(1) == 0
    assert last.id in standin.chat.answers, "what was received is answered before the end"
    await standin.until(lambda: not any(map(fleet.is_announced, shards)), STOP_S)
    for server in others:
        assert "$10" in await answer_in(server, "what does a new card cost")
    await fleet.start(1)
    await standin.until(lambda: all(map(fleet.is_announced, shards)), within(DEAF_S))
    deaf_s = time.monotonic() - begin
    _log.info("deaf for %.2f s, one of them for the last answer", deaf_s)
    assert deaf_s < within(DEAF_S)
    assert "Block it" in await answer_in(places[shards[0]], "i lost my card")
    assert all(one.admitted for one in standin.gateway.identifies)


async def add_parking(servers: Servers, server: Server) -> None:
    wording = Wording("Where can I park my car?", "In the yard.")
    await servers.faq.add(server.id, MODERATOR, wording)


async def has_parking(server: Server, within_s: float) -> None:
    """Wait until what `add_parking` has added is answered."""
    until = time.monotonic() + within_s
    while "yard" not in await answer_in(server, "where can i park my car"):
        assert time.monotonic() < until
        await asyncio.sleep(SOON_S)


async def lose_connections(address: str) -> int:
    """Let PostgreSQL cut every connection but ours, and return how many there were."""
    connection = await asyncpg.connect(address.replace("+asyncpg", ""))
    try:
        cut = await connection.fetch(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    finally:
        await connection.close()
    return len(cut)
