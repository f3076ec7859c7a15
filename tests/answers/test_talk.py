import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.talk import Talk, meant, picked, talk_of
from bot.knowledge.advice import Advice, Question
from bot.knowledge.loader import load
from bot.knowledge.shipped import shipped_folder

ADVICE: Advice = load(shipped_folder()).advice
EVERY = list(ADVICE.combinations())


def question(name: str) -> Question:
    found = ADVICE.question(name)
    assert found is not None
    return found


def test_questions_come_in_order_and_end() -> None:
    talk, asked = Talk(), []
    while following := talk.next(ADVICE):
        asked.append(following.id)
        talk = talk.answered(following.id, None)
    assert asked == [one.id for one in ADVICE.questions]


def test_an_answer_can_be_changed() -> None:
    talk = Talk().answered("time", "year").answered("time", "short")
    assert talk.given == {"time": "short"}


@given(st.sampled_from(EVERY), st.sets(st.sampled_from([one.id for one in ADVICE.questions])))
def test_a_code_is_read_back(chosen: dict[str, str], asked: set[str]) -> None:
    talk = Talk()
    for one in ADVICE.questions:
        if one.id in asked:
            talk = talk.answered(one.id, chosen.get(one.id))
    assert talk_of(ADVICE, talk.code(ADVICE)) == talk
    assert len(talk.code(ADVICE)) <= 70  # a button's id holds 100, with the rest of it


@pytest.mark.parametrize("code", ["", "nonsense", "hospital", ",,,,,,,,,,", "-,-,-"])
def test_a_broken_code_is_a_talk_too(code: str) -> None:
    assert set(talk_of(ADVICE, code).given.values()) <= {"hospital"}


@pytest.mark.parametrize(
    ("name", "typed", "choice"),
    [
        ("where", "2", "hospital"),
        ("where", "Hospital", "hospital"),
        ("where", "a private practice", "office"),
        ("work", "boht", "both"),
        ("time", "6 months", "short"),
        ("schooling", "GED", "high-school"),
    ],
)
def test_a_choice_is_picked_by_number_or_words(name: str, typed: str, choice: str) -> None:
    found = picked(question(name), typed)
    assert found is not None
    assert found.id == choice


@pytest.mark.parametrize("typed", ["0", "9", "9" * 5000, "\u00b2", "no idea at all", "???"])
def test_what_is_no_choice_picks_none(typed: str) -> None:
    assert picked(question("where"), typed) is None


@pytest.mark.parametrize(
    ("typed", "about"),
    [
        ("what if I only have six months?", ("time", "short")),
        ("and from home?", ("place", "home")),
        ("what if i want to do billing", ("work", "billing")),
        ("i already work as a coder", ("experience", "field")),
    ],
)
def test_a_remark_changes_the_answer_that_it_is_about(typed: str, about: tuple[str, str]) -> None:
    assert meant(ADVICE, typed) == about


def test_a_remark_about_nothing_changes_nothing() -> None:
    assert meant(ADVICE, "thank you very much") is None
