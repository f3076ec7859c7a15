"""Cards of answers, and the buttons about an answer."""

import pytest

from tests.discord_app.conftest import Place
from tests.discord_app.folders import STEPS
from tests.standin import Seen

pytestmark = pytest.mark.asyncio

LOST = "<@bot> i lost my card"
STORY = "<@bot> tell the long story"


async def test_answer_has_the_short_answer_first_then_the_detail(place: Place) -> None:
    seen = await place.ana.writes(place.channel, LOST)
    title, short, detail, quarrel, note, source = (
        seen.text.index(text)
        for text in (
            "### What do I do when my card is lost?",
            "Block it in the app",
            "The bank then replaces it",
            "Sources disagree",
            "older than the app",
            "-# ",
        )
    )
    assert title < short < detail < quarrel < note < source


async def test_small_print_has_title_section_and_date_of_every_source(place: Place) -> None:
    seen = await place.ana.writes(place.channel, LOST)
    print_ = [line for line in seen.text.splitlines() if line.startswith("-# ")]
    assert any("Handbook" in line and "Cards" in line and "1 May 2019" in line for line in print_)
    assert any("Old post" in line and "2 September 2012" in line for line in print_)
    assert any("no date stated" in line for line in print_)


async def test_every_mark_has_its_source(place: Place) -> None:
    seen = await place.ana.writes(place.channel, LOST)
    for n in (1, 2, 3):
        assert seen.text.count(f"[{n}]") >= 2


async def test_answer_offers_related_questions_and_tools(place: Place) -> None:
    seen = await place.ana.writes(place.channel, LOST)
    assert seen.labels == (
        "What does a new card cost?",
        "Who mends a broken card?",
        "Sources",
        "Why this answer",
        "Helpful",
        "Not helpful",
        "Delete",
    )


async def test_figures_of_a_place_are_shown(place: Place) -> None:
    seen = await place.ana.writes(place.channel, "<@bot> what does a teller earn in northland")
    assert "$40,000" in seen.text


async def test_several_questions_get_several_answers_on_one_card(place: Place) -> None:
    seen = await place.ana.writes(
        place.channel, "<@bot> what do i do when my card is lost? what does a new card cost?"
    )
    assert "Block it in the app" in seen.text
    assert "$10" in seen.text


async def test_sources_are_shown_in_full_to_who_asks_for_them(place: Place) -> None:
    card = await place.ana.writes(place.channel, LOST)
    seen = await place.bob.clicks(card, "Sources")
    assert seen.ephemeral
    assert "https://bank.example/handbook" in seen.text
    assert "disputed" in seen.text


async def test_sources_of_figures_are_those_of_the_place_that_was_named(place: Place) -> None:
    card = await place.ana.writes(place.channel, "<@bot> what does a teller earn in northland")
    seen = await place.ana.clicks(card, "Sources")
    assert "Pay" in seen.text


async def test_why_tells_match_confidence_runner_up_and_revision(place: Place) -> None:
    card = await place.ana.writes(place.channel, "<@bot> my card is missing")
    seen = await place.ana.clicks(card, "Why this answer")
    assert seen.ephemeral
    assert "What do I do when my card is lost?" in seen.text
    assert "%" in seen.text
    assert "Runner-up" in seen.text
    assert place.client.desk.advisor.knowledge.revision[:6] in seen.text


@pytest.mark.parametrize("label", ["Helpful", "Not helpful"])
async def test_a_vote_is_thanked_for_privately(place: Place, label: str) -> None:
    card = await place.ana.writes(place.channel, LOST)
    seen = await place.ana.clicks(card, label)
    assert seen.ephemeral
    assert "Thank you" in seen.text


async def test_asker_deletes_the_answer(place: Place) -> None:
    card = await place.ana.writes(place.channel, LOST)
    await place.ana.clicks(card, "Delete", only_acknowledged=True)
    await place.discord.settles()
    assert card.deleted


