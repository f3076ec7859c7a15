from dataclasses import replace

import pytest

from bot.answers.reply import Citation, Ground, Option, Outcome, Reply
from bot.dialogue.conversation import MOST_TURNS, Conversation
from bot.search import Analysis, Word

ASKED = Analysis((Word("card", "card", ("card",)),))
OFFER = (Option("cards/new-card", "What does a new card cost?"),)


CITED = Citation(
    1, "document", "handbook", None, "Handbook", None, None, None, None, None, "current"
)


def reply(outcome: Outcome) -> Reply:
    said = Reply(outcome, 1.0, options=OFFER, grounds=(Ground("cards/lost-card"),))
    return replace(said, citations=(CITED,)) if outcome == "answered" else said


def test_an_answer_becomes_the_topic() -> None:
    after = Conversation().after(ASKED, reply("answered"))
    assert after.topic is not None
    assert after.topic.analysis == ASKED


@pytest.mark.parametrize("outcome", ["clarify", "declined", "unanswered", "smalltalk"])
def test_anything_else_leaves_the_topic(outcome: Outcome) -> None:
    before = Conversation().after(ASKED, reply("answered"))
    assert before.after(Analysis(()), reply(outcome)).topic == before.topic


def test_what_is_declined_with_a_source_becomes_the_topic_too() -> None:
    declined = replace(reply("answered"), outcome="declined")
    assert Conversation().after(ASKED, declined).topic is not None


def test_a_new_conversation_has_no_topic() -> None:
    assert Conversation().topic is None


def test_it_remembers_a_bounded_number_of_turns() -> None:
    conversation = Conversation()
    for _ in range(MOST_TURNS + 1):
        conversation = conversation.after(ASKED, reply("answered"))
    assert len(conversation.turns) == MOST_TURNS


def test_it_remembers_what_was_offered_last() -> None:
    offered = Conversation().after(ASKED, reply("unanswered"))
    assert offered.after(ASKED, Reply("answered", 1.0)).offered == ()


def test_a_question_back_is_pending() -> None:
    assert Conversation().after(ASKED, reply("clarify")).pending == ASKED


def test_any_other_reply_settles_it() -> None:
    pending = Conversation().after(ASKED, reply("clarify"))
    assert pending.after(ASKED, reply("unanswered")).pending is None


def test_a_turn_leaves_the_state_before_as_it_was() -> None:
    before = Conversation()
    before.after(ASKED, reply("answered"))
    assert before == Conversation()


def test_what_is_about_entries_that_are_gone_is_forgotten() -> None:
    state = Conversation().after(ASKED, reply("answered"))
    assert state.within({"cards/lost-card", "cards/new-card"}) is state
    gone = state.within({"cards/new-card"})
    assert (gone.topic, gone.offered) == (None, OFFER)
    assert state.within({"cards/lost-card"}).offered == ()


@pytest.mark.parametrize("outcome", ["declined", "unanswered"])
def test_what_was_not_answered_has_no_source(outcome: Outcome) -> None:
    after = Conversation().after(ASKED, reply("answered")).after(ASKED, reply(outcome))
    assert after.sourceless


@pytest.mark.parametrize("outcome", ["clarify", "smalltalk"])
def test_a_question_back_and_small_talk_hide_no_source(outcome: Outcome) -> None:
    after = Conversation().after(ASKED, reply("answered")).after(ASKED, reply(outcome))
    assert not after.sourceless
