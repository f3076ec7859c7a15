"""The inbox: what lands in it, what moderators make of it, and who is told."""

import re

import pytest

from bot.curation.misses import MOST_A_DAY
from tests.discord_app.conftest import Place
from tests.standin import Channel, Seen

pytestmark = pytest.mark.asyncio

GARAGE = "is there a bicycle garage"
ANSWER = {"Question": "Is there a bicycle garage?", "Short answer": "Yes, behind the house."}


async def asked(place: Place, text: str = GARAGE, *, at: Channel | None = None) -> Seen:
    """Let Ana ask what is not known, and return the card."""
    card = await place.ana.writes(at or place.channel, f"<@bot> {text}")
    await place.client.desk.work.idle.wait()
    return card


async def opened(place: Place) -> Seen:
    """Open the first group of the inbox."""
    inbox = await place.moderator.uses("/inbox")
    return await place.moderator.chooses(inbox, str(inbox.selects[0].choices[0].value))


async def test_an_empty_inbox_says_what_it_is_for(place: Place) -> None:
    seen = await place.moderator.uses("/inbox")
    assert seen.ephemeral
    assert "Nothing waits" in seen.text


async def test_what_is_not_known_lands_there_without_names(place: Place) -> None:
    await asked(place, "my name is Priya, is there a bicycle garage <@123456789012345678>")
    group = await opened(place)
    assert "bicycle garage" in group.text
    assert "Priya" not in group.text
    assert "123456789012345678" not in group.text
    assert str(place.ana.id) not in group.text


async def test_none_of_these_lands_there(place: Place) -> None:
    card = await place.ana.writes(place.channel, "<@bot> savings account")
    seen = await place.ana.clicks(card, "None of these")
    assert "Ask a human" in seen.labels
    await place.client.desk.work.idle.wait()
    group = await opened(place)
    assert "savings account" in group.text
    assert "none of the choices fitted" in group.text


async def test_anothers_none_of_these_does_not(place: Place) -> None:
    card = await place.ana.writes(place.channel, "<@bot> savings account")
    await place.bob.clicks(card, "None of these")
    await place.client.desk.work.idle.wait()
    assert "Nothing waits" in (await place.moderator.uses("/inbox")).text


async def test_not_helpful_lands_there(place: Place) -> None:
    card = await place.ana.writes(place.channel, "<@bot> i lost my card")
    await place.bob.clicks(card, "Not helpful")
    await place.client.desk.work.idle.wait()
    group = await opened(place)
    assert "i lost my card" in group.text
    assert "not helpful" in group.text


async def test_a_human_is_asked_from_the_card_that_says_none_fits(place: Place) -> None:
    card = await place.ana.writes(place.channel, "<@bot> savings account")
    none = await place.ana.clicks(card, "None of these")
    seen = await place.ana.clicks(none, "Ask a human")
    assert "moderators have your question" in seen.text


async def test_in_direct_messages_a_human_is_found_elsewhere(place: Place) -> None:
    card = await place.ana.messages_directly(GARAGE)
    seen = await place.ana.clicks(card, "Ask a human")
    assert "Post your question" in seen.text
    assert "moderators have" not in seen.text


async def test_who_asked_by_command_is_mentioned_where_they_asked(place: Place) -> None:
    card = await place.ana.uses("/ask", question=GARAGE)
    assert card.ephemeral
    await place.ana.clicks(card, "Ask a human")
    form = await place.moderator.clicks(await opened(place), "New answer")
    await place.moderator.submits(form, ANSWER)
    await place.client.desk.work.idle.wait()
    told = place.ana.sees(place.channel)[-1]
    assert "behind the house" in told.text
    assert told.pinged == {"@Ana"}
    assert place.discord.pinged == {"@Ana"}


async def test_who_asked_is_told_once(place: Place) -> None:
    await place.ana.clicks(await asked(place), "Ask a human")
    form = await place.moderator.clicks(await opened(place), "New answer")
    await place.moderator.submits(form, ANSWER)
    await place.client.desk.work.idle.wait()
    form = await place.moderator.uses("/faq add")
    more = {"Question": "Who paints the old bridge?", "Short answer": "Sam."}
    await place.moderator.submits(form, more)
    await place.client.desk.work.idle.wait()
    told = [one for one in place.ana.sees(place.channel) if "Now there is an answer" in one.text]
    assert len(told) == 1


async def test_a_closed_channel_is_no_fault(place: Place) -> None:
    await place.ana.clicks(await asked(place), "Ask a human")
    place.server.overwrite(place.channel, deny=(1 << 11) | (1 << 10))
    form = await place.moderator.clicks(await opened(place), "New answer")
    assert "live" in (await place.moderator.submits(form, ANSWER)).text
    await place.client.desk.work.idle.wait()
    assert not place.discord.pinged


