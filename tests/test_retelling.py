"""The advisor's second ways in: by an entry, by grounds, and by a beginning."""

from bot.answers.reply import Ground
from bot.app import Advisor


def test_an_entry_is_answered_by_its_id(bank_advisor: Advisor) -> None:
    told = bank_advisor.answer_entry("cards/new-card")
    assert told is not None
    assert told.reply.answers[0].entry == "cards/new-card"
    assert told.reply.grounds == (Ground("cards/new-card"),)


def test_an_entry_that_is_gone_is_not_answered(bank_advisor: Advisor) -> None:
    assert bank_advisor.answer_entry("cards/gone") is None


def test_an_entry_answered_by_its_id_becomes_the_topic(bank_advisor: Advisor) -> None:
    bank_advisor.answer_entry("cards/new-card", "ana")
    reply = bank_advisor.ask("from what year", "ana").reply
    assert "May 2018" in reply.answers[0].text


def test_an_answer_tells_its_grounds(bank_advisor: Advisor) -> None:
    (ground,) = bank_advisor.ask("my card is missing").reply.grounds
    assert ground.entry == "cards/lost-card"
    assert ground.phrasing in bank_advisor.knowledge.entries["cards/lost-card"].phrasings
    assert 0 <= ground.runner_up_confidence <= ground.confidence <= 1


def test_what_was_said_is_said_again_from_its_grounds(bank_advisor: Advisor) -> None:
    question = "what do i do when my card is lost? what does a teller earn in northland?"
    said = bank_advisor.ask(question)
    again = bank_advisor.retell(said.reply.grounds)
    assert again is not None
    assert again.reply.answers == said.reply.answers
    assert again.reply.citations == said.reply.citations


def test_grounds_that_are_gone_are_passed_over(bank_advisor: Advisor) -> None:
    again = bank_advisor.retell((Ground("cards/gone"), Ground("cards/new-card")))
    assert again is not None
    assert [answer.entry for answer in again.reply.answers] == ["cards/new-card"]
    assert bank_advisor.retell((Ground("cards/gone"),)) is None


def test_the_same_first_question_gets_the_same_reply_to_everybody(bank_advisor: Advisor) -> None:
    first = bank_advisor.ask("i lost my card", "ana").reply
    assert bank_advisor.ask("i lost my card", "bob").reply == first
    assert "2019" in bank_advisor.ask("from what year", "bob").reply.answers[0].text


def test_suggestions_complete_what_is_typed(bank_advisor: Advisor) -> None:
    assert bank_advisor.suggest("broken ca", 1)[0].entry == "cards/broken-card"
