import pytest

from bot.answers.glossary import meaning, suggest, terms
from bot.knowledge.base import Knowledge


@pytest.mark.parametrize(
    ("typed", "term"),
    [
        ("clean claim", "Clean claim"),
        ("CLEAN CLIAM", "Clean claim"),
        ("rcm", "RCM"),
        ("hippa", "HIPAA"),
        ("certified professional coder", "CPC"),
        ("icd10", "ICD-10"),
    ],
)
def test_a_term_is_found_as_it_is_typed(shipped: Knowledge, typed: str, term: str) -> None:
    found = meaning(shipped, typed)
    assert found.term is not None
    assert found.term.term == term
    assert found.reply.outcome == "answered"
    assert found.reply.citations


def test_a_term_that_the_sources_do_not_explain_is_declined(shipped: Knowledge) -> None:
    assert meaning(shipped, "copay").reply.outcome == "declined"


def test_a_term_that_is_nearly_one_is_asked_back_about(shipped: Knowledge) -> None:
    found = meaning(shipped, "remitance")
    assert found.reply.outcome == "clarify"
    assert found.near[0].term == "Remittance advice"
    assert found.reply.options


@pytest.mark.parametrize("typed", ["ICD-12", "ICD-8", "HCPCS Level I"])
def test_another_number_is_another_term(shipped: Knowledge, typed: str) -> None:
    found = meaning(shipped, typed)
    assert found.term is None
    assert found.reply.outcome == "clarify"


@pytest.mark.parametrize("typed", ["", "xqzzy"])
def test_a_term_that_is_none_is_not_known(shipped: Knowledge, typed: str) -> None:
    assert meaning(shipped, typed).reply.outcome == "unanswered"


def test_terms_are_listed_once_in_order(shipped: Knowledge) -> None:
    listed = [one.term.casefold() for one in terms(shipped)]
    assert listed == sorted(listed)
    assert len(listed) == len(set(listed))


def test_every_term_is_explained(shipped: Knowledge) -> None:
    for one in terms(shipped):
        assert meaning(shipped, one.term).term == one


def test_suggestions_go_on_from_what_was_typed(shipped: Knowledge) -> None:
    assert suggest(shipped, "clean")[0].term == "Clean claim"
    assert len(suggest(shipped, "")) == 25
