"""Floods, by one and by many: they are slowed down, and nobody else waits for them."""

import pytest

from bot.discord_app.cooldowns import CHANNEL, MEMBER
from tests.discord_app.conftest import Place
from tests.effort import times, within
from tests.fuzz.seeds import SEEDS
from tests.standin import InteractionType

pytestmark = [pytest.mark.slow, pytest.mark.asyncio]

FLOOD = times(100)
FLOODED_S = within(20.0)  # that the answers to a flood may take
LOST = "<@bot> i lost my card"


async def test_one_who_floods_is_told_once_and_then_left_alone(place: Place) -> None:
    for _ in range(FLOOD):
        place.ana.says(place.channel, LOST)
    wanted = MEMBER.questions + 1
    await place.discord.until(lambda: len(place.discord.posted) >= wanted, FLOODED_S)
    await place.discord.settles()
    assert len(place.discord.posted) == wanted
    assert "quick" in str(place.discord.posted[-1].components)
    seen = await place.bob.writes(place.channel, "<@bot> what does a new card cost")
    assert "$10" in seen.text


async def test_many_who_flood_a_channel_leave_the_others_free(place: Place) -> None:
    for number in range(CHANNEL.questions + FLOOD):
        place.server.add_member(f"Member {number}").says(place.channel, LOST)
    wanted = CHANNEL.questions + 1
    await place.discord.until(lambda: len(place.discord.posted) >= wanted, FLOODED_S)
    await place.discord.settles()
    assert len(place.discord.posted) == wanted
    elsewhere = place.server.add_channel("elsewhere")
    seen = await place.bob.writes(elsewhere, LOST)
    assert "Block it in the app" in seen.text
    place.clock.advance(CHANNEL.seconds)
    seen = await place.bob.writes(place.channel, "<@bot> what does a new card cost")
    assert "$10" in seen.text


async def test_hostile_questions_ping_nobody_and_are_not_repeated(place: Place) -> None:
    for number, seed in enumerate(SEEDS):
        if not seed.strip() or len(seed) > 1900:
            continue
        channel = place.server.add_channel(f"asked-{number}")
        seen = await place.server.add_member(f"Asker {number}").writes(channel, f"<@bot> {seed}")
        assert "incident" not in seen.text, seed
        if len(seed) > 12 and "card" not in seed:
            assert seed.strip() not in seen.text
    assert not place.discord.pinged


async def test_a_question_longer_than_a_message_is_refused_unread(place: Place) -> None:
    command = next(one for one in place.discord.commands if one["name"] == "ask")
    options = [{"name": "question", "type": 3, "value": "card? " * 1000}]
    data = {"id": command["id"], "name": "ask", "type": 1, "options": options}
    seen = await place.ana.forges(InteractionType.COMMAND, data, at=place.channel)
    assert "more than I can read" in seen.text
