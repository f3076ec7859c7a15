"""Connections to Discord: how long they are waited for. Outages are in `tests/chaos`."""

import asyncio

import pytest

from bot.discord_app.gateway import connection
from bot.discord_app.gateway.client import Client
from bot.discord_app.gateway.connection import PATIENCE, PAUSE_S, Backoff
from tests.discord_app.conftest import Place, settings_for
from tests.effort import within
from tests.standin import Standin
from tests.work import counted

RECOVERED_S = 10.0  # after an outage; that is what is promised
BEAT_S = 0.1  # between two heartbeats, where it matters


def test_pauses_between_tries_stay_short_however_long_it_fails() -> None:
    backoff = Backoff()
    pauses = [backoff.delay() for _ in range(1000)]
    assert max(pauses) <= PAUSE_S
    assert len(set(pauses)) > 900, "many shards must not come at the same moment"


def test_a_try_that_hangs_and_a_pause_fit_into_what_is_promised() -> None:
    assert PATIENCE.sock_read
    assert PATIENCE.sock_read + PAUSE_S < RECOVERED_S


@pytest.mark.asyncio
async def test_answers_in_thousands_of_channels_take_no_longer_than_in_one(place: Place) -> None:
    limits = place.client.http
    _, calls = counted(lambda: [limits.get_ratelimit(str(number)) for number in range(2000)])
    assert calls < 50_000, "each is not compared with all"
    for limit in limits._buckets.values():
        limit._last_request -= 301  # seconds, after which it may be forgotten
    for number in range(2000, 5000):
        limits.get_ratelimit(str(number))
    assert len(limits._buckets) < 4000, "those of long ago are forgotten"


@pytest.mark.asyncio
async def test_a_session_is_kept_longer_than_a_request_may_hang(place: Place) -> None:
    """The patience with requests is none with the gateway, where nothing may come for long."""
    shard = place.client.get_shard(0)
    assert shard
    socket = shard._parent.ws.socket
    assert socket._conn is not None
    assert socket._conn.protocol is not None
    assert socket._conn.protocol.read_timeout is None


@pytest.mark.asyncio
async def test_a_shard_that_waits_for_its_turn_stays_connected(
    standin: Standin,
) -> None:
    standin.gateway.terms.heartbeat_interval_s = BEAT_S

    async def at_once(bucket: int, *, keep_s: float) -> None:
        """Let it identify."""

    client = Client(settings_for(standin, shard_count=2, shard_ids="1"))
    client._connection.heartbeat_timeout = patience_s = within(5 * BEAT_S)
    async with client:
        await client.login(standin.token)
        connected = asyncio.create_task(client.connect())
        beats = 2 * patience_s / BEAT_S
        await standin.until(lambda: standin.gateway.heartbeats >= beats, within(4 * patience_s))
        assert not standin.gateway.identifies
        client.identifying.share(at_once)
        await standin.until(lambda: standin.gateway.identifies)
        assert standin.gateway.greeted == 1, "on the connection that it has waited with"
        await client.close()
        await connected


@pytest.mark.asyncio
async def test_a_connection_that_is_lost_before_its_turn_is_made_anew(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    turn = asyncio.Event()

    async def wait(*_: object, **__: object) -> None:
        await turn.wait()

    monkeypatch.setattr(Client, "before_identify_hook", wait)
    monkeypatch.setattr(connection, "PAUSE_S", 0.01)
    place.client._connection.heartbeat_timeout = BEAT_S
    gateway = place.discord.gateway
    gateway.terms.heartbeat_interval_s = BEAT_S
    gateway.acknowledges_heartbeats = False
    gateway.invalidate(resumable=False)
    await place.discord.until(lambda: gateway.greeted >= 4, within(RECOVERED_S))
    place.client._connection.heartbeat_timeout = 60.0
    gateway.acknowledges_heartbeats = True
    turn.set()
    await place.discord.until(lambda: len(gateway.identifies) >= 2 and gateway.is_ready())
