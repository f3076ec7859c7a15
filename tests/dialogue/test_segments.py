import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.segments import STORY, clauses, segments

QUESTIONS = ["do i need a degree", "what does it pay", "is it remote", "how long does it take"]
TOLD = ["i am 40", "just moved to alaska", "tired of retail"]


STORY_TOLD = " ".join(["well i worked in a shop for years and then in another one"] * 2)


def texts(message: str) -> tuple[str, ...]:
    return tuple(part.text for part in segments(message))


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
    assert texts(message) == parts


@given(st.lists(st.sampled_from(QUESTIONS), min_size=1), st.sampled_from(["? ", "?\n", "?! ", "?"]))
def test_every_question_is_kept(asked: list[str], end: str) -> None:
    assert texts(end.join(asked) + end) == tuple(asked)


@given(st.lists(st.sampled_from(QUESTIONS + TOLD), min_size=1))
def test_what_asks_is_kept_among_what_only_tells(sentences: list[str]) -> None:
    parts = texts(". ".join(sentences))
    asked = tuple(sentence for sentence in sentences if sentence in QUESTIONS)
    assert parts == asked if asked else len(parts) == 1


@given(st.text(alphabet=st.sampled_from("ab ?!;\n.,&how is and") | st.characters()))
def test_nothing_is_made_up(message: str) -> None:
    at = 0
    for part in texts(message):
        at = message.index(part, at) + len(part)


@given(st.text())
def test_there_is_always_a_part(message: str) -> None:
    assert segments(message)


def test_a_part_knows_what_stands_before_it() -> None:
    asked = segments("i only have a ged. is that enough? what does it pay?")
    assert [(part.text, part.before) for part in asked] == [
        ("is that enough", "i only have a ged"),
        ("what does it pay", "is that enough"),
    ]


def test_a_question_is_found_in_a_story_without_punctuation() -> None:
    assert STORY_TOLD.count(" ") > STORY - 5
    message = f"{STORY_TOLD} so do i need a degree for this because nobody tells me"
    assert texts(message) == ("do i need a degree for this because nobody tells me",)


def test_a_short_message_is_not_cut_where_it_only_names_a_question() -> None:
    assert len(texts("my sister asks how much it pays and how long")) == 2
    assert texts("i wonder how much it pays") == ("i wonder how much it pays",)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("where do they work", ()),
        (
            "can somebody tell me where these people work, i have to present it on monday",
            ("can somebody tell me where these people work", "where these people work"),
        ),
        (
            "is the exam hard because my teacher says that nobody ever passes it at once",
            ("is the exam hard",),
        ),
    ],
)
def test_a_long_question_comes_down_to_a_clause(text: str, parts: tuple[str, ...]) -> None:
    assert clauses(text) == parts
