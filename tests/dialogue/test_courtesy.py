import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.app import Advisor
from bot.dialogue.courtesy import without_courtesy


@pytest.mark.parametrize(
    ("message", "bare"),
    [
        ("hello, do i need a degree", "do i need a degree"),
        ("ok thanks. how long does it take?", "how long does it take?"),
        ("dear sir kindly tell the fees", "tell the fees"),
        ("how do i start plz n thx", "how do i start"),
        ("what does it pay? thank you so much!", "what does it pay"),
        ("ugh. and who do they talk to", "and who do they talk to"),
        ("last one, is it hard", "is it hard"),
        ("well, is it hard", "is it hard"),
        ("well paying job", "well paying job"),
        ("k-12 schools", "k-12 schools"),
        ("do i need a degree", "do i need a degree"),
        ("thanks", "thanks"),
        ("hello sir", "hello sir"),
        ("", ""),
        ("okra farming", "okra farming"),
    ],
)
def test_what_is_only_polite_goes(message: str, bare: str) -> None:
    assert without_courtesy(message) == bare


@given(st.text())
def test_something_is_always_left(message: str) -> None:
    assert without_courtesy(message).strip() or not message.strip()


@pytest.mark.parametrize(
    ("message", "outcome"),
    [
        ("hey there sir, do i need a degree for this? thank you", "answered"),
        ("alright, what does a biller do", "answered"),
        ("hey bot, degree?", "answered"),
        ("thank you so much, that is all", "smalltalk"),
    ],
)
def test_politeness_hides_no_question(shipped_advisor: Advisor, message: str, outcome: str) -> None:
    assert shipped_advisor.ask(message).reply.outcome == outcome
