"""Every error ends in one friendly sentence with an incident id."""

import logging
import re

import pytest

from tests.discord_app.conftest import Place
from tests.standin import InteractionType, Seen

pytestmark = pytest.mark.asyncio

INCIDENT = re.compile(r"\(incident `([0-9a-f]{8})`\)")


def check(seen: Seen, caplog: pytest.LogCaptureFixture, *, sentence: str) -> None:
    found = INCIDENT.search(seen.text)
    assert found, seen.text
    assert sentence in seen.text
    assert "secret" not in seen.text
    (record,) = [one for one in caplog.records if found[1] in one.getMessage()]
    assert record.exc_info or record.levelno < logging.ERROR


async def test_error_at_a_message_is_one_short_reply(
    place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    seen = await place.ana.writes(place.channel, "<@bot> explode")
    check(seen, caplog, sentence="went wrong")
    assert not seen.pinged


async def test_error_at_a_command_is_private(
    place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    seen = await place.ana.uses("/ask", question="explode")
    check(seen, caplog, sentence="went wrong")
    assert seen.ephemeral


async def test_error_at_a_menu_is_private(place: Place, caplog: pytest.LogCaptureFixture) -> None:
    message = place.bob.says(place.channel, "explode")
    seen = await place.ana.opens_menu("Answer this", message)
    check(seen, caplog, sentence="went wrong")
    assert seen.ephemeral


async def test_error_at_a_button_is_private(place: Place, caplog: pytest.LogCaptureFixture) -> None:
    card = await place.ana.writes(place.channel, "<@bot> i lost my card")
    place.client.desk.advisor.fails = True  # type: ignore[attr-defined]  # the scripted advisor's
    seen = await place.ana.clicks(card, "What does a new card cost?")
    check(seen, caplog, sentence="went wrong")
    assert seen.ephemeral


async def test_error_with_a_sentence_of_its_own_says_it(
    place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    seen = await place.ana.uses("/ask", question="complain")
    check(seen, caplog, sentence="The bank is closed.")


async def test_error_at_autocomplete_offers_nothing(place: Place) -> None:
    assert await place.ana.types_in_autocomplete("/ask", question="explode") == []


async def test_a_command_of_another_version_is_told_from_an_error(
    place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    data = {"id": "1", "name": "gone", "type": 1}
    seen = await place.ana.forges(InteractionType.COMMAND, data, at=place.channel)
    check(seen, caplog, sentence="has changed")
    assert seen.ephemeral


async def test_a_command_with_other_options_is_told_from_an_error(
    place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    data = {"id": "1", "name": "ask", "type": 1, "options": []}
    seen = await place.ana.forges(InteractionType.COMMAND, data, at=place.channel)
    check(seen, caplog, sentence="has changed")


async def test_the_bot_carries_on_after_an_error(place: Place) -> None:
    await place.ana.writes(place.channel, "<@bot> explode")
    seen = await place.ana.writes(place.channel, "<@bot> i lost my card")
    assert "Block it in the app" in seen.text