async def test_a_group_becomes_a_phrasing_of_an_entry(place: Place) -> None:
    await asked(place, "vault with plastic gone")
    group = await opened(place)
    found = await _search(place, group, "card is lost")
    ruled = await place.moderator.chooses(found, "cards/lost-card")
    assert "Added as a way to ask" in ruled.text
    seen = await place.bob.uses("/ask", question="vault with plastic gone", private=True)
    assert "Block it in the app" in seen.text


async def test_a_decision_is_undone(place: Place) -> None:
    await asked(place)
    ruled = await place.moderator.clicks(await opened(place), "Out of scope")
    assert "Out of scope" in ruled.text
    assert "Nothing waits" in (await place.moderator.uses("/inbox")).text
    undone = await place.moderator.clicks(ruled, "Undo")
    assert "Taken back" in undone.text
    assert "bicycle" in (await opened(place)).text
    again = await place.moderator.uses("/inbox")
    assert "· 1 question\n" in again.text


async def test_a_new_answer_is_undone(place: Place) -> None:
    await asked(place)
    form = await place.moderator.clicks(await opened(place), "New answer")
    ruled = await place.moderator.submits(form, ANSWER)
    await place.moderator.clicks(ruled, "Undo")
    seen = await place.bob.uses("/ask", question=GARAGE, private=True)
    assert "behind the house" not in seen.text
    assert "bicycle" in (await place.moderator.uses("/inbox")).text


async def test_what_is_out_of_scope_does_not_come_again(place: Place) -> None:
    await asked(place)
    await place.moderator.clicks(await opened(place), "Out of scope")
    await place.bob.writes(place.channel, f"<@bot> {GARAGE}?")
    await place.client.desk.work.idle.wait()
    assert "Nothing waits" in (await place.moderator.uses("/inbox")).text


async def test_a_human_is_told_that_a_question_is_out_of_scope(place: Place) -> None:
    await asked(place)
    await place.moderator.clicks(await opened(place), "Ignore")
    card = await place.bob.writes(place.channel, f"<@bot> {GARAGE}??")
    seen = await place.bob.clicks(card, "Ask a human")
    assert "not one for me" in seen.text


async def test_what_is_put_off_is_found_again(place: Place) -> None:
    await asked(place)
    await place.moderator.clicks(await opened(place), "Later")
    inbox = await place.moderator.uses("/inbox")
    assert "Nothing waits" in inbox.text
    later = await place.moderator.clicks(inbox, "Show what was put off")
    assert "bicycle" in later.text
    back = await place.moderator.clicks(later, "Show what waits")
    assert "Nothing waits" in back.text


async def test_what_another_moderator_dealt_with_says_so(place: Place) -> None:
    await asked(place)
    labels = ("New answer", "Ignore", "Later")
    cards = {label: await opened(place) for label in labels}
    form = await place.moderator.clicks(await opened(place), "New answer")
    await place.moderator.clicks(await opened(place), "Ignore")
    for label, card in cards.items():
        assert "dealt with" in (await place.moderator.clicks(card, label)).text
    late = await place.moderator.submits(form, ANSWER)
    assert "dealt with" in late.text
    assert "behind the house" in late.text
    saved = await place.moderator.clicks(late, "Save it as a new answer")
    assert "live" in saved.text


async def test_an_answer_written_in_the_faq_closes_the_group(place: Place) -> None:
    await asked(place)
    form = await place.moderator.uses("/faq add")
    await place.moderator.submits(form, ANSWER)
    await place.client.desk.work.idle.wait()
    assert "Nothing waits" in (await place.moderator.uses("/inbox")).text


async def test_one_member_cannot_flood_it(place: Place) -> None:
    for number in range(30):
        place.clock.advance(60)
        await place.ana.uses("/ask", question=f"is there a zebra{number} quux{number}")
    await place.client.desk.work.idle.wait()
    inbox = await place.moderator.uses("/inbox")
    waiting = re.search(r"### Inbox · (\d+) question", inbox.text)
    assert waiting
    assert int(waiting[1]) <= MOST_A_DAY
    held = await place.ana.uses("/privacy show")
    assert "**20 questions**" in held.text


async def test_the_inbox_works_after_what_was_asked_is_forgotten(place: Place) -> None:
    card = await asked(place)
    place.clock.advance(3600)
    seen = await place.ana.clicks(card, "Ask a human")
    assert "moderators have your question" in seen.text


async def _search(place: Place, group: Seen, words: str) -> Seen:
    form = await place.moderator.chooses(group, "?")
    return await place.moderator.submits(form, {"A few words of the question": words})
