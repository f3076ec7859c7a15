"""When the bot speaks and when it keeps silent."""

import logging

import pytest

from tests.discord_app.conftest import Place
from tests.standin import Permission

pytestmark = pytest.mark.asyncio

LOST = "<@bot> i lost my card"


async def test_what_is_not_meant_for_the_bot_is_passed_over(place: Place) -> None:
    assert await place.ana.is_ignored(place.channel, "i lost my card")


async def test_everyone_is_not_the_bot(place: Place) -> None:
    assert await place.moderator.is_ignored(place.channel, "@everyone i lost my card")


async def test_bots_are_passed_over(place: Place) -> None:
    other = place.server.add_member("Robot", bot=True)
    assert await other.is_ignored(place.channel, LOST)


async def test_a_message_delivered_twice_is_answered_once(place: Place) -> None:
    question = place.ana.says(place.channel, LOST)
    place.discord.chat.events.message_created(question)
    await place.discord.settles()
    assert len(place.discord.chat.answers[question.id]) == 1


async def test_the_answer_goes_with_its_question(place: Place) -> None:
    question = place.ana.says(place.channel, LOST)
    await place.discord.settles()
    place.ana.deletes(question)
    await place.discord.settles()
    assert place.discord.posted[0].deleted


async def test_the_answer_to_somebodys_message_goes_with_it(place: Place) -> None:
    question = place.bob.says(place.channel, "i lost my card")
    seen = await place.ana.opens_menu("Answer this", question)
    place.bob.deletes(question)
    await place.discord.settles()
    assert seen.deleted


async def test_an_old_answer_stays_when_its_question_goes(place: Place) -> None:
    question = place.ana.says(place.channel, LOST)
    await place.discord.settles()
    place.clock.advance(3600)
    place.ana.deletes(question)
    await place.discord.settles()
    assert not place.discord.posted[0].deleted


async def test_a_question_deleted_before_its_answer_gets_none(place: Place) -> None:
    question = place.ana.says(place.channel, LOST)
    place.ana.deletes(question)
    await place.discord.settles()
    assert all(message.deleted for message in place.discord.posted)


async def test_without_permission_the_bot_keeps_silent_and_logs_it_once(
    place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    place.server.overwrite(place.channel, deny=Permission.SEND_MESSAGES)
    with caplog.at_level(logging.WARNING):
        assert await place.ana.is_ignored(place.channel, LOST)
        assert await place.ana.is_ignored(place.channel, LOST)
    lines = [line for line in caplog.messages if "no permission to answer" in line]
    assert len(lines) == 1
    assert not [one for one in place.discord.rest.requests if one.status == 403]


async def test_where_discord_refuses_in_spite_of_permissions_it_is_not_tried_again(
    place: Place,
) -> None:
    refused = place.discord.faults.fail(403, route="POST */messages", times=None)
    place.ana.says(place.channel, LOST)
    await place.discord.settles()
    assert refused.struck
    before = refused.struck
    assert await place.bob.is_ignored(place.channel, "<@bot> what does a new card cost")
    assert refused.struck == before
    place.discord.faults.clear()
    other = place.server.add_channel("other")
    await place.ana.writes(other, "<@bot> what does a new card cost")


async def test_without_the_history_the_bot_answers_without_pointing_at_the_question(
    place: Place,
) -> None:
    place.server.overwrite(place.channel, deny=Permission.READ_MESSAGE_HISTORY)
    place.ana.says(place.channel, LOST)
    await place.discord.settles()
    (answer,) = place.discord.posted
    assert answer.reference is None


async def test_no_question_is_logged(place: Place, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        await place.ana.writes(place.channel, LOST)
        await place.ana.uses("/ask", question="what does a new card cost")
        await place.discord.settles()
    assert "outcome=answered" in caplog.text
    assert "i lost my card" not in caplog.text
    assert "new card cost" not in caplog.text
    assert place.discord.token not in caplog.text
