"""How long a member waits between questions, where a server wants that."""

from bot.discord_app.pauses import Pauses
from tests.discord_app.conftest import Clock


def test_without_a_pause_nobody_waits() -> None:
    pauses = Pauses(Clock())
    assert all(pauses.check("ana", 0) is None for _ in range(10))


def test_one_waits_and_the_first_wait_is_worth_a_word() -> None:
    clock = Clock()
    pauses = Pauses(clock)
    assert pauses.check("ana", 10) is None
    clock.advance(4)
    first, second = pauses.check("ana", 10), pauses.check("ana", 10)
    assert first
    assert second
    assert (first.seconds, first.first, second.first) == (6, True, False)
    assert pauses.check("bob", 10) is None
    clock.advance(6)
    assert pauses.check("ana", 10) is None
