"""What follows a change goes on when one part of it fails."""

import pytest

from bot.discord_app.cogs.keeping import Keeping
from tests.discord_app.conftest import Place
from tests.standin import Permission

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
    place.discord.faults.fail(503, route="POST /channels/*/messages", times=None)
    await place.moderator.submits(await place.moderator.uses("/faq add"), ANSWER)
    await place.client.desk.work.idle.wait()
    assert not place.discord.pinged
    place.discord.faults.clear()
    place.clock.advance(600)
    cog = place.client.get_cog("Keeping")
    assert isinstance(cog, Keeping)
    await cog.tell_all_waiting()
    assert place.discord.pinged == {"@Ana"}


async def test_without_the_history_who_waits_is_told_without_pointing_at_the_question(
    place: Place,
) -> None:
    place.server.overwrite(place.channel, deny=Permission.READ_MESSAGE_HISTORY)
    card = await place.ana.writes(place.channel, "<@bot> is there a bicycle garage")
    await place.ana.clicks(card, "Ask a human")
    await place.moderator.submits(await place.moderator.uses("/faq add"), ANSWER)
    await place.client.desk.work.idle.wait()
    assert place.discord.pinged == {"@Ana"}


async def test_who_cannot_be_told_keeps_nobody_else_from_being_told(place: Place) -> None:
    for asker in (place.ana, place.bob):
        card = await asker.writes(place.channel, "<@bot> is there a bicycle garage")
        await asker.clicks(card, "Ask a human")
    await place.client.desk.work.idle.wait()
    refused = place.discord.faults.fail(403, route="POST /channels/*/messages")
    await place.moderator.submits(await place.moderator.uses("/faq add"), ANSWER)
    await place.client.desk.work.idle.wait()
    assert refused.struck == 1
    assert place.discord.pinged == {"@Bob"}
    assert not await place.client.desk.servers.inbox.awaited(), "Ana is not tried again"
