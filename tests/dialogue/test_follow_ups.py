"""Follow-ups that say little: they go on with the subject."""

import pytest

from bot.app import Advisor
from tests.dialogue.talk import talk

MAYA = "is there an example of somebody who moved up"


@pytest.mark.parametrize(
    ("first", "then", "expected"),
    [
        ("pay in alaska", "vs seattle side", "pay/by-place"),
        ("pay in alaska", "n minnesota my gf lives there", "pay/by-place"),
        ("which shifts are there", "where would i have to work nights", "workplace/shifts"),
        (MAYA, "how many years did she need", "career-path/maya"),
        (MAYA, "and where did she end up", "career-path/maya"),
        ("pay in alaska", "thx ur a star", "smalltalk/thanks"),
        ("pay in alaska", "thanks i will think about it", "smalltalk/thanks"),
    ],
)
def test_a_follow_up_is_about_what_its_words_and_the_subject_say(
    shipped_advisor: Advisor, first: str, then: str, expected: str
) -> None:
    assert talk(shipped_advisor, first, then).grounds[0].entry == expected


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("I have a felony. Can I get hired?", "getting-started/background-check"),
        ("That said, I am deaf. Can I get a job?", "education/learning-difficulties"),
        ("It was a DUI ten years ago. will employers care?", "getting-started/background-check"),
        ("That reminds me, I failed it once. when can i try again?", "exam/retake"),
    ],
)
def test_what_is_told_before_a_question_belongs_to_it(
    shipped_advisor: Advisor, message: str, expected: str
) -> None:
    reply = talk(shipped_advisor, "how long is the training", message)
    assert reply.grounds[0].entry == expected
