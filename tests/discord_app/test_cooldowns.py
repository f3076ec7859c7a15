"""How often one may ask."""

import weakref

import pytest

from bot.discord_app.cooldowns import CHANNEL, MEMBER, MOST_KEPT, Cooldown, Rate
from tests.discord_app.conftest import Clock, Place

ASKS = "<@bot> how do bees find their hive"


def test_a_question_too_many_waits_until_the_first_is_old_enough() -> None:
    clock = Clock()
    cooldown = Cooldown(Rate(2, 10.0), clock)
    cooldown.count("ana")
    clock.advance(4)
    assert cooldown.wait("ana") is None
    cooldown.count("ana")
    wait = cooldown.wait("ana")
    assert wait is not None
    assert wait.seconds == pytest.approx(6)
    clock.advance(6)
    assert cooldown.wait("ana") is None
    cooldown.count("ana")
    wait = cooldown.wait("ana")
    assert wait is not None
    assert wait.seconds == pytest.approx(4)


def test_only_the_first_refusal_is_worth_a_word() -> None:
    cooldown = Cooldown(Rate(1, 10.0), Clock())
    cooldown.count("ana")
    first, second = cooldown.wait("ana"), cooldown.wait("ana")
    assert first is not None
    assert first.first
    assert second is not None
    assert not second.first


def test_everybody_has_a_count_of_their_own() -> None:
    cooldown = Cooldown(Rate(1, 10.0), Clock())
    cooldown.count("ana")
    assert cooldown.wait("ana") is not None
    assert cooldown.wait("bob") is None


def test_to_look_counts_nothing() -> None:
    cooldown = Cooldown(Rate(1, 10.0), Clock())
    assert cooldown.wait("ana") is None
    assert cooldown.wait("ana") is None


class Asker:
    """Somebody of whom can be seen whether anything still remembers them."""


def test_nobody_is_remembered_for_longer_than_their_questions_count() -> None:
    clock = Clock()
    cooldown = Cooldown(Rate(2, 10.0), clock)
    ana, bob = Asker(), Asker()
    ana_seen, bob_seen = weakref.ref(ana), weakref.ref(bob)
    for asker in (ana, bob, ana):
        cooldown.count(asker)
        clock.advance(5)
    del asker, ana, bob
    assert bob_seen() is not None
    cooldown.count("eve")
    assert bob_seen() is None
    assert ana_seen() is not None


def test_of_more_than_are_remembered_who_asked_last_longest_ago_goes() -> None:
    cooldown = Cooldown(Rate(1, 10.0), Clock())
    for member in range(MOST_KEPT):
        cooldown.count(member)
    cooldown.count(0)
    cooldown.count("ana")
    assert cooldown.wait(1) is None
    assert cooldown.wait(0) is not None
    assert cooldown.wait("ana") is not None


@pytest.mark.asyncio
async def test_a_member_who_asks_too_fast_is_told_once_then_passed_over(place: Place) -> None:
    for _ in range(MEMBER.questions):
        await place.ana.writes(place.channel, ASKS)
    seen = await place.ana.writes(place.channel, ASKS)
    assert "next question" in seen.text
    assert await place.ana.is_ignored(place.channel, ASKS)
    place.clock.advance(MEMBER.seconds)
    seen = await place.ana.writes(place.channel, ASKS)
    assert "I do not know" in seen.text


@pytest.mark.asyncio
async def test_a_command_too_fast_is_told_so_privately_each_time(place: Place) -> None:
    for _ in range(MEMBER.questions):
        await place.ana.uses("/ask", question="i lost my card", private=True)
    for _ in range(2):
        seen = await place.ana.uses("/ask", question="i lost my card")
        assert "next question" in seen.text
        assert seen.ephemeral


@pytest.mark.asyncio
async def test_a_crowded_channel_is_told_so(place: Place) -> None:
    for _ in range(CHANNEL.questions):
        place.client.desk.channels.count(place.channel.id)
    seen = await place.ana.writes(place.channel, ASKS)
    assert "Many people ask here" in seen.text
    assert await place.bob.is_ignored(place.channel, ASKS)


@pytest.mark.asyncio
@pytest.mark.parametrize("pause_s", [0, 60])
async def test_what_a_crowded_channel_refuses_does_not_count_for_the_member(
    place: Place, pause_s: int
) -> None:
    await place.moderator.uses("/settings cooldown", member=pause_s)
    for _ in range(CHANNEL.questions):
        place.client.desk.channels.count(place.channel.id)
    for _ in range(MEMBER.questions):
        seen = await place.ana.uses("/ask", question="i lost my card")
        assert "Many people ask here" in seen.text
    other = place.server.add_channel("other")
    seen = await place.ana.uses("/ask", question="i lost my card", at=other)
    assert "Block it in the app" in seen.text
