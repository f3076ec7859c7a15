"""`/help` and `/sources`."""

import pytest

from bot.app import Advisor
from tests.discord_app.conftest import Clock, Place, connected
from tests.standin import Permission, Standin

pytestmark = pytest.mark.asyncio


async def test_help_tells_how_to_ask(place: Place) -> None:
    seen = await place.ana.uses("/help")
    assert seen.ephemeral
    assert "/ask" in seen.text
    assert "Answer this" in seen.text


async def test_help_has_questions_to_begin_with(place: Place) -> None:
    seen = await place.ana.uses("/help")
    answer = await place.ana.clicks(seen, seen.labels[0])
    assert "### " in answer.text


async def test_help_links_site_and_privacy_policy(standin: Standin, desk_advisor: Advisor) -> None:
    channel = (server := standin.add_guild("Coders")).add_channel("general")
    ana = server.add_member("Ana")
    links = {"site_url": "https://site.example", "privacy_url": "https://privacy.example"}
    async with connected(standin, desk_advisor, Clock(), **links):
        seen = await ana.uses("/help", at=channel)
    assert "https://site.example" in seen.text
    assert "https://privacy.example" in seen.text


@pytest.mark.parametrize(
    ("denied", "name", "means"),
    [
        (Permission.SEND_MESSAGES, "Send Messages", "cannot answer when I am mentioned"),
        (Permission.READ_MESSAGE_HISTORY, "Read Message History", "cannot point at the message"),
    ],
)
async def test_help_tells_moderators_what_comes_of_each_lack(
    place: Place, denied: Permission, name: str, means: str
) -> None:
    place.server.overwrite(place.channel, deny=denied)
    seen = await place.moderator.uses("/help")
    [warning] = [line for line in seen.text.splitlines() if "I lack" in line]
    assert f"I lack {name}" in warning
    assert means in warning


async def test_help_tells_moderators_what_the_bot_lacks(place: Place) -> None:
    place.server.overwrite(place.channel, deny=Permission.SEND_MESSAGES)
    seen = await place.moderator.uses("/help")
    assert "Send Messages" in seen.text
    assert "Send Messages" not in (await place.ana.uses("/help")).text


async def test_help_tells_moderators_nothing_where_nothing_is_lacking(place: Place) -> None:
    assert "I lack" not in (await place.moderator.uses("/help")).text


async def test_sources_lists_the_documents_with_their_dates(place: Place) -> None:
    seen = await place.ana.uses("/sources")
    assert seen.ephemeral
    assert "Handbook" in seen.text
    assert "1 May 2019" in seen.text
    assert "Site of the bank" not in seen.text


async def test_sources_shows_one_document_with_its_sections(place: Place) -> None:
    choices = await place.ana.types_in_autocomplete("/sources", source="hand")
    seen = await place.ana.uses("/sources", source=str(choices[0].value))
    assert "Fees" in seen.text


async def test_sources_understands_a_title_that_was_typed(place: Place) -> None:
    seen = await place.ana.uses("/sources", source="the old post")
    assert "Phones" in seen.text


async def test_sources_says_that_it_does_not_know_one(place: Place) -> None:
    seen = await place.ana.uses("/sources", source="zzz")
    assert "no source of that name" in seen.text


async def test_help_names_the_moderators_commands_to_moderators_alone(place: Place) -> None:
    assert "/inbox" in (await place.moderator.uses("/help")).text
    assert "/inbox" not in (await place.ana.uses("/help")).text
