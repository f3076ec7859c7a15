"""Suggestions while somebody types."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.base import Knowledge
from bot.search.suggesting import Suggester, Suggestion, suggester_of

SUGGESTER = Suggester.of(
    [
        Suggestion("a", "Do I need a degree?", ("is college required",)),
        Suggestion("b", "How long does the training take?"),
        Suggestion("c", "Can I work from home?", ("remote jobs",)),
        Suggestion("d", "What does a remote coder earn?"),
    ]
)


def ids(typed: str, limit: int = 25) -> list[str]:
    return [suggestion.id for suggestion in SUGGESTER.suggest(typed, limit)]


@pytest.mark.parametrize(
    ("typed", "id"),
    [
        ("degree", "a"),
        ("deg", "a"),
        ("degre", "a"),
        ("dgeree", "a"),
        ("college requ", "a"),
        ("traning tak", "b"),
        ("HOW LONG", "b"),
        ("wrk from hom", "c"),
        ("remote job", "c"),
    ],
)
def test_best_suggestion_fits_what_is_typed(typed: str, id: str) -> None:
    assert ids(typed)[0] == id


def test_a_question_is_suggested_once() -> None:
    assert ids("remote") == ["d", "c"]


def test_nothing_typed_gives_the_first_ones() -> None:
    assert ids("", 2) == ["a", "b"]


def test_nothing_that_fits_gives_nothing() -> None:
    assert ids("xylophone") == []


def test_limit_is_kept() -> None:
    assert len(ids("do i a the remote work", 1)) == 1


def test_no_questions_give_no_suggestions() -> None:
    assert Suggester.of([]).suggest("anything", 25) == ()


@given(st.text(max_size=400))
def test_anything_may_be_typed(typed: str) -> None:
    assert len(ids(typed, 3)) <= 3


def test_placeholders_are_filled_with_every_name(bank: Knowledge) -> None:
    found = suggester_of(bank).suggest("teller earn in northl", 1)
    assert found[0].question == "What does a teller earn in Northland?"


def test_no_suggestion_has_a_placeholder_or_is_smalltalk(bank: Knowledge) -> None:
    every = suggester_of(bank).suggest("", 1000)
    assert not [one for one in every if "{" in one.question]
    assert {one.id for one in every}.isdisjoint({"smalltalk/hello", "scope/weather"})


def test_shipped_questions_lead_when_typed(shipped: Knowledge) -> None:
    suggester = suggester_of(shipped)
    for entry in list(shipped.entries.values())[::20]:
        if entry.kind in ("answer", "gap") and "{" not in entry.question:
            found = [one.id for one in suggester.suggest(entry.question, 3)]
            assert entry.id in found, entry.question


OVER = SUGGESTER.with_changes(
    [Suggestion("own", "Where is the vault?", ("safe place",)), Suggestion("a", "Is a degree it?")],
    gone={"a", "c"},
)


def test_questions_laid_over_others_are_found_and_lead() -> None:
    assert [one.id for one in OVER.suggest("safe", 25)] == ["own"]
    assert [one.id for one in OVER.suggest("", 25)] == ["own", "a", "b", "d"]
    assert [one.question for one in OVER.suggest("degree", 25)] == ["Is a degree it?"]


def test_questions_that_are_gone_are_not_suggested() -> None:
    assert [one.id for one in OVER.suggest("remote", 25)] == ["d"]


def test_questions_laid_over_do_not_add_up() -> None:
    again = OVER.with_changes([Suggestion("other", "Who is there?")])
    assert [one.id for one in again.suggest("", 25)] == ["other", "a", "b", "c", "d"]


@settings(deadline=None)
@given(st.text(max_size=12))
def test_nothing_laid_over_changes_nothing(typed: str) -> None:
    assert SUGGESTER.with_changes([]).suggest(typed, 25) == SUGGESTER.suggest(typed, 25)
