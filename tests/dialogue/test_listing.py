import pytest

from bot.app import Advisor
from bot.dialogue.listing import each_listed
from bot.knowledge.base import Knowledge
from bot.search.entries import EntryIndex, index_of


@pytest.fixture(scope="module")
def index(bank: Knowledge) -> EntryIndex:
    return index_of(bank)


@pytest.mark.parametrize(
    ("message", "questions"),
    [
        (
            "pay in harbor, springfield and ogdenville",
            ["pay in harbor", "pay in springfield", "pay in ogdenville"],
        ),
        ("pay in harbor and springfield", []),
        ("pay in harbor, is springfield far from ogdenville", []),
        ("", []),
    ],
)
def test_a_row_of_names_is_taken_apart(
    index: EntryIndex, message: str, questions: list[str]
) -> None:
    found = each_listed(index.analyze(message))
    assert [" ".join(word.surface for word in one.words) for one in found] == questions


def test_each_thing_of_a_list_is_told(shipped_advisor: Advisor) -> None:
    reply = shipped_advisor.ask("what do CPC, CCS and CPB stand for").reply
    assert [answer.title for answer in reply.answers] == [
        "What is the CPC?",
        "What is the CCS?",
        "What is the CPB?",
    ]


def test_what_is_known_of_a_list_is_told_beside_what_is_not(shipped_advisor: Advisor) -> None:
    reply = shipped_advisor.ask("what do CPC COC CPB stand for").reply
    assert len(reply.answers) == 2
    assert reply.message


def test_places_of_a_list_are_one_look_up(shipped_advisor: Advisor) -> None:
    reply = shipped_advisor.ask("pay in alaska, massachusetts and minnesota").reply
    assert len(reply.answers) == 1
    assert all(sum in reply.answers[0].text for sum in ("$58,620", "$56,650", "$55,450"))
