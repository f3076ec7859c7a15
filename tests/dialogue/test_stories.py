"""Questions inside stories, and follow-ups that keep to the words of the message."""

import pytest

from bot.app import Advisor

STORY = (
    "so my cousin does this and she loves it, i used to drive a bus for nine years and my back is "
    "done, we moved here last summer with three kids and two dogs."
)


@pytest.mark.parametrize(
    ("message", "entry"),
    [
        (f"{STORY} do i need a degree for this", "education/degree-needed"),
        (f"do i need a degree for this? {STORY}", "education/degree-needed"),
        (f"{STORY} the hours matter to me so is it possible to work from home", "remote/possible"),
        (f"{STORY} i only have a ged. is that enough?", "education/ged"),
    ],
)
def test_the_question_of_a_story_is_answered(
    shipped_advisor: Advisor, message: str, entry: str
) -> None:
    reply = shipped_advisor.ask(message).reply
    assert entry in [ground.entry for ground in reply.grounds]


def test_the_place_of_a_story_is_that_of_its_question(shipped_advisor: Advisor) -> None:
    message = f"we live in alaska. {STORY} what does a coder make up here?"
    reply = shipped_advisor.ask(message).reply
    assert "$58,620" in reply.answers[0].text


def test_a_clear_follow_up_is_not_read_as_another_of_the_topic(shipped_advisor: Advisor) -> None:
    talk = ("certification for inpatient coding", "and for billing?")
    replies = [shipped_advisor.ask(message, talk).reply for message in talk]
    assert "CPB" in replies[-1].answers[0].text


@pytest.mark.parametrize(
    "message",
    [
        "how do i become a nurse and is it hard",
        "what does a pharmacy tech do and how do i become one",
    ],
)
def test_more_of_what_is_out_of_scope_is_out_of_scope(
    shipped_advisor: Advisor, message: str
) -> None:
    assert shipped_advisor.ask(message).reply.outcome == "declined"
