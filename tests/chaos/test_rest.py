"""Discord's REST API fails in the midst of conversations."""

import re
from collections.abc import Callable
from functools import partial

import pytest
from aiohttp import ClientTimeout

from bot.discord_app import sending
from bot.discord_app.gateway.connection import be_impatient
from tests.chaos.conftest import RECOVERED_S, Talk, talking
from tests.discord_app.conftest import Place
from tests.effort import times
from tests.standin import Fault
from tests.standin.faults import Faults

pytestmark = [pytest.mark.slow, pytest.mark.asyncio]

LOST = "<@bot> i lost my card"
ANSWER = "Block it in the app"
POST = "POST */messages"
INCIDENT = re.compile(r"\(incident `[0-9a-f]{8}`\)")
HARMS: dict[str, Callable[[Faults, str], Fault]] = {
    "429": lambda harm, route: harm.rate_limit(0.2, route=route),
    "429 for all": lambda harm, route: harm.rate_limit(0.2, route=route, scope="global"),
    "500": lambda harm, route: harm.fail(500, route=route),
    "502": lambda harm, route: harm.fail(502, route=route),
    "502 after it was done": lambda harm, route: harm.fail(502, route=route, after_effect=True),
    "503": lambda harm, route: harm.fail(503, route=route),
    "cut off": lambda harm, route: harm.cut_off(route=route),
}
FAILURES = times(4)


@pytest.mark.parametrize("harm", HARMS)
async def test_answers_come_all_the_same_and_once(place: Place, harm: str) -> None:
    async with talking(place) as talk:
        for _ in range(FAILURES):
            fault = HARMS[harm](place.discord.faults, POST)
            await place.discord.until(partial(_struck, fault, talk, len(talk.asked)), RECOVERED_S)
    await talk.answered()


def _struck(fault: Fault, talk: Talk, asked: int) -> bool:
    return fault.struck > 0 and len(talk.asked) > asked


async def test_a_request_that_hangs_holds_nobody_up_for_long(place: Place) -> None:
    """Not those elsewhere at all, and those in its channel until it is given up."""
    hanging = place.discord.faults.hang(route=f"POST /channels/{place.channel.id}/messages")
    be_impatient(place.client.http, ClientTimeout(total=1.0))
    stuck = place.ana.says(place.channel, LOST)
    await place.discord.until(lambda: hanging.struck)
    behind = place.bob.says(place.channel, "<@bot> what does a new card cost")
    elsewhere = await place.bob.writes(place.server.add_channel("other"), LOST)
    assert ANSWER in elsewhere.text
    answers = place.discord.chat.answers
    await place.discord.until(lambda: stuck.id in answers and behind.id in answers, RECOVERED_S)


async def test_where_no_answer_can_be_sent_a_word_comes_as_soon_as_it_can(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "LATEST_S", 0.5)
    fault = place.discord.faults.fail(503, route=POST, times=None)
    question = place.ana.says(place.channel, LOST)
    await place.discord.until(lambda: fault.struck >= 4, RECOVERED_S)
    place.discord.faults.clear()
    await place.discord.until(lambda: question.id in place.discord.chat.answers, RECOVERED_S)
    await place.discord.settles()
    (told,) = place.discord.chat.answers[question.id]
    assert INCIDENT.search(told.content)
    assert "not your fault" in told.content


@pytest.mark.parametrize("harm", ["429", "500", "502"])
async def test_a_command_is_answered_all_the_same(place: Place, harm: str) -> None:
    HARMS[harm](place.discord.faults, "POST /interactions/*")
    seen = await place.ana.uses("/ask", question="i lost my card")
    assert ANSWER in seen.text


@pytest.mark.parametrize("harm", ["502 after it was done", "cut off"])
async def test_a_command_whose_answer_arrived_gets_no_word_of_failure(
    place: Place, harm: str
) -> None:
    HARMS[harm](place.discord.faults, "POST /interactions/*")
    seen = await place.ana.uses("/ask", question="i lost my card")
    await place.discord.settles()
    assert ANSWER in seen.text
    assert len(place.discord.posted) == 1


async def test_a_command_that_fails_after_thinking_ends_in_a_word(place: Place) -> None:
    """The answer is edited in; that fails until the word of the failure is tried."""
    place.discord.faults.fail(400, route="PATCH /webhooks/*")
    seen = await place.moderator.uses("/faq list")
    assert INCIDENT.search(seen.text)
