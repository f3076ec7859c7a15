"""Each way to ask."""

import pytest

from bot.app import Advisor
from tests.discord_app.conftest import Place, connected
from tests.discord_app.folders import LONG_QUESTION
from tests.standin import Intent, InteractionType, Standin, Terms

pytestmark = pytest.mark.asyncio

LOST = "i lost my card"
BLOCK = "Block it in the app"


async def test_mention_is_answered_with_a_reply_that_pings_nobody(place: Place) -> None:
    seen = await place.ana.writes(place.channel, f"<@bot> {LOST}")
    assert BLOCK in seen.text
    assert seen.message.reference is not None
    assert not seen.pinged
    assert place.discord.pinged == set()


async def test_mention_in_the_middle_is_answered(place: Place) -> None:
    seen = await place.ana.writes(place.channel, "hey <@bot> , i lost my card")
    assert BLOCK in seen.text


async def test_mention_in_a_thread_is_answered(place: Place) -> None:
    forum = place.server.add_forum("questions")
    seen = await place.ana.posts(forum, "Help", f"<@bot> {LOST}")
    assert BLOCK in seen.text


async def test_reply_that_pings_a_message_of_the_bot_goes_on_with_the_conversation(
    place: Place,
) -> None:
    first = await place.ana.writes(place.channel, f"<@bot> {LOST}")
    seen = await place.ana.replies_to(first, "source?")
    assert "Handbook" in seen.text
    assert "2019" in seen.text


async def test_reply_whose_text_is_withheld_is_passed_over(place: Place) -> None:
    first = await place.ana.writes(place.channel, f"<@bot> {LOST}")
    reply = place.ana.says(place.channel, "what does a new card cost", reply_to=first, ping=False)
    await place.discord.settles()
    assert reply.id not in place.discord.chat.answers


async def test_direct_message_is_answered(place: Place) -> None:
    seen = await place.ana.messages_directly(LOST)
    assert BLOCK in seen.text


async def test_direct_message_without_text_gets_help(place: Place) -> None:
    place.pictures(place.ana, place.ana.direct_channel)
    await place.discord.settles()
    seen = place.ana.sees(place.ana.direct_channel)[-1]
    assert "Mention me" in seen.text


async def test_ask_is_answered_for_all_to_see(place: Place) -> None:
    seen = await place.ana.uses("/ask", question=LOST)
    assert BLOCK in seen.text
    assert not seen.ephemeral


async def test_ask_in_private_is_answered_for_the_asker_alone(place: Place) -> None:
    seen = await place.ana.uses("/ask", question=LOST, private=True)
    assert BLOCK in seen.text
    assert seen.ephemeral
    assert "Share" in seen.labels
    assert "Delete" not in seen.labels


async def test_ask_in_a_direct_message_is_answered(place: Place) -> None:
    seen = await place.ana.uses("/ask", at=place.ana.direct_channel, question=LOST)
    assert BLOCK in seen.text


async def test_ask_by_a_user_install_where_the_bot_is_not(place: Place) -> None:
    elsewhere = place.discord.add_guild("Elsewhere", has_bot=False)
    channel = elsewhere.add_channel("general")
    ana = elsewhere.add_member(place.ana)
    seen = await ana.uses("/ask", at=channel, by_user_install=True, question=LOST)
    assert BLOCK in seen.text


async def test_ask_and_a_mention_share_a_conversation(place: Place) -> None:
    await place.ana.uses("/ask", question=LOST)
    seen = await place.ana.writes(place.channel, "<@bot> source?")
    assert "Handbook" in seen.text


async def test_a_conversation_belongs_to_one_person(place: Place) -> None:
    await place.ana.writes(place.channel, f"<@bot> {LOST}")
    seen = await place.bob.writes(place.channel, "<@bot> source?")
    assert "Handbook" not in seen.text


async def test_ask_without_a_word_gets_help(place: Place) -> None:
    seen = await place.ana.uses("/ask", question="   ")
    assert "Mention me" in seen.text
    assert seen.ephemeral


async def test_ask_with_more_than_can_be_read_is_told_so(place: Place) -> None:
    forged = {
        "id": "1",
        "name": "ask",
        "type": 1,
        "options": [{"name": "question", "type": 3, "value": "card " * 1000}],
    }
    seen = await place.ana.forges(InteractionType.COMMAND, forged, at=place.channel)
    assert "a sentence or two" in seen.text
    assert seen.ephemeral


async def test_autocomplete_offers_questions_that_fit_what_is_typed(place: Place) -> None:
    choices = await place.ana.types_in_autocomplete("/ask", question="lsot car")
    assert choices[0].name == "What do I do when my card is lost?"


async def test_autocomplete_offers_questions_before_anything_is_typed(place: Place) -> None:
    choices = await place.ana.types_in_autocomplete("/ask", question="")
    assert 0 < len(choices) <= 25


@pytest.mark.parametrize("typed", ["\0", "a" * 6000, "'; drop table", "🦄" * 100, "<@1> [x](y)"])
async def test_autocomplete_never_fails(place: Place, typed: str) -> None:
    choices = await place.ana.types_in_autocomplete("/ask", question=typed)
    assert len(choices) <= 25


async def test_a_suggestion_too_long_to_send_back_is_answered_all_the_same(place: Place) -> None:
    choices = await place.ana.types_in_autocomplete("/ask", question="opening hours")
    assert LONG_QUESTION.startswith(choices[0].name.rstrip("…"))
    assert len(choices[0].name) <= 100
    seen = await place.ana.uses("/ask", question=str(choices[0].value))
    assert "On its door" in seen.text


async def test_answer_this_answers_anybodys_message(place: Place) -> None:
    question = place.bob.says(place.channel, LOST)
    seen = await place.ana.opens_menu("Answer this", question)
    assert BLOCK in seen.text
    assert f"/{place.channel.id}/{question.id}" in seen.text
    assert not seen.pinged


async def test_answer_this_on_a_message_without_text_says_so(place: Place) -> None:
    picture = place.pictures(place.bob, place.channel)
    seen = await place.ana.opens_menu("Answer this", picture)
    assert "no text" in seen.text
    assert seen.ephemeral


async def test_bare_mention_gets_help_with_questions_to_begin_with(place: Place) -> None:
    seen = await place.ana.writes(place.channel, "<@bot>")
    assert "/ask" in seen.text
    assert seen.labels[-1] == "Make a plan"
    assert len(seen.buttons) == 6


async def test_message_content_intent_reads_replies_that_do_not_ping(
    desk_advisor: Advisor, place: Place
) -> None:
    terms = Terms(privileged_intents=Intent.MESSAGE_CONTENT)
    async with await Standin.start(terms) as discord:
        server = discord.add_guild("Coders")
        channel = server.add_channel("general")
        ana = server.add_member("Ana")
        more = {"message_content_intent": True}
        async with connected(discord, desk_advisor, place.clock, **more):
            first = await ana.writes(channel, f"<@bot> {LOST}")
            seen = await ana.replies_to(first, "what does a new card cost", ping=False)
            assert "$10" in seen.text
            assert await ana.is_ignored(channel, "what does a new card cost")
        assert not discord.violations
