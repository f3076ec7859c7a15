"""`/plan`: the talk by clicks, the plan, its pages, changes, Share and the text file."""

import pytest

from bot.app import Advisor
from tests.discord_app.conftest import Clock, Place, connected
from tests.discord_app.test_advising import pictures
from tests.standin import InteractionType, Person, Seen, Standin

pytestmark = pytest.mark.asyncio


async def finished(person: Person) -> Seen:
    """Answer all questions by clicks and by menu, and return the plan."""
    seen = await person.uses("/plan")
    seen = await person.clicks(seen, "A gold one")
    seen = await person.chooses(seen, "In the third town")
    return await person.clicks(seen, "No, never")


async def test_the_first_question_is_private(place: Place) -> None:
    seen = await place.ana.uses("/plan")
    assert seen.ephemeral
    assert "Which card would you like?" in seen.text
    assert seen.labels == ("A gold one", "A plain one", "Skip", "Show my plan now")


async def test_each_answer_leads_to_the_next_question_in_place(place: Place) -> None:
    first = await place.ana.uses("/plan")
    second = await place.ana.clicks(first, "A gold one")
    assert second.message is first.message
    assert "Where do you live?" in second.text
    third = await place.ana.chooses(second, "In the third town")
    assert "Do you use the app?" in third.text
    assert third.message is first.message


async def test_the_plan_is_cited_tells_its_reasons_and_shows_the_path(place: Place) -> None:
    plan = await finished(place.ana)
    assert "Gold is blocked in 5 minutes.[1]" in plan.text
    assert "because you said gold" in plan.text
    assert "because you said no app" in plan.text
    assert "Handbook" in plan.text
    assert "Card: A gold one" in plan.text
    assert "In the third town" in plan.text
    assert "1. When it is lost: 5 minutes" in pictures(plan)[0]
    assert plan.ephemeral


async def test_every_question_can_be_skipped(place: Place) -> None:
    seen = await place.ana.uses("/plan")
    seen = await place.ana.clicks(seen, "Skip")
    seen = await place.ana.clicks(seen, "Skip")
    plan = await place.ana.clicks(seen, "Skip, and show my plan")
    assert "Any card is blocked.[1]" in plan.text
    assert "because you left open the card" in plan.text


async def test_the_plan_is_shown_before_all_is_answered(place: Place) -> None:
    seen = await place.ana.uses("/plan")
    seen = await place.ana.clicks(seen, "A plain one")
    plan = await place.ana.clicks(seen, "Show my plan now")
    assert "Plain is blocked too" in plan.text
    assert "Home town: left open" in plan.text


async def test_back_asks_the_question_before_again(place: Place) -> None:
    seen = await place.ana.uses("/plan")
    seen = await place.ana.clicks(seen, "A gold one")
    seen = await place.ana.clicks(seen, "Back")
    assert "Which card would you like?" in seen.text


async def test_an_answer_is_changed_on_the_finished_plan(place: Place) -> None:
    plan = await finished(place.ana)
    (menu,) = plan.selects
    assert len(menu.choices) == 11
    other = await place.ana.chooses(plan, "A plain one")
    assert other.message is plan.message
    assert "What if · card: A plain one" in other.text
    assert "1 line is new (marked 🆕), 1 gone" in other.text
    assert "🆕 Plain is blocked too" in other.text
    assert "Block it" in pictures(other)[0]
    assert len(other.message.attachments) == 1


async def test_an_answer_is_taken_back_on_the_finished_plan(place: Place) -> None:
    plan = await finished(place.ana)
    other = await place.ana.chooses(plan, "Leave open: card")
    assert "because you left open the card" in other.text


async def test_a_change_without_effect_says_so(place: Place) -> None:
    plan = await finished(place.ana)
    other = await place.ana.chooses(plan, "In the sixth town")
    assert "changes nothing in the plan" in other.text


async def test_pages_are_turned_in_place(place: Place) -> None:
    plan = await finished(place.ana)
    assert "Page 1 of 3" in plan.text
    second = await place.ana.clicks(plan, "Next: The long story")
    assert second.message is plan.message
    assert "Step ak" in second.text
    assert pictures(second) == []
    third = await place.ana.clicks(second, "Next: The long story")
    assert "$10" in third.text
    back = await place.ana.clicks(third, "Back: The long story")
    first = await place.ana.clicks(back, "Back: When it is lost")
    assert first.text == plan.text
    assert pictures(first)


async def test_what_is_new_stays_marked_when_pages_are_turned(place: Place) -> None:
    plan = await finished(place.ana)
    other = await place.ana.chooses(plan, "A plain one")
    second = await place.ana.clicks(other, "Next: The long story")
    first = await place.ana.clicks(second, "Back: When it is lost")
    assert "🆕 Plain is blocked too" in first.text


