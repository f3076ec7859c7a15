"""A talk is read back from its code, however long the names of its choices."""

import pytest

from bot.answers.talk import Talk
from bot.discord_app import limits
from bot.discord_app.ids import custom_ids
from bot.discord_app.ids.plan_codes import code_of, read_code
from bot.knowledge.advice import Advice, Choice, Question
from bot.knowledge.base import Knowledge

LONG = Advice(
    tuple(
        Question(
            f"question-{at}", "What?", "topic", (Choice(f"a-long-name-{at}", "A"), Choice("b", "B"))
        )
        for at in range(9)
    )
)


def talks(advice: Advice) -> list[Talk]:
    """Return a talk at every point: open, passed over and answered by each choice."""
    found = [Talk()]
    for question in advice.questions:
        found += [found[-1].answered(question.id, one.id) for one in question.choices]
        found.append(found[-1].answered(question.id, None))
        found.append(found[-2])
    return found


def test_a_talk_is_read_back(shipped: Knowledge) -> None:
    for advice in (shipped.advice, LONG):
        for talk in talks(advice):
            assert read_code(advice, code_of(advice, talk)) == talk


def test_a_code_always_fits_into_a_custom_id(shipped: Knowledge) -> None:
    for advice in (shipped.advice, LONG):
        for talk in talks(advice):
            code = code_of(advice, talk)
            for custom_id in (
                custom_ids.talk(code),
                custom_ids.plan(code, 3, "question=a-very-long-name-of-a-choice"),
                custom_ids.what_if(code, 1),
                custom_ids.planned("sources", code),
            ):
                assert len(custom_id) <= limits.CUSTOM_ID
                assert custom_ids.is_ours(custom_id)


@pytest.mark.parametrize("code", ["", "~", "~zzzzzzzzzzzzzzzz", ",,,,,,,,,,", "gone,gone", "~-.9"])
def test_what_no_longer_exists_is_left_open(shipped: Knowledge, code: str) -> None:
    talk = read_code(shipped.advice, code)
    assert set(talk.given.values()) <= {
        choice.id for question in shipped.advice.questions for choice in question.choices
    }
