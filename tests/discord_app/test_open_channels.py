"""Channels and forums where every question is answered, though nobody addresses the bot."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.app import Advisor
from bot.discord_app.cooldowns import MEMBER
from tests.discord_app.conftest import MODERATING, Clock, Place, connected
from tests.standin import Intent, Standin

pytestmark = pytest.mark.asyncio

LOST = "i lost my card"


@pytest_asyncio.fixture
async def reading(standin: Standin, desk_advisor: Advisor) -> AsyncIterator[Place]:
    """The usual place, where the bot may read all messages, and answers one channel."""
    standin.terms.privileged_intents = Intent.MESSAGE_CONTENT
    server = standin.add_guild("Coders")
    channel, clock = server.add_channel("questions"), Clock()
    ana, bob = server.add_member("Ana"), server.add_member("Bob")
    moderator = server.add_member("Mo", permissions=MODERATING)
    more = {"message_content_intent": True}
    async with connected(standin, desk_advisor, clock, **more) as client:
        await moderator.uses("/settings channel", channel=channel)
        yield Place(standin, server, channel, ana, bob, moderator, clock, client)


async def test_a_question_is_answered_unasked(reading: Place) -> None:
    seen = await reading.ana.writes(reading.channel, LOST)
    assert "Block it in the app" in seen.text


async def test_other_channels_are_left_alone(reading: Place) -> None:
    other = reading.server.add_channel("chat")
    assert await reading.ana.is_ignored(other, LOST)


async def test_where_it_was_switched_off_nothing_is_answered(reading: Place) -> None:
    await reading.moderator.uses("/settings channel", channel=reading.channel, answer=False)
    assert await reading.ana.is_ignored(reading.channel, LOST)


@pytest.mark.parametrize("text", ["hello", "thanks!", "bicycle garage", "lol"])
async def test_chatter_is_left_alone(reading: Place, text: str) -> None:
    assert await reading.ana.is_ignored(reading.channel, text)


async def test_a_question_that_is_not_known_is_said_so(reading: Place) -> None:
    seen = await reading.ana.writes(reading.channel, "is there a bicycle garage?")
    assert "Ask a human" in seen.labels


async def test_people_who_talk_to_each_other_are_left_alone(reading: Place) -> None:
    first = reading.ana.says(reading.channel, "good morning")
    reading.bob.says(reading.channel, LOST, reply_to=first)
    await reading.discord.settles()
    assert not reading.discord.posted[1:]
    assert await reading.bob.is_ignored(reading.channel, f"{reading.ana.mention} {LOST}")


async def test_one_who_opted_out_is_answered_only_when_asked(reading: Place) -> None:
    card = await reading.ana.uses("/privacy optout")
    await reading.ana.clicks(card, "Keep nothing of mine")
    assert await reading.ana.is_ignored(reading.channel, LOST)
    seen = await reading.ana.writes(reading.channel, f"<@bot> {LOST}")
    assert "Block it in the app" in seen.text


async def test_a_forum_post_is_answered_once(reading: Place) -> None:
    forum = reading.server.add_forum("help")
    await reading.moderator.uses("/settings channel", channel=forum)
    seen = await reading.ana.posts(forum, "lost card", "what do i do when my card is lost?")
    assert "Block it in the app" in seen.text
    assert await reading.bob.is_ignored(seen.message.channel, "what does a new card cost?")


async def test_the_title_of_a_post_may_be_the_question(reading: Place) -> None:
    forum = reading.server.add_forum("help")
    await reading.moderator.uses("/settings channel", channel=forum)
    seen = await reading.ana.posts(forum, "What does a new card cost?", "Thank you all so much.")
    assert "$10" in seen.text


async def test_too_many_questions_at_once_get_silence(reading: Place) -> None:
    for _ in range(6):
        reading.ana.says(reading.channel, LOST)
    await reading.discord.settles()
    assert await reading.ana.is_ignored(reading.channel, "what does a new card cost?")


async def test_chatter_does_not_use_up_what_a_member_may_ask(reading: Place) -> None:
    await reading.moderator.uses("/settings cooldown", member=60)
    for _ in range(MEMBER.questions):
        assert await reading.ana.is_ignored(reading.channel, "hello")
    seen = await reading.ana.writes(reading.channel, LOST)
    assert "Block it in the app" in seen.text
    assert await reading.ana.is_ignored(reading.channel, "what does a new card cost?")


async def test_what_is_refused_unasked_changes_no_conversation(reading: Place) -> None:
    await reading.moderator.uses("/settings cooldown", member=60)
    await reading.ana.writes(reading.channel, LOST)
    assert await reading.ana.is_ignored(reading.channel, "what does a teller earn in harbor?")
    reading.clock.advance(61)
    seen = await reading.ana.writes(reading.channel, "<@bot> and in springfield?")
    assert "$31,000" not in seen.text
