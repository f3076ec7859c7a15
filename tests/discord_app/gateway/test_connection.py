"""Connections to Discord: how long they are waited for. Outages are in `tests/chaos`."""

import pytest

from bot.discord_app.gateway.connection import PATIENCE, PAUSE_S, Backoff
from tests.discord_app.conftest import Place
from tests.work import counted

RECOVERED_S = 10.0  # after an outage; that is what is promised


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
