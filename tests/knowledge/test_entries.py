import pytest

from bot.knowledge.entities import Entity
from bot.knowledge.entries import Entry, EntryKind

FEE = Entry(
    id="cards/fee",
    question="What is the fee in {place}?",
    aliases=("fee for {role} in {place}", "how much"),
    answer="It is $5.[^a]",
    detail="Or more.[^b][^a]",
    disagreement="Some say $6.[^c]",
)


def test_the_question_is_the_first_phrasing() -> None:
    assert FEE.phrasings == ("What is the fee in {place}?", *FEE.aliases)


def test_marks_of_all_texts_are_named_once() -> None:
    assert FEE.marks == ("a", "b", "c")


def test_an_entry_says_what_is_written() -> None:
    assert Entry("a/b", "Q?", "A.", detail="", disagreement="D.").texts == ("A.", "D.")


def test_placeholders_are_kinds_left_open() -> None:
    assert FEE.placeholders == {"place", "role"}
    assert FEE.leaves_open("place")
    assert not FEE.leaves_open("credential")


@pytest.mark.parametrize(
    ("kind", "asserts"),
    [("answer", True), ("gap", False), ("scope", False), ("smalltalk", False)],
)
def test_only_an_answer_asserts_something(kind: EntryKind, *, asserts: bool) -> None:
    assert Entry("a/b", "Q?", "A.", kind=kind).asserts is asserts


def test_an_entity_is_called_each_name_once() -> None:
    entity = Entity("cpc", "credential", "CPC", full="Coder", aliases=("coder", "CPC"))
    assert entity.names == ("CPC", "Coder", "coder")
