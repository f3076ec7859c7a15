"""What follows a change goes on when one part of it fails."""

import pytest

from bot.discord_app.cogs.keeping import Keeping
from tests.discord_app.conftest import Place

pytestmark = pytest.mark.asyncio

ANSWER = {"Question": "Is there a bicycle garage?", "Short answer": "Yes, behind the house."}


async def test_who_waits_is_told_though_the_log_channel_is_gone(place: Place) -> None:
    log = place.server.add_channel("log")
    await place.moderator.uses("/settings log", channel=log)
    card = await place.ana.writes(place.channel, "<@bot> is there a bicycle garage")
    await place.ana.clicks(card, "Ask a human")
    place.server.remove_channel(log)
    await place.moderator.submits(await place.moderator.uses("/faq add"), ANSWER)
    await place.client.desk.work.idle.wait()
    assert place.discord.pinged == {"@Ana"}


async def test_who_could_not_be_told_is_told_later(place: Place) -> None:
    card = await place.ana.writes(place.channel, "<@bot> is there a bicycle garage")
    await place.ana.clicks(card, "Ask a human")
    await place.client.desk.work.idle.wait()
    place.discord.faults.fail(400, route="POST /channels/*/messages", times=None)
    await place.moderator.submits(await place.moderator.uses("/faq add"), ANSWER)
    await place.client.desk.work.idle.wait()
    assert not place.discord.pinged
    place.discord.faults.clear()
    place.clock.advance(600)
    cog = place.client.get_cog("Keeping")
    assert isinstance(cog, Keeping)
    await cog.tell_all_waiting()
    assert place.discord.pinged == {"@Ana"}
