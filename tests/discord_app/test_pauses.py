"""How long a member waits between questions, where a server wants that."""

from bot.discord_app.pauses import Pauses
from tests.discord_app.conftest import Clock


def test_without_a_pause_nobody_waits() -> None:
    pauses = Pauses(Clock())
    for _ in range(10):
        assert pauses.wait("ana", 0) is None
        pauses.count("ana", 0)
    assert pauses.wait("ana", 10) is None


def test_one_waits_and_the_first_wait_is_worth_a_word() -> None:
    clock = Clock()
    pauses = Pauses(clock)
    pauses.count("ana", 10)
    clock.advance(4)
    first, second = pauses.wait("ana", 10), pauses.wait("ana", 10)
    assert first
    assert second
    assert (first.seconds, first.first, second.first) == (6, True, False)
    assert pauses.wait("bob", 10) is None
    clock.advance(6)
    assert pauses.wait("ana", 10) is None


def test_to_look_counts_nothing() -> None:
    pauses = Pauses(Clock())
    assert pauses.wait("ana", 10) is None
    assert pauses.wait("ana", 10) is None
