"""Questions about other trades in the words of ours."""

import pytest

from bot.app import Advisor


@pytest.mark.parametrize(
    "message",
    [
        "how long is flight school",
        "how hard is it to learn piano",
        "what do pilots make",
        "is yoga certification worth it",
        "how much do welders earn",
        "xyzzy certification cost",
    ],
)
def test_another_trade_is_not_answered_for(shipped_advisor: Advisor, message: str) -> None:
    reply = shipped_advisor.ask(message).reply
    assert reply.outcome in ("declined", "unanswered")
    assert not reply.answers


@pytest.mark.parametrize(
    "message",
    [
        "how long is school",
        "is it hard to learn",
        "what do coders make",
        "is cpc certification worth it",
        "i was a nurse for ten years, can i become a coder",
        "can a biller work part time",
        "do i need a degree to be a medical coder",
    ],
)
def test_ours_is(shipped_advisor: Advisor, message: str) -> None:
    assert shipped_advisor.ask(message).reply.outcome == "answered"
