"""`/salary`, `/compare` and `/glossary`."""

import pytest

from bot.app import Advisor
from tests.discord_app.conftest import Clock, Place, connected
from tests.standin import InteractionType, Permission, Seen, Standin

pytestmark = pytest.mark.asyncio

RUBBISH = ["\0", "a" * 6000, "'; drop table", "🦄" * 100, "<@1> [x](y)", "   "]
FIELDS = ["role", "state", "city", "industry", "experience", "certification"]


def pictures(seen: Seen) -> list[str]:
    """Return the alt texts of the pictures that a card shows and that are attached."""
    found: list[str] = []
    for box in seen.payload["components"]:
        for one in box.get("components", ()):
            for item in one.get("items", ()):
                found.append(item["description"])
    assert len(found) == len([file for file in seen.files if file.filename.endswith(".png")])
    return found


async def test_salary_shows_several_figures_in_words_and_as_a_picture(place: Place) -> None:
    seen = await place.ana.uses("/salary", role="teller")
    assert "$25,000" in seen.text
    assert "Handbook" in seen.text
    assert not seen.ephemeral
    (alt,) = pictures(seen)
    assert "$33,000 to $36,000" in alt
    assert seen.files[0].content.startswith(b"\x89PNG")
    assert seen.files[0].description == alt


async def test_salary_shows_one_figure_without_a_picture(place: Place) -> None:
    seen = await place.ana.uses("/salary", state="northland")
    assert "$40,000" in seen.text
    assert pictures(seen) == []


async def test_salary_names_what_is_missing_and_the_nearest(place: Place) -> None:
    seen = await place.ana.uses("/salary", city="ogdenville")
    assert "Ogdenville" in seen.text
    assert "$40,000" in seen.text


async def test_salary_in_private_has_share(place: Place) -> None:
    seen = await place.ana.uses("/salary", role="teller", private=True)
    assert seen.ephemeral
    assert pictures(seen)
    shared = await place.ana.clicks(seen, "Share")
    assert not shared.ephemeral
    assert pictures(shared) == pictures(seen)
    assert "$25,000" in shared.text
    assert "Delete" in shared.labels


async def test_salary_that_was_just_shared_is_pointed_at(place: Place) -> None:
    seen = await place.ana.uses("/salary", role="teller", private=True)
    await place.ana.clicks(seen, "Share")
    again = await place.ana.clicks(seen, "Share")
    assert again.ephemeral
    assert "said here" in again.text


async def test_what_was_looked_up_tells_its_sources(place: Place) -> None:
    seen = await place.ana.uses("/salary", role="teller")
    sources = await place.bob.clicks(seen, "Sources")
    assert "https://bank.example/handbook" in sources.text
    assert sources.ephemeral


async def test_salary_does_not_know_a_name(place: Place) -> None:
    seen = await place.ana.uses("/salary", state="zzzzzz")
    assert seen.ephemeral
    assert "I know no state of that name" in seen.text
    assert "zzzzzz" not in seen.text


async def test_salary_offers_what_may_be_meant(place: Place) -> None:
    seen = await place.ana.uses("/salary", state="norlan")
    assert "Did you mean Northland" in seen.text
    meant = await place.ana.clicks(seen, "Northland")
    assert "$40,000" in meant.text
    assert meant.ephemeral


async def test_salary_in_a_direct_message_shows_the_picture(place: Place) -> None:
    seen = await place.ana.uses("/salary", at=place.ana.direct_channel, role="teller")
    assert pictures(seen)


@pytest.mark.parametrize("field", FIELDS)
async def test_salary_offers_only_what_has_figures(place: Place, field: str) -> None:
    there = {"role": {"Teller"}, "state": {"Northland"}, "city": {"Springfield", "Harbor"}}
    choices = await place.ana.types_in_autocomplete("/salary", {field: ""})
    assert {choice.name for choice in choices} == there.get(field, set())


@pytest.mark.parametrize("typed", RUBBISH)
async def test_autocompletion_never_fails(place: Place, typed: str) -> None:
    for field in FIELDS:
        assert len(await place.ana.types_in_autocomplete("/salary", {field: typed})) <= 25
    assert len(await place.ana.types_in_autocomplete("/compare", second="x", first=typed)) <= 25
    assert len(await place.ana.types_in_autocomplete("/compare", first="x", second=typed)) <= 25
    assert len(await place.ana.types_in_autocomplete("/glossary", term=typed)) <= 25
    assert len(await place.ana.types_in_autocomplete("/sources", source=typed)) <= 25


async def test_a_choice_that_is_offered_is_looked_up(place: Place) -> None:
    (choice,) = await place.ana.types_in_autocomplete("/salary", city="spring")
    seen = await place.ana.uses("/salary", city=choice.value)
    assert "$31,000" in seen.text


async def test_compare_puts_places_side_by_side_with_a_picture(place: Place) -> None:
    seen = await place.ana.uses("/compare", first="northland", second="harbor")
    assert "$40,000" in seen.text
    assert "$52,000" in seen.text
    assert "Harbor" in pictures(seen)[0]


