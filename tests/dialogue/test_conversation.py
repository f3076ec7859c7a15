import pytest

from bot.answers.reply import Option, Outcome, Reply
from bot.dialogue.conversation import MOST_TURNS, Conversation
from bot.search import Analysis, Word

ASKED = Analysis((Word("card", "card", ("card",)),))
OFFER = (Option("cards/new-card", "What does a new card cost?"),)


def reply(outcome: Outcome) -> Reply:
    return Reply(outcome, 1.0, options=OFFER)


def test_an_answer_becomes_the_topic() -> None:
    after = Conversation().after(ASKED, reply("answered"))
    assert after.topic is not None
    assert after.topic.analysis == ASKED


@pytest.mark.parametrize("outcome", ["clarify", "declined", "unanswered", "smalltalk"])
def test_anything_else_leaves_the_topic(outcome: Outcome) -> None:
    before = Conversation().after(ASKED, reply("answered"))
    assert before.after(Analysis(()), reply(outcome)).topic == before.topic


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
