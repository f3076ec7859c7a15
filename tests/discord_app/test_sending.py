"""Answers on their way out: whose they are, and what happens on the way."""

import pytest

from tests.discord_app.conftest import Place
from tests.discord_app.test_advising import pictures
from tests.standin import Permission, Standin

pytestmark = pytest.mark.asyncio

LOST = "<@bot> i lost my card"
PAY = "<@bot> what does a teller earn"


async def test_the_same_answer_belongs_to_each_who_asked(place: Place) -> None:
    first = await place.ana.writes(place.channel, LOST)
    second = await place.bob.writes(place.server.add_channel("other"), LOST)
    assert first.text == second.text
    refused = await place.ana.clicks(second, "Delete")
    assert "Only who asked" in refused.text
    await place.bob.clicks(second, "Delete", only_acknowledged=True)
    await place.discord.settles()
    assert second.deleted
    assert not first.deleted


async def test_the_same_choices_belong_to_each_who_asked(place: Place) -> None:
    await place.ana.writes(place.channel, "<@bot> savings account")
    second = await place.bob.writes(place.server.add_channel("other"), "<@bot> savings account")
    privately = await place.ana.clicks(second, "How do I open a savings account?")
    assert privately.ephemeral
    in_place = await place.bob.clicks(second, "How do I open a savings account?")
    assert not in_place.ephemeral


async def test_the_same_picture_is_shown_to_each_who_asked(place: Place) -> None:
    first = await place.ana.writes(place.channel, PAY)
    second = await place.bob.writes(place.server.add_channel("other"), PAY)
    assert pictures(first)
    assert pictures(first) == pictures(second)
    assert first.files[0].content == second.files[0].content


async def test_without_the_permission_the_same_answer_comes_without_its_picture(
    place: Place,
) -> None:
    bare = place.server.add_channel("bare")
    place.server.overwrite(bare, deny=Permission.ATTACH_FILES)
    assert pictures(await place.ana.writes(place.channel, PAY))
    assert pictures(await place.bob.writes(bare, PAY)) == []


@pytest.mark.parametrize("question", [LOST, PAY])
async def test_a_request_that_failed_is_sent_again_whole(place: Place, question: str) -> None:
    place.discord.faults.fail(502, route="POST */messages")
    seen = await place.ana.writes(place.channel, question)
    (answer,) = place.discord.posted
    assert answer is seen.message
    assert seen.text


async def test_nothing_is_pinged(place: Place) -> None:
    await place.ana.writes(place.channel, LOST)
    await place.ana.writes(place.channel, PAY)
    assert not place.discord.pinged


async def test_directly_it_answers_too(place: Place, standin: Standin) -> None:
    seen = await place.ana.messages_directly("i lost my card")
    assert "Block it" in seen.text
    assert seen.message.reference is not None
    assert not standin.violations
