from functools import partial
from pathlib import Path

import pytest
from cachetools import TTLCache

from bot.answers.reply import Ground
from bot.app import CONVERSATION_S, Advisor, Told
from bot.knowledge.problems import KnowledgeError


class Clock:
    """Seconds that pass only when a test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Make advisors forget by this clock; to be asked for before they are made."""
    clock = Clock()
    monkeypatch.setattr("bot.app.TTLCache", partial(TTLCache, timer=clock))
    return clock


@pytest.fixture
def advisor(clock: Clock, bank_folder: Path) -> Advisor:
    return Advisor.of_folder(bank_folder)


def remembers(advisor: Advisor, key: object) -> bool:
    """Tell whether a question that leans on `pay in springfield` is understood."""
    return [answer.entry for answer in advisor.ask("and in harbor?", key).reply.answers] == [
        "pay/by-place"
    ]


def said(told: Told | None) -> list[str]:
    assert told is not None
    return [answer.entry for answer in told.reply.answers]


def test_a_question_is_answered(advisor: Advisor) -> None:
    assert said(advisor.ask("i lost my card")) == ["cards/lost-card"]


def test_an_answer_names_the_knowledge_and_the_time_it_took(advisor: Advisor) -> None:
    told = advisor.ask("i lost my card")
    assert told.knowledge == advisor.knowledge.revision != ""
    assert told.elapsed_ms > 0


def test_the_same_question_gets_the_same_reply(advisor: Advisor) -> None:
    assert advisor.ask("pay in springfield").reply == advisor.ask("pay in springfield").reply


def test_messages_of_one_conversation_share_a_context(advisor: Advisor) -> None:
    advisor.ask("pay in springfield", "a")
    assert remembers(advisor, "a")


def test_conversations_do_not_share_a_context(advisor: Advisor) -> None:
    advisor.ask("pay in springfield", "a")
    alone = advisor.ask("and in harbor?", "c").reply
    assert advisor.ask("and in harbor?", "b").reply == alone


def test_messages_without_a_conversation_stand_alone(advisor: Advisor) -> None:
    alone = advisor.ask("and in harbor?").reply
    advisor.ask("pay in springfield")
    assert advisor.ask("and in harbor?").reply == alone


def test_a_conversation_ends_after_a_quiet_time(advisor: Advisor, clock: Clock) -> None:
    advisor.ask("i lost my card", "a")
    clock.now += CONVERSATION_S + 1
    assert said(advisor.ask("source?", "a")) == []


def test_every_message_keeps_a_conversation_alive(advisor: Advisor, clock: Clock) -> None:
    advisor.ask("i lost my card", "a")
    for _ in range(3):
        clock.now += CONVERSATION_S - 1
        assert advisor.ask("source?", "a").reply.outcome == "answered"


def test_a_bounded_number_of_conversations_is_kept(
    monkeypatch: pytest.MonkeyPatch, bank_folder: Path
) -> None:
    monkeypatch.setattr("bot.app.MOST_CONVERSATIONS", 2)
    advisor = Advisor.of_folder(bank_folder)
    for key in "abc":
        advisor.ask("i lost my card", key)
    assert [said(advisor.ask("source?", key)) != [] for key in "cba"] == [True, True, False]


def test_an_entry_can_be_picked(advisor: Advisor) -> None:
    assert said(advisor.answer_entry("cards/new-card")) == ["cards/new-card"]


def test_a_picked_entry_becomes_the_topic(advisor: Advisor) -> None:
    advisor.answer_entry("cards/new-card", "a")
    assert advisor.ask("source?", "a").reply.outcome == "answered"


def test_an_unknown_entry_cannot_be_picked(advisor: Advisor) -> None:
    assert advisor.answer_entry("cards/gone") is None


def test_what_was_said_can_be_said_again(advisor: Advisor) -> None:
    reply = advisor.ask("pay in springfield").reply
    again = advisor.retell(reply.grounds)
    assert again is not None
    assert again.reply.answers == reply.answers


def test_nothing_is_said_again_of_an_entry_that_is_gone(advisor: Advisor) -> None:
    assert advisor.retell([Ground("cards/gone")]) is None


def test_questions_are_suggested_for_what_was_typed(advisor: Advisor) -> None:
    assert advisor.suggest("new car", 1)[0].entry == "cards/new-card"


def test_a_broken_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError):
        Advisor.of_folder(tmp_path)