async def test_moderator_deletes_the_answer(place: Place) -> None:
    card = await place.ana.writes(place.channel, LOST)
    await place.moderator.clicks(card, "Delete", only_acknowledged=True)
    await place.discord.settles()
    assert card.deleted


async def test_nobody_else_deletes_the_answer(place: Place) -> None:
    card = await place.ana.writes(place.channel, LOST)
    seen = await place.bob.clicks(card, "Delete")
    assert seen.ephemeral
    assert "moderator" in seen.text
    assert not card.deleted


async def test_a_forged_owner_does_not_delete_the_answer(place: Place) -> None:
    card = await place.ana.writes(place.channel, LOST)
    seen = await place.bob.forges_click(card, f"c1:delete:{place.bob.id}")
    await place.discord.settles()
    assert not card.deleted
    assert "not on this message" in seen.text


async def test_private_answer_is_shared(place: Place) -> None:
    card = await place.ana.uses("/ask", question="i lost my card", private=True)
    seen = await place.ana.clicks(card, "Share")
    assert not seen.ephemeral
    assert "Block it in the app" in seen.text


async def test_sharing_twice_points_at_the_first(place: Place) -> None:
    card = await place.ana.uses("/ask", question="i lost my card", private=True)
    first = await place.ana.clicks(card, "Share")
    seen = await place.ana.clicks(card, "Share")
    assert seen.ephemeral
    assert str(first.message.id) in seen.text


async def test_long_answer_is_cut_at_a_sentence_with_the_rest_one_button_away(place: Place) -> None:
    card = await place.ana.writes(place.channel, STORY)
    shown = [step for step in STEPS if f"Step {step} " in card.text]
    assert card.text.split("\n-# ")[0].rstrip().endswith(".[1]")
    seen: Seen = card
    while "Show the rest" in seen.labels:
        seen = await place.ana.clicks(seen, "Show the rest")
        assert seen.ephemeral
        shown += [step for step in STEPS if f"Step {step} " in seen.text]
    assert shown == STEPS


async def test_the_same_answer_soon_again_points_at_the_earlier_one(place: Place) -> None:
    first = await place.ana.writes(place.channel, LOST)
    seen = await place.bob.writes(place.channel, "<@bot> card is missing")
    assert str(first.message.id) in seen.text
    assert "Block it" not in seen.text
    shown = await place.bob.clicks(seen, "Show it to me here")
    assert shown.ephemeral
    assert "Block it in the app" in shown.text


async def test_the_same_answer_by_command_is_given_privately_with_the_earlier_one(
    place: Place,
) -> None:
    first = await place.ana.writes(place.channel, LOST)
    seen = await place.bob.uses("/ask", question="i lost my card")
    assert seen.ephemeral
    assert str(first.message.id) in seen.text
    assert "Block it in the app" in seen.text


async def test_the_same_answer_later_is_given_again(place: Place) -> None:
    await place.ana.writes(place.channel, LOST)
    await place.discord.settles()
    place.clock.advance(400)
    seen = await place.bob.writes(place.channel, LOST)
    assert "Block it in the app" in seen.text


async def test_the_same_answer_is_given_again_where_the_earlier_one_is_gone(place: Place) -> None:
    card = await place.ana.writes(place.channel, LOST)
    await place.ana.clicks(card, "Delete", only_acknowledged=True)
    await place.discord.settles()
    seen = await place.bob.writes(place.channel, LOST)
    assert "Block it in the app" in seen.text


async def test_the_same_answer_in_another_channel_is_given(place: Place) -> None:
    await place.ana.writes(place.channel, LOST)
    other = place.server.add_channel("other")
    seen = await place.bob.writes(other, LOST)
    assert "Block it in the app" in seen.text


async def test_no_text_of_a_member_is_echoed(place: Place) -> None:
    for text in ("xyzzy @everyone", "i lost my card xyzzy", "xyzzy savings account", "xyzzy"):
        await place.ana.writes(place.channel, f"<@bot> {text}")
        await place.bob.uses("/ask", question=text)
    for message in place.discord.posted:
        assert "xyzzy" not in str(message.components) + message.content
    assert place.discord.pinged == set()