async def test_the_plan_is_downloaded_as_a_text_file(place: Place) -> None:
    plan = await finished(place.ana)
    seen = await place.ana.clicks(plan, "Download")
    assert seen.ephemeral
    (file,) = seen.files
    assert file.filename == "plan.txt"
    text = file.content.decode()
    assert "Gold is blocked in 5 minutes.[1]" in text
    assert "(because you said gold)" in text
    assert "[1] Handbook, Cards (2019-05-01)" in text


async def test_the_plan_tells_its_sources(place: Place) -> None:
    plan = await finished(place.ana)
    seen = await place.ana.clicks(plan, "Sources")
    assert "https://bank.example/handbook" in seen.text


async def test_the_plan_is_shared_and_stays_as_it_is(place: Place) -> None:
    plan = await finished(place.ana)
    shared = await place.ana.clicks(plan, "Share")
    assert not shared.ephemeral
    assert shared.selects == ()
    assert pictures(shared)
    before = shared.message.revision
    for label in ("Next: The long story", "Sources", "Download", "Make my own plan", "Delete"):
        seen = await place.bob.clicks(shared, label)
        assert seen.ephemeral
        assert seen.message is not shared.message
    assert shared.message.revision == before
    assert not shared.deleted


async def test_a_shared_plan_is_deleted_by_who_shared_it(place: Place) -> None:
    shared = await place.ana.clicks(await finished(place.ana), "Share")
    await place.ana.clicks(shared, "Delete", only_acknowledged=True)
    await place.discord.settles()
    assert shared.deleted


async def test_a_plan_is_shared_once(place: Place) -> None:
    plan = await finished(place.ana)
    await place.ana.clicks(plan, "Share")
    seen = await place.ana.clicks(plan, "Share")
    assert seen.ephemeral
    assert "said here" in seen.text


async def test_start_over_asks_the_first_question(place: Place) -> None:
    plan = await finished(place.ana)
    seen = await place.ana.clicks(plan, "Start over")
    assert "question 1 of 3" in seen.text
    assert seen.message.attachments == []


async def test_a_talk_goes_on_after_a_restart(standin: Standin, desk_advisor: Advisor) -> None:
    channel = (server := standin.add_guild("Coders")).add_channel("general")
    ana = server.add_member("Ana")
    async with connected(standin, desk_advisor, Clock()):
        seen = await ana.uses("/plan", at=channel)
        seen = await ana.clicks(seen, "A gold one")
    async with connected(standin, desk_advisor, Clock()):
        seen = await ana.chooses(seen, "In the third town")
        plan = await ana.clicks(seen, "No, never")
    async with connected(standin, desk_advisor, Clock()):
        other = await ana.chooses(plan, "A plain one")
    assert "Gold is blocked" in plan.text
    assert "Plain is blocked" in other.text


@pytest.mark.parametrize("value", ["card=diamond", "nothing=gold", "", "=", "card"])
async def test_a_forged_choice_is_told_so(place: Place, value: str) -> None:
    plan = await finished(place.ana)
    forged = {
        "custom_id": plan.selects[0].custom_id,
        "component_type": 3,
        "id": 1,
        "values": [value],
    }
    seen = await place.ana.forges(InteractionType.COMPONENT, forged, source=plan)
    assert seen.ephemeral
    assert "ask again" in seen.text


async def test_a_button_that_was_never_there_is_told_so(place: Place) -> None:
    plan = await finished(place.ana)
    shared = await place.ana.clicks(plan, "Share")
    before = shared.message.revision
    for custom_id in ("c1:talk:gold,-,-", "c1:whatif:0:gold,one,uses", "c1:plan:0:zzz"):
        seen = await place.bob.forges_click(shared, custom_id)
        assert "not on this message" in seen.text
    assert shared.message.revision == before


async def test_plan_in_a_direct_message(place: Place) -> None:
    seen = await place.ana.uses("/plan", at=place.ana.direct_channel)
    assert "Which card would you like?" in seen.text


async def test_a_knowledge_without_advice_makes_no_plans(
    standin: Standin, bank_advisor: Advisor
) -> None:
    channel = (server := standin.add_guild("Coders")).add_channel("general")
    ana = server.add_member("Ana")
    async with connected(standin, bank_advisor, Clock()):
        seen = await ana.uses("/plan", at=channel)
    assert seen.ephemeral
    assert "no advice" in seen.text


async def test_a_plan_of_an_older_knowledge_is_gone(
    standin: Standin, desk_advisor: Advisor, bank_advisor: Advisor
) -> None:
    channel = (server := standin.add_guild("Coders")).add_channel("general")
    ana = server.add_member("Ana")
    async with connected(standin, desk_advisor, Clock()):
        talk = await ana.uses("/plan", at=channel)
        plan = await ana.clicks(talk, "Show my plan now")
    async with connected(standin, bank_advisor, Clock()):
        for label in ("Download", "Share", "Next: The long story"):
            seen = await ana.clicks(plan, label)
            assert "ask again" in seen.text
        seen = await ana.clicks(plan, "Start over")
        assert "no advice" in seen.text
