"""Settings: what is set holds at once, is shown, and is told to the log channel."""

import pytest

from bot.app import Advisor
from tests.discord_app.conftest import Clock, Coders, Place, connected
from tests.standin import Permission, Standin

pytestmark = pytest.mark.asyncio

LOST = "<@bot> i lost my card"


async def test_everything_that_is_set_is_shown(place: Place) -> None:
    log = place.server.add_channel("log")
    await place.moderator.uses("/settings log", channel=log)
    await place.moderator.uses("/settings retention", days=30)
    seen = await place.moderator.uses("/settings show")
    assert seen.ephemeral
    assert f"<#{log.id}>" in seen.text
    assert "30 days" in seen.text
    assert "the usual one" in seen.text


async def test_a_change_is_told_to_the_log_channel(place: Place) -> None:
    log = place.server.add_channel("log")
    await place.moderator.uses("/settings log", channel=log)
    await place.moderator.uses("/settings retention", days=30)
    await place.client.desk.work.idle.wait()
    told = place.moderator.sees(log)[-1]
    assert "60 days" in told.text
    assert "30 days" in told.text
    assert f"<@{place.moderator.id}>" in told.text
    assert not place.discord.pinged


async def test_where_the_bot_may_not_post_nothing_is_announced(place: Place) -> None:
    closed = place.server.add_channel("closed")
    place.server.overwrite(closed, deny=Permission.SEND_MESSAGES)
    await place.discord.settles()
    for command in ("log", "welcome", "channel"):
        seen = await place.moderator.uses(f"/settings {command}", channel=closed)
        assert "Send Messages" in seen.text
        assert "Nothing is changed" in seen.text
    shown = await place.moderator.uses("/settings show")
    assert str(closed.id) not in shown.text


async def test_where_only_the_history_is_closed_the_bot_may_post(place: Place) -> None:
    log = place.server.add_channel("log")
    place.server.overwrite(log, deny=Permission.READ_MESSAGE_HISTORY)
    await place.discord.settles()
    seen = await place.moderator.uses("/settings log", channel=log)
    assert "Nothing is changed" not in seen.text
    assert f"<#{log.id}>" in (await place.moderator.uses("/settings show")).text


async def test_a_pause_between_questions_holds_for_one_member(place: Place) -> None:
    await place.moderator.uses("/settings cooldown", member=60)
    await place.ana.uses("/ask", question="i lost my card", private=True)
    seen = await place.ana.uses("/ask", question="what does a new card cost", private=True)
    assert "60 s" in seen.text
    other = await place.bob.uses("/ask", question="what does a new card cost", private=True)
    assert "$10" in other.text
    place.clock.advance(61)
    again = await place.ana.uses("/ask", question="what does a new card cost", private=True)
    assert "$10" in again.text


async def test_the_same_answer_is_repeated_after_the_time_that_was_set(place: Place) -> None:
    await place.moderator.uses("/settings cooldown", channel=10)
    await place.ana.writes(place.channel, LOST)
    await place.discord.settles()
    place.clock.advance(20)
    seen = await place.bob.writes(place.channel, LOST)
    assert "Block it in the app" in seen.text


async def test_the_same_answer_is_pointed_at_for_longer_where_that_is_set(place: Place) -> None:
    await place.moderator.uses("/settings cooldown", channel=3600)
    await place.ana.writes(place.channel, LOST)
    await place.discord.settles()
    place.clock.advance(1800)
    seen = await place.bob.writes(place.channel, LOST)
    assert "see above" in seen.text


@pytest.mark.parametrize(
    ("command", "options"),
    [("/ask", {"question": "i lost my card"}), ("/salary", {"role": "teller"})],
)
async def test_what_was_shared_is_shared_again_after_the_time_that_was_set(
    place: Place, command: str, options: dict[str, str]
) -> None:
    await place.moderator.uses("/settings cooldown", channel=10)
    card = await place.ana.uses(command, options, private=True)
    await place.ana.clicks(card, "Share")
    await place.discord.settles()
    place.clock.advance(20)
    assert not (await place.ana.clicks(card, "Share")).ephemeral
    await place.moderator.uses("/settings cooldown", channel=3600)
    await place.discord.settles()
    place.clock.advance(1800)
    again = await place.ana.clicks(card, "Share")
    assert again.ephemeral
    assert "said here" in again.text


async def test_the_threshold_is_previewed_and_then_set(place: Place) -> None:
    seen = await place.moderator.uses("/settings threshold", percent=90)
    assert "answered wrongly" in seen.text
    assert "inbox is empty" in seen.text
    shown = await place.moderator.uses("/settings show")
    assert "90%" not in shown.text
    await place.moderator.clicks(seen, "Set it")
    shown = await place.moderator.uses("/settings show")
    assert "90%" in shown.text
    usual = await place.moderator.uses("/settings threshold")
    await place.moderator.clicks(usual, "Set it")
    assert "the usual one" in (await place.moderator.uses("/settings show")).text


async def test_the_threshold_names_questions_of_the_inbox(place: Place) -> None:
    await place.ana.writes(place.channel, "<@bot> is there a bicycle garage")
    await place.client.desk.work.idle.wait()
    seen = await place.moderator.uses("/settings threshold", percent=5)
    assert "bicycle garage" in seen.text


async def test_the_welcome_is_posted_renewed_moved_and_taken_away(place: Place) -> None:
    first, second = place.server.add_channel("hello"), place.server.add_channel("hi")
    await place.moderator.uses("/settings welcome", channel=first)
    (posted,) = place.ana.sees(first)
    assert "/plan" in posted.text
    pressed = await place.ana.clicks(posted, posted.labels[0])
    assert pressed.ephemeral
    await place.moderator.uses("/settings welcome", channel=first)
    assert len([one for one in place.bob.sees(first) if not one.deleted]) == 1
    await place.moderator.uses("/settings welcome", channel=second)
    assert posted.deleted
    (moved,) = place.ana.sees(second)
    await place.moderator.uses("/settings welcome")
    assert moved.deleted
    assert not place.discord.pinged


async def test_a_welcome_that_was_deleted_is_posted_anew(place: Place) -> None:
    hello = place.server.add_channel("hello")
    await place.moderator.uses("/settings welcome", channel=hello)
    place.moderator.deletes(place.ana.sees(hello)[0])
    await place.moderator.uses("/settings welcome", channel=hello)
    assert [one for one in place.ana.sees(hello) if not one.deleted]


async def test_a_digest_without_a_log_channel_says_so(place: Place) -> None:
    seen = await place.moderator.uses("/settings digest", on=True)
    assert "no log channel" in seen.text


async def test_without_the_intent_it_is_said_that_nothing_is_read(place: Place) -> None:
    seen = await place.moderator.uses("/settings channel", channel=place.channel)
    assert "MESSAGE_CONTENT_INTENT" in seen.text


async def test_settings_outlive_a_restart(
    standin: Standin, coders: Coders, desk_advisor: Advisor, address: str
) -> None:
    mo = coders.mo
    async with connected(standin, desk_advisor, Clock(), database_url=address):
        await mo.uses("/settings retention", days=7)
    async with connected(standin, desk_advisor, Clock(), database_url=address):
        assert "7 days" in (await mo.uses("/settings show")).text
