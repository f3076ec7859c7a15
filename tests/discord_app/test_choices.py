"""Cards that ask back or do not know, and the buttons that ask on."""

import pytest

from bot.app import Advisor
from tests.discord_app.conftest import Clock, Place, connected
from tests.standin import Standin

pytestmark = pytest.mark.asyncio

SAVINGS = "<@bot> savings account"
UNKNOWN = "<@bot> how do bees find their hive"


async def test_clarify_offers_its_choices(place: Place) -> None:
    seen = await place.ana.writes(place.channel, SAVINGS)
    assert set(seen.labels) == {
        "How do I open a savings account?",
        "How do I close a savings account?",
        "None of these",
        "Delete",
    }


async def test_a_choice_becomes_the_answer_in_place(place: Place) -> None:
    card = await place.ana.writes(place.channel, SAVINGS)
    seen = await place.ana.clicks(card, "How do I open a savings account?")
    assert seen.message.id == card.message.id
    assert "In the app" in seen.text


async def test_another_members_choice_is_answered_privately(place: Place) -> None:
    card = await place.ana.writes(place.channel, SAVINGS)
    seen = await place.bob.clicks(card, "How do I close a savings account?")
    assert seen.ephemeral
    assert "At the branch" in seen.text
    assert "At the branch" not in str(card.message.components)


async def test_none_of_these_says_how_to_go_on(place: Place) -> None:
    card = await place.ana.writes(place.channel, SAVINGS)
    seen = await place.ana.clicks(card, "None of these")
    assert seen.ephemeral
    assert "Ask a human" in seen.text


async def test_not_known_is_said_with_a_way_to_a_human(place: Place) -> None:
    card = await place.ana.writes(place.channel, UNKNOWN)
    assert "I do not know" in card.text
    seen = await place.ana.clicks(card, "Ask a human")
    assert seen.ephemeral
    assert "channel" in seen.text


async def test_not_known_names_the_nearest_topics(place: Place) -> None:
    card = await place.ana.writes(place.channel, UNKNOWN)
    seen = await place.ana.clicks(card, "What do I do when my card is lost?")
    assert "Block it in the app" in seen.text


async def test_not_known_by_command_is_seen_by_the_asker_alone(place: Place) -> None:
    seen = await place.ana.uses("/ask", question=UNKNOWN.removeprefix("<@bot> "))
    assert "I do not know" in seen.text
    assert seen.ephemeral


async def test_declined_says_whom_to_ask(place: Place) -> None:
    seen = await place.ana.writes(place.channel, "<@bot> what is the default pin")
    assert "Ask the branch" in seen.text
    assert "Ask a human" in seen.labels
    assert "Sources" not in seen.labels


async def test_smalltalk_is_answered_in_kind(place: Place) -> None:
    seen = await place.ana.writes(place.channel, "<@bot> good morning")
    assert seen.text.startswith("Hello.")
    assert "Helpful" not in seen.labels


async def test_related_question_is_answered_privately_and_can_be_shared(place: Place) -> None:
    card = await place.ana.writes(place.channel, "<@bot> i lost my card")
    seen = await place.bob.clicks(card, "What does a new card cost?")
    assert seen.ephemeral
    assert "$10" in seen.text
    assert "Share" in seen.labels


async def test_related_question_becomes_the_topic(place: Place) -> None:
    card = await place.ana.writes(place.channel, "<@bot> i lost my card")
    await place.ana.clicks(card, "What does a new card cost?")
    seen = await place.ana.writes(place.channel, "<@bot> how old is that information")
    assert "May 2018" in seen.text


async def test_each_thing_of_a_shared_name_has_its_button_also_after_a_restart(
    standin: Standin, shipped_advisor: Advisor
) -> None:
    channel = (server := standin.add_guild("Coders")).add_channel("general")
    ana = server.add_member("Ana")
    async with connected(standin, shipped_advisor, Clock()):
        card = await ana.writes(channel, "<@bot> what does it pay in washington")
        assert {"Washington state", "Washington, D.C."} <= set(card.labels)
    async with connected(standin, shipped_advisor, Clock()):
        seen = await ana.clicks(card, "Washington, D.C.")
    assert "$60,530" in seen.text
    assert "$56,890" not in seen.text
