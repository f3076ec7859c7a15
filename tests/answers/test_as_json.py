import json

from bot.answers.as_json import as_json
from bot.answers.composing import Pick
from bot.answers.reply import Reply
from bot.answers.replying import reply_with
from bot.knowledge.base import Knowledge

CITATION = "n kind source document title section published as_of attributed_to url status"
ANSWER = "entry title text citations disagreement notes"


def reply(bank: Knowledge) -> Reply:
    return reply_with(bank, [Pick(bank.entries["cards/lost-card"])], 0.93456)


def test_a_reply_has_the_keys_of_the_contract(bank: Knowledge) -> None:
    keys = "outcome confidence message answers citations options knowledge"
    assert list(as_json(reply(bank), knowledge="abc")) == keys.split()


def test_an_answer_has_the_keys_of_the_contract(bank: Knowledge) -> None:
    assert list(as_json(reply(bank), knowledge="")["answers"][0]) == ANSWER.split()


def test_a_citation_has_the_keys_of_the_contract(bank: Knowledge) -> None:
    assert list(as_json(reply(bank), knowledge="")["citations"][0]) == CITATION.split()


def test_an_option_has_the_keys_of_the_contract(bank: Knowledge) -> None:
    assert list(as_json(reply(bank), knowledge="")["options"][0]) == ["entry", "question"]


def test_confidence_has_two_decimals(bank: Knowledge) -> None:
    assert as_json(reply(bank), knowledge="")["confidence"] == 0.93


def test_it_names_the_knowledge(bank: Knowledge) -> None:
    assert as_json(reply(bank), knowledge="abc")["knowledge"] == "abc"


def test_it_is_json(bank: Knowledge) -> None:
    body = as_json(reply(bank), knowledge="abc")
    assert json.loads(json.dumps(body))["answers"][0]["citations"] == [1, 2, 3]
