from functools import partial
from pathlib import Path

import pytest
from cachetools import TTLCache

from bot.answers.reply import Ground
from bot.app import CONVERSATION_S, Advisor, Told
from bot.knowledge.base import Knowledge
from bot.knowledge.overlay import Amendment, Wording, wording_of
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


VAULT = Amendment(
    "server/vault", Wording("Where is the vault?", "Below the hall."), ("safe place for gold",)
)


def test_an_entry_of_a_server_is_said_there_and_nowhere_else(advisor: Advisor) -> None:
    over = advisor.over([VAULT])
    told = over.ask("where is the safe place for gold")
    assert said(told) == ["server/vault"]
    assert told.reply.answers[0].text == "Below the hall.[1]"
    assert [one.kind for one in told.reply.citations] == ["moderator"]
    assert said(advisor.ask("where is the safe place for gold")) != ["server/vault"]
    assert told.knowledge == over.knowledge.revision != advisor.knowledge.revision


def test_a_changed_entry_is_said_as_the_server_has_it(advisor: Advisor) -> None:
    change = Amendment("cards/new-card", Wording("What does a new card cost?", "It costs $12."))
    over = advisor.over([change])
    assert over.ask("price of a replacement card").reply.answers[0].text == "It costs $12.[1]"
    assert "$10" in advisor.ask("price of a replacement card").reply.answers[0].text


def test_a_hidden_entry_is_not_said_offered_or_picked(advisor: Advisor) -> None:
    over = advisor.over([Amendment("cards/new-card", retired=True)])
    reply = over.ask("i lost my card").reply
    assert said(over.ask("price of a replacement card")) != ["cards/new-card"]
    assert "cards/new-card" not in [option.entry for option in reply.options]
    assert over.answer_entry("cards/new-card") is None
    assert over.retell([Ground("cards/new-card")]) is None


def test_a_server_without_words_of_its_own_shares_the_advisor(advisor: Advisor) -> None:
    assert advisor.over([]) is advisor
    assert advisor.over([Amendment("cards/lost-card")]) is advisor


def test_what_is_laid_over_does_not_add_up(advisor: Advisor) -> None:
    other = Amendment("server/other", Wording("Where is the roof?", "Above."))
    again = advisor.over([VAULT]).over([other])
    assert "server/vault" not in again.knowledge.entries
    assert again.over([]) is advisor


def test_a_conversation_goes_on_when_a_server_changes_something(advisor: Advisor) -> None:
    advisor.ask("pay in springfield", "a")
    assert remembers(advisor.over([VAULT]), "a")


def test_a_conversation_about_what_was_hidden_since_begins_anew(advisor: Advisor) -> None:
    advisor.ask("i lost my card", "a")
    over = advisor.over([Amendment("cards/lost-card", retired=True)])
    assert said(over.ask("source?", "a")) == []
    assert over.answer_entry("cards/new-card", "a") is not None


def test_a_threshold_decides_what_is_said(advisor: Advisor) -> None:
    unsure = "how do i block something that is lost"
    confidence = advisor.try_out(unsure).candidates[0].confidence
    assert said(advisor.over((), confidence - 0.01).ask(unsure)) != []
    assert said(advisor.over((), confidence + 0.01).ask(unsure)) == []


def test_own_questions_are_suggested_and_hidden_ones_are_not(advisor: Advisor) -> None:
    over = advisor.over([VAULT, Amendment("cards/new-card", retired=True)])
    assert [one.entry for one in over.suggest("vau")] == ["server/vault"]
    assert over.suggest("")[0].entry == "server/vault"
    assert "cards/new-card" not in [one.entry for one in over.suggest("card")]
    assert [one.entry for one in advisor.suggest("vau")] == []


def test_a_try_shows_what_was_weighed_and_is_not_remembered(advisor: Advisor) -> None:
    tried = advisor.try_out("i lost my crad")
    assert tried.told.reply == advisor.ask("i lost my crad").reply
    assert (tried.kind, tried.candidates[0].id) == ("answer", "cards/lost-card")
    assert "card" in tried.understood
    assert tried.threshold == advisor.reader.thresholds.answer
    confidences = [hit.confidence for hit in tried.candidates]
    assert len(confidences) > 1
    assert confidences == sorted(confidences, reverse=True)


def test_a_try_of_a_gap_or_of_nothing_is_shown_too(advisor: Advisor) -> None:
    assert advisor.try_out("default secret number").told.reply.outcome == "declined"
    assert advisor.try_out("zzz qqq").kind == "unknown"
    assert advisor.try_out("").candidates == ()


def test_every_shipped_entry_can_be_changed_and_said(
    shipped: Knowledge, shipped_advisor: Advisor
) -> None:
    changes = [
        Amendment(id, Wording(entry.question, f"{wording_of(entry).answer} Ask us."))
        for id, entry in shipped.entries.items()
    ]
    over = shipped_advisor.over(changes)
    for id, entry in shipped.entries.items():
        told = over.answer_entry(id)
        assert told is not None
        kinds = {citation.kind for citation in told.reply.citations}
        if entry.kind != "smalltalk" and not entry.lookup:
            assert "moderator" in kinds
            assert all(answer.citations for answer in told.reply.answers)
