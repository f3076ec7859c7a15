"""Follow-ups that say little: they go on with the subject, whatever remark stands before them."""

import pytest

from bot.app import Advisor

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
    first, remark = "how long is the training", "My cousin says it is a scam."
    then = f"{remark} What do the classes cover?"
    assert entry_after(shipped_advisor, first, then) == "education/what-is-taught"


def test_what_stands_before_a_first_question_belongs_to_it(shipped_advisor: Advisor) -> None:
    asked = "I only want to do the money side. Which letters behind my name are the right ones?"
    reply, alone = (shipped_advisor.ask(text).reply for text in (asked, asked.split(". ")[1]))
    assert reply.grounds != alone.grounds


@pytest.mark.parametrize("thanks", ["ty ur the best lol", "thx ur chill"])
def test_thanks_are_no_question(shipped_advisor: Advisor, thanks: str) -> None:
    assert entry_after(shipped_advisor, "what are similar jobs", thanks).startswith("smalltalk/")