async def test_compare_offers_what_can_stand_beside_the_other(place: Place) -> None:
    choices = await place.ana.types_in_autocomplete("/compare", first="bronze", second="")
    assert [choice.name for choice in choices] == ["Silver"]
    choices = await place.ana.types_in_autocomplete("/compare", second="harbor", first="n")
    assert choices[0].name == "Northland"


async def test_a_long_comparison_shows_the_rest_on_a_click(place: Place) -> None:
    seen = await place.ana.uses("/compare", first="bronze", second="silver", private=True)
    assert "Facet 0" in seen.text
    assert "Facet 19" not in seen.text
    text = ""
    while "Show the rest" in seen.labels:
        seen = await place.ana.clicks(seen, "Show the rest")
        text += seen.text
    assert "Facet 19" in text


async def test_compare_asks_back_where_the_kinds_differ(place: Place) -> None:
    seen = await place.ana.uses("/compare", first="northland", second="silver")
    assert seen.ephemeral
    assert "name two of one kind" in seen.text


async def test_compare_is_shared(place: Place) -> None:
    seen = await place.ana.uses("/compare", first="northland", second="harbor", private=True)
    shared = await place.ana.clicks(seen, "Share")
    assert shared.message.channel is place.channel
    assert "$52,000" in shared.text


async def test_glossary_explains_a_term(place: Place) -> None:
    choices = await place.ana.types_in_autocomplete("/glossary", term="bro")
    seen = await place.ana.uses("/glossary", term=choices[0].value)
    assert "Ask the branch" in seen.text


async def test_glossary_lists_all_terms(place: Place) -> None:
    seen = await place.ana.uses("/glossary")
    assert seen.ephemeral
    assert "Bronze" in seen.text
    assert "Silver" in seen.text


async def test_glossary_says_that_it_does_not_know_one(place: Place) -> None:
    seen = await place.ana.uses("/glossary", term="qqqqqq")
    assert seen.ephemeral
    assert "not in the glossary" in seen.text


async def test_a_question_in_words_about_several_figures_shows_the_chart(place: Place) -> None:
    seen = await place.ana.writes(place.channel, "<@bot> What does a teller earn?")
    assert "$25,000" in seen.text
    assert "$25,000" in pictures(seen)[0]


async def test_where_no_files_may_be_attached_the_words_say_it(place: Place) -> None:
    place.server.overwrite(place.channel, deny=Permission.ATTACH_FILES)
    seen = await place.ana.writes(place.channel, "<@bot> What does a teller earn?")
    assert "$25,000" in seen.text
    assert pictures(seen) == []
    command = await place.bob.uses("/salary", role="teller")
    assert pictures(command) == []


async def test_commands_have_a_cooldown(place: Place) -> None:
    for _ in range(6):
        await place.ana.uses("/salary", role="teller", private=True)
    seen = await place.ana.uses("/compare", first="northland", second="harbor")
    assert seen.ephemeral
    assert "That is quick" in seen.text


async def test_options_that_the_client_would_not_send_are_answered(place: Place) -> None:
    forged = {
        "id": "1",
        "name": "salary",
        "type": 1,
        "options": [{"name": "state", "type": 3, "value": "northland " * 500}],
    }
    seen = await place.ana.forges(InteractionType.COMMAND, forged, at=place.channel)
    assert seen.ephemeral


async def test_a_button_that_was_never_there_is_told_so(place: Place) -> None:
    seen = await place.ana.uses("/salary", role="teller")
    forged = await place.bob.forges_click(seen, "c1:look:share:pay:AAAAAA")
    assert "not on this message" in forged.text


async def test_what_was_looked_up_is_there_after_a_restart(
    standin: Standin, desk_advisor: Advisor
) -> None:
    channel = (server := standin.add_guild("Coders")).add_channel("general")
    ana = server.add_member("Ana")
    async with connected(standin, desk_advisor, Clock()):
        card = await ana.uses("/salary", at=channel, role="teller", private=True)
    async with connected(standin, desk_advisor, Clock()):
        sources = await ana.clicks(card, "Sources")
        shared = await ana.clicks(card, "Share")
    assert "handbook" in sources.text
    assert pictures(shared)


async def test_help_has_live_examples(place: Place) -> None:
    seen = await place.ana.uses("/help")
    compared = await place.ana.clicks(seen, "Northland or Springfield?")
    assert compared.ephemeral
    assert "$31,000" in compared.text
    plan = await place.ana.clicks(seen, "Make a plan")
    assert "question 1 of 3" in plan.text


async def test_a_source_is_shared(place: Place) -> None:
    seen = await place.ana.uses("/sources", source="handbook")
    shared = await place.ana.clicks(seen, "Share")
    assert not shared.ephemeral
    assert "Fees" in shared.text
    assert shared.labels == ("Delete",)
