"""What is kept of a member: shown to them alone, and deleted when they say so."""

import pytest

from tests.discord_app.conftest import Place
from tests.standin import Person, Seen

pytestmark = pytest.mark.asyncio

GARAGE = "is there a bicycle garage"
LOST = "i lost my card"


async def opts_out(person: Person) -> None:
    """Let somebody say that nothing is to be kept."""
    await person.clicks(await person.uses("/privacy optout"), "Keep nothing of mine")


async def leaves_traces(place: Place) -> Seen:
    """Let Ana ask what is not known and vote; return the card of the first."""
    card = await place.ana.writes(place.channel, f"<@bot> {GARAGE}")
    known = await place.ana.writes(place.channel, "<@bot> i lost my card")
    await place.ana.clicks(known, "Helpful")
    await place.client.desk.work.idle.wait()
    return card


async def test_nothing_is_kept_of_one_who_did_nothing(place: Place) -> None:
    seen = await place.ana.uses("/privacy show")
    assert seen.ephemeral
    assert "nothing about you" in seen.text


async def test_what_is_kept_is_shown_to_the_member_alone(place: Place) -> None:
    await leaves_traces(place)
    seen = await place.ana.uses("/privacy show")
    assert GARAGE in seen.text
    assert "1 vote" in seen.text
    assert "nothing about you" in (await place.bob.uses("/privacy show")).text


async def test_it_works_in_direct_messages(place: Place) -> None:
    seen = await place.ana.uses("/privacy show", at=place.ana.direct_channel)
    assert "nothing about you" in seen.text


async def test_deleting_asks_first_and_then_deletes(place: Place) -> None:
    await leaves_traces(place)
    sure = await place.ana.uses("/privacy delete")
    assert GARAGE in (await place.ana.uses("/privacy show")).text
    done = await place.ana.clicks(sure, "Delete it")
    assert "1 question" in done.text
    assert "nothing about you" in (await place.ana.uses("/privacy show")).text
    assert "Nothing waits" in (await place.moderator.uses("/inbox")).text


async def test_it_is_deleted_from_the_card_that_shows_it(place: Place) -> None:
    await leaves_traces(place)
    shown = await place.ana.uses("/privacy show")
    sure = await place.ana.clicks(shown, "Delete it …")
    done = await place.ana.clicks(sure, "Delete it")
    assert "Deleted" in done.text


async def test_a_moderators_name_goes_out_of_the_history(place: Place) -> None:
    form = await place.moderator.uses("/faq add")
    answer = {"Question": "Where is the coffee machine?", "Short answer": "Upstairs."}
    await place.moderator.submits(form, answer)
    sure = await place.moderator.uses("/privacy delete")
    await place.moderator.clicks(sure, "Delete it")
    history = await place.moderator.uses("/faq history")
    assert "a deleted user" in history.text
    assert str(place.moderator.id) not in history.text


async def test_nothing_is_kept_of_one_who_opted_out(place: Place) -> None:
    sure = await place.ana.uses("/privacy optout")
    done = await place.ana.clicks(sure, "Keep nothing of mine")
    assert "only when you ask" in done.text
    card = await leaves_traces(place)
    seen = await place.ana.clicks(card, "Ask a human")
    assert "/privacy optout" in seen.text
    assert "opted out" in (await place.ana.uses("/privacy show")).text
    assert "Nothing waits" in (await place.moderator.uses("/inbox")).text


async def test_opting_out_is_taken_back(place: Place) -> None:
    await opts_out(place.ana)
    back = await place.ana.uses("/privacy optout")
    await place.ana.clicks(back, "Take it back")
    await leaves_traces(place)
    assert GARAGE in (await place.ana.uses("/privacy show")).text


async def test_what_one_who_opted_out_wrote_is_not_kept_for_another(place: Place) -> None:
    await opts_out(place.bob)
    message = place.bob.says(place.channel, GARAGE)
    await place.ana.opens_menu("Answer this", message)
    await place.client.desk.work.idle.wait()
    assert "Nothing waits" in (await place.moderator.uses("/inbox")).text


