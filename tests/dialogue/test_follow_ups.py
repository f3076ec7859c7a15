"""Follow-ups that say little: they go on with the subject, whatever remark stands before them."""

import pytest

from bot.app import Advisor

TRAINING = "how long is the training"
MAYA = "is there an example of somebody who moved up"


def entry_after(advisor: Advisor, first: str, then: str) -> str:
    """Return the entry that answers the second of two messages."""
    replies = [advisor.ask(message, (first, then)).reply for message in (first, then)]
    return replies[-1].grounds[0].entry


@pytest.mark.parametrize(
    ("first", "then", "expected"),
    [
        ("pay in alaska", "vs seattle side", "pay/by-place"),
        ("pay in alaska", "n minnesota my gf lives there", "pay/by-place"),
        ("how do coders keep up with changes", "how do ppl keep up", "education/"),
        ("which shifts are there", "where would i have to work nights", "workplace/shifts"),
    ],
)
def test_a_message_that_is_not_clear_goes_on_with_the_subject(
    shipped_advisor: Advisor, first: str, then: str, expected: str
) -> None:
    assert entry_after(shipped_advisor, first, then).startswith(expected)


@pytest.mark.parametrize("then", ["how many years did she need", "and where did she end up"])
def test_what_is_found_by_its_own_words_may_be_said_again(
    shipped_advisor: Advisor, then: str
) -> None:
    assert entry_after(shipped_advisor, MAYA, then) == "career-path/maya"


def test_a_remark_on_the_answer_does_not_hide_the_question(shipped_advisor: Advisor) -> None:
    then = "That is a scam, says my cousin. What do the classes cover?"
    assert entry_after(shipped_advisor, TRAINING, then) == "education/what-is-taught"


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        ("I have a felony. Can I get hired?", "getting-started/background-check"),
        ("im 50. can i get a job?", "getting-started/age"),
        ("I am deaf. Can I get hired?", "exam/accommodations"),
        ("I failed the exam. what now happens?", "exam/retake"),
    ],
)
def test_what_somebody_tells_of_themselves_is_no_remark(
    shipped_advisor: Advisor, then: str, expected: str
) -> None:
    assert entry_after(shipped_advisor, TRAINING, then) == expected


def test_a_question_that_points_is_read_with_what_it_points_at(shipped_advisor: Advisor) -> None:
    asked = "that post of 2012 looks odd to me, why use it"
    assert shipped_advisor.ask(asked).reply.grounds[0].entry.startswith("sources/")


@pytest.mark.parametrize("thanks", ["thx ur a star", "thanks i will think about it"])
def test_thanks_are_no_question(shipped_advisor: Advisor, thanks: str) -> None:
    assert entry_after(shipped_advisor, "pay in alaska", thanks) == "smalltalk/thanks"
