"""The gateway fails in the midst of conversations: every question is answered, and only once."""

import asyncio

import pytest
from aiohttp import ClientTimeout

from bot.discord_app.gateway import connection
from bot.discord_app.gateway.client import Client
from bot.discord_app.gateway.connection import Backoff, be_impatient
from tests.chaos.conftest import RECOVERED_S, talking
from tests.discord_app.conftest import Place
from tests.effort import EFFORT, times, within
from tests.standin import Standin

DROPS = times(5)
OUTAGE_S = 1.0 if EFFORT == 1 else 300.0
LOST = "<@bot> i lost my card"


@pytest.mark.slow
@pytest.mark.asyncio
@pytest.mark.parametrize("how", ["abrupt", "code", "asked", "invalid"])
async def test_a_connection_that_is_lost_is_taken_up_again(place: Place, how: str) -> None:
    gateway = place.discord.gateway
    async with talking(place) as talk:
        for _ in range(DROPS):
            resumes = gateway.resumes
            if how == "abrupt":
                gateway.drop()
            elif how == "code":
                gateway.drop(code=4000)
            elif how == "asked":
                gateway.ask_to_reconnect()
            else:
                gateway.invalidate(resumable=True)
            await _comes(place.discord, resumes=resumes + 1)
            await asyncio.sleep(0.03)
    await talk.answered()
    assert len(talk.asked) > DROPS
    assert len(gateway.identifies) == 1, "it never had to begin anew"


@pytest.mark.slow
@pytest.mark.asyncio
async def test_a_session_that_is_gone_is_begun_anew(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One time Discord says that it is gone, the other time the connection just ends."""
    monkeypatch.setattr(Client, "before_identify_hook", _at_once)  # Discord's pace is no fault
    gateway = place.discord.gateway
    for number in range(1, DROPS + 1):
        if number % 2:
            gateway.drop(resumable=False)
        else:
            gateway.invalidate(resumable=False)
        await _comes(place.discord, identifies=number + 1)
        channel = place.server.add_channel(f"asked-{number}")
        asker = place.server.add_member(f"Asker {number}")
        assert "Block it in the app" in (await asker.writes(channel, LOST)).text
    await place.discord.settles()
    assert len(place.discord.posted) == DROPS


async def _at_once(*_: object, **__: object) -> None:
    """Wait for no turn."""


@pytest.mark.slow
@pytest.mark.asyncio
@pytest.mark.parametrize("how", ["refused", "swallowed", "silent", "away"])
async def test_it_is_back_soon_after_an_outage_of_minutes(
    place: Place, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is asked meanwhile is answered after it, for the session is taken up again.

    A short run lets the pauses begin as long as they have grown after five minutes.
    """
    if EFFORT == 1:
        monkeypatch.setattr(Backoff, "__init__", _grown)
        monkeypatch.setattr(connection, "HELLO_S", 1.0)
        be_impatient(place.client.http, ClientTimeout(total=1.0))
    discord, gateway = place.discord, place.discord.gateway
    port = discord.port
    gateway.refuses_connections = how == "refused"
    gateway.swallows_connections = how == "swallowed"
    gateway.greets_nobody = how == "silent"
    if how == "away":
        await discord.close()
    else:
        gateway.drop()
    asked = place.ana.says(place.channel, LOST)
    await asyncio.sleep(OUTAGE_S)
    gateway.refuses_connections = gateway.swallows_connections = gateway.greets_nobody = False
    if how == "away":
        await discord.listen(port)
    await discord.until(lambda: asked.id in discord.chat.answers, RECOVERED_S)
    await discord.settles()
    assert len(discord.chat.answers[asked.id]) == 1


def _grown(self: Backoff, base: int = 1, *, integral: bool = False) -> None:
    super(Backoff, self).__init__(base, integral=integral)
    self._exp = self._max


async def _comes(discord: Standin, *, resumes: int = 0, identifies: int = 0) -> None:
    """Wait until the bot is back."""
    gateway = discord.gateway
    await discord.until(
        lambda: (
            gateway.resumes >= resumes
            and len(gateway.identifies) >= identifies
            and gateway.is_ready()
        ),
        RECOVERED_S,
    )


@pytest.mark.slow
@pytest.mark.asyncio
async def test_events_that_come_twice_are_answered_once(place: Place) -> None:
    place.discord.gateway.deliver_twice(times(100))
    async with talking(place) as talk:
        await place.discord.until(lambda: len(talk.asked) >= times(30), within(times(10)))
    await talk.answered()