async def test_where_the_bot_is_not_nothing_is_kept(place: Place) -> None:
    outside = place.discord.add_guild("Elsewhere", has_bot=False)
    channel = outside.add_channel("general")
    outside.add_member(place.ana)
    await place.ana.uses("/ask", question=GARAGE, at=channel)
    await place.client.desk.work.idle.wait()
    assert "nothing about you" in (await place.ana.uses("/privacy show")).text


@pytest.mark.parametrize(("text", "button"), [(GARAGE, "Ask a human"), (LOST, "Not helpful")])
async def test_what_one_who_opted_out_wrote_is_not_kept_by_anothers_press(
    place: Place, text: str, button: str
) -> None:
    await opts_out(place.bob)
    message = place.bob.says(place.channel, text)
    card = await place.ana.opens_menu("Answer this", message)
    pressed = await place.ana.clicks(card, button)
    await place.client.desk.work.idle.wait()
    assert "moderators have" not in pressed.text
    assert "optout" not in pressed.text, "it is nobody else's business who opted out"
    assert "Nothing waits" in (await place.moderator.uses("/inbox")).text


@pytest.mark.parametrize("later_s", [0, 3600], ids=["remembered", "read again"])
@pytest.mark.parametrize(("text", "button"), [(GARAGE, "Ask a human"), (LOST, "Not helpful")])
async def test_what_was_asked_before_opting_out_is_not_kept_by_anothers_press(
    place: Place, text: str, button: str, later_s: int
) -> None:
    card = await place.bob.writes(place.channel, f"<@bot> {text}")
    await place.client.desk.work.idle.wait()
    await opts_out(place.bob)
    place.clock.advance(later_s)
    await place.ana.clicks(card, button)
    await place.client.desk.work.idle.wait()
    assert "Nothing waits" in (await place.moderator.uses("/inbox")).text


@pytest.mark.parametrize("later_s", [0, 3600], ids=["remembered", "read again"])
async def test_a_question_is_kept_as_its_authors_whoever_pressed(
    place: Place, later_s: int
) -> None:
    card = await place.bob.writes(place.channel, f"<@bot> {LOST}")
    await place.discord.settles()
    place.clock.advance(later_s)
    await place.ana.clicks(card, "Not helpful")
    await place.client.desk.work.idle.wait()
    assert LOST not in (await place.ana.uses("/privacy show")).text
    shown = await place.bob.uses("/privacy show")
    assert LOST in shown.text
    sure = await place.bob.clicks(shown, "Delete it …")
    await place.bob.clicks(sure, "Delete it")
    assert "Nothing waits" in (await place.moderator.uses("/inbox")).text


async def test_a_question_is_kept_as_its_authors_whoever_had_it_answered(place: Place) -> None:
    await place.ana.opens_menu("Answer this", place.bob.says(place.channel, GARAGE))
    await place.client.desk.work.idle.wait()
    assert "nothing about you" in (await place.ana.uses("/privacy show")).text
    assert GARAGE in (await place.bob.uses("/privacy show")).text


async def test_who_asks_a_human_about_anothers_question_waits_for_the_answer(place: Place) -> None:
    card = await place.bob.writes(place.channel, f"<@bot> {GARAGE}")
    await place.client.desk.work.idle.wait()
    pressed = await place.ana.clicks(card, "Ask a human")
    assert "moderators have" in pressed.text
    ana, bob = [await one.uses("/privacy show") for one in (place.ana, place.bob)]
    assert "1 answer" in ana.text
    assert GARAGE not in ana.text
    assert "you wait for" not in bob.text
    assert GARAGE in bob.text
    form = await place.moderator.uses("/faq add")
    answer = {"Question": "Is there a bicycle garage?", "Short answer": "Behind the house."}
    await place.moderator.submits(form, answer)
    await place.client.desk.work.idle.wait()
    assert place.discord.pinged == {"@Ana"}


async def test_one_who_opted_out_asks_no_human_about_anothers_question(place: Place) -> None:
    await opts_out(place.ana)
    card = await place.bob.writes(place.channel, f"<@bot> {GARAGE}")
    await place.client.desk.work.idle.wait()
    pressed = await place.ana.clicks(card, "Ask a human")
    assert "/privacy optout" in pressed.text
    assert "you wait for" not in (await place.ana.uses("/privacy show")).text
