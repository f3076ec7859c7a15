import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.segments import segments

QUESTIONS = ["do i need a degree", "what does it pay", "is it remote", "how long does it take"]
TOLD = ["i am 40", "just moved to alaska", "tired of retail"]


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        ("do i need a degree", ("do i need a degree",)),
        (
            "do i need a degree? and what does it pay?",
            ("do i need a degree", "what does it pay"),
        ),
        ("how long is it and what does it cost", ("how long is it", "what does it cost")),
        ("is it hard, is it boring", ("is it hard", "is it boring")),
        ("i am 40. is that too old?", ("is that too old",)),
        ("pay in alaska? remote jobs?", ("pay in alaska", "remote jobs")),
        ("what is cpc\nwhat is ccs", ("what is cpc", "what is ccs")),
        ("difference between cpc and ccs", ("difference between cpc and ccs",)),
        ("i like numbers. i like order.", ("i like numbers. i like order.",)),
        ("???", ("???",)),
        ("", ("",)),
    ],
)
def test_a_message_is_cut_into_its_questions(message: str, parts: tuple[str, ...]) -> None:
    assert segments(message) == parts


@given(st.lists(st.sampled_from(QUESTIONS), min_size=1), st.sampled_from(["? ", "?\n", "?! ", "?"]))
def test_every_question_is_kept(asked: list[str], end: str) -> None:
    assert segments(end.join(asked) + end) == tuple(asked)


@given(st.lists(st.sampled_from(QUESTIONS + TOLD), min_size=1))
def test_what_asks_is_kept_among_what_only_tells(sentences: list[str]) -> None:
    parts = segments(". ".join(sentences))
    asked = tuple(sentence for sentence in sentences if sentence in QUESTIONS)
    assert parts == asked if asked else len(parts) == 1


@given(st.text(alphabet=st.sampled_from("ab ?!;\n.,&how is and") | st.characters()))
def test_nothing_is_made_up(message: str) -> None:
    one_spaced = re.sub(r"[^\S\n]+", " ", message)
    at = 0
    for part in segments(message):
        at = one_spaced.index(part, at) + len(part)


@given(st.text())
def test_there_is_always_a_part(message: str) -> None:
    assert segments(message)
