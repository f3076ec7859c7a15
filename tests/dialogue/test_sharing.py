"""A name that several things share: all are told, and which is meant is asked."""

import pytest

from bot.app import Advisor
from tests.dialogue.talk import talk

STATE, DISTRICT = "$56,890", "$60,530"


def test_a_shared_name_is_asked_about(shipped_advisor: Advisor) -> None:
    reply = talk(shipped_advisor, "what do coders make in alaska", "and in washington?")
    assert reply.message
    assert reply.message.startswith("Washington state or Washington, D.C.?")
    assert STATE in reply.answers[0].text
    assert DISTRICT in reply.answers[0].text
    assert [option.label for option in reply.options] == [
        "Washington state",
        "Washington, D.C.",
        "",
        "",
        "",
    ]
    assert [option.question.rpartition(" in ")[2] for option in reply.options[:2]] == [
        "Washington state?",
        "Washington, D.C.?",
    ]


@pytest.mark.parametrize(
    ("chosen", "figure", "other"),
    [
        ("1", STATE, DISTRICT),
        ("the state", STATE, DISTRICT),
        ("i mean washington state", STATE, DISTRICT),
        ("2", DISTRICT, STATE),
        ("dc", DISTRICT, STATE),
        ("the second one", DISTRICT, STATE),
    ],
)
def test_the_choice_is_told_alone(
    shipped_advisor: Advisor, chosen: str, figure: str, other: str
) -> None:
    reply = talk(shipped_advisor, "washington pay", chosen)
    assert reply.message is None
    assert figure in reply.answers[0].text
    assert other not in reply.answers[0].text


@pytest.mark.parametrize("message", ["pay in washington dc", "pay in wa", "pay in alaska"])
def test_a_clear_name_is_not_asked_about(shipped_advisor: Advisor, message: str) -> None:
    assert shipped_advisor.ask(message).reply.message is None
