"""Every pay row of the documents is found, in words and by command, with figure, unit and source.

Generated from the tables: a new row is asked for as well.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from bot.answers.fields import KINDS, Field
from bot.answers.pay import pay_of
from bot.answers.reply import Reply
from bot.app import Advisor
from bot.knowledge.base import Knowledge
from bot.knowledge.entities import Entity
from bot.knowledge.loader import load
from bot.knowledge.shipped import shipped_folder
from bot.knowledge.tables import Row, Table

SHIPPED = load(shipped_folder())
FORMS = {
    "place": ["salary in {}", "how much do medical coders make in {}", "{} pay"],
    "industry": ["salary in {}", "how much do coders make in {}", "{} pay"],
    "role": ["how much does a {} make", "{} salary", "pay for a {}"],
    "experience": ["how much do you make after {}", "salary with {}"],
    "credential": ["how much do you make with the {}", "{} salary", "pay with {}"],
    "gender": ["what do {} earn", "pay of {}"],
}
UNITS = (("hourly", ("an hour",)), ("annual", ("a year", "yearly figure")))
COUNTS = {
    "pay-by-city": 10,
    "pay-by-state": 5,
    "pay-by-industry": 5,
    "pay-by-experience": 5,
    "pay-by-credential": 4,
    "pay-by-gender": 3,
    "pay-by-role": 8,
    "pay-by-role-stages": 4,
}


@dataclass(frozen=True)
class Case:
    """One way to name what one row is about."""

    table: Table
    row: Row
    entity: Entity
    name: str

    def __str__(self) -> str:
        return f"{self.table.id}/{self.row.id}: {self.name}"


def cases() -> Iterator[Case]:
    for table in SHIPPED.tables.values():
        for row in table.rows:
            for entity in (SHIPPED.entities[name] for name in row.entities):
                for name in dict.fromkeys((*entity.names[:6], mistyped(entity.name))):
                    yield Case(table, row, entity, name)


def mistyped(name: str) -> str:
    """Swap two letters in the middle of the longest word, where it is long enough to bear it."""
    word = max(name.split(), key=len)
    if len(word) < 7 or not word.isalpha():
        return name
    at = len(word) // 2
    return name.replace(word, word[:at] + word[at + 1] + word[at] + word[at + 2 :])


CASES = list(cases())
SHARED = {"washington"}  # in words it brings up both; in a field it is the state of that name


def shows(reply: Reply, case: Case) -> None:
    """Check that a reply has the figures of a row, with their unit and their source."""
    table, row = case.table, case.row
    assert reply.outcome == "answered"
    said = " ".join(f"{answer.text} {answer.disagreement or ''}" for answer in reply.answers)
    for unit, words in UNITS:
        figures = getattr(row, unit)
        for figure in figures:
            assert figure.rstrip("+") in said
        assert not figures or any(word in said for word in words)
    place = (row.source or table.source, row.section or table.section)
    assert place in [(one.source, one.section) for one in reply.citations]


def test_the_rows_of_the_documents_are_all_there() -> None:
    assert {name: len(SHIPPED.tables[name].rows) for name in COUNTS} == COUNTS


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_row_is_found_in_words(shipped_advisor: Advisor, case: Case) -> None:
    for form in FORMS[case.table.dimension]:
        shows(shipped_advisor.ask(form.format(case.name)).reply, case)


@pytest.mark.parametrize("case", [case for case in CASES if case.name not in SHARED], ids=str)
def test_a_row_is_found_by_command(shipped: Knowledge, case: Case) -> None:
    field = field_of(case.entity)
    pay = pay_of(shipped, {field: case.name})
    shows(pay.reply, case)
    (row,) = [one for one in pay.rows if one.fact == f"{case.table.id}/{case.row.id}"]
    fact = shipped.facts[row.fact]
    assert (row.hourly, row.annual) == (case.row.hourly, case.row.annual)
    assert (row.source, row.as_of, row.status) == (fact.source, fact.as_of, fact.status)
    assert row.standing == "exact"
    cited = pay.reply.citations[row.citation - 1]
    assert (cited.source, cited.section, cited.as_of) == (fact.source, fact.section, fact.as_of)


@pytest.mark.parametrize(
    ("typed", "figure"),
    [
        ("dc", "$60,530"),
        ("D.C.", "$60,530"),
        ("wa", "$56,890"),
        ("sf", "$63,460"),
        ("AK", "$58,620"),
    ],
)
def test_abbreviations_are_understood(shipped_advisor: Advisor, typed: str, figure: str) -> None:
    for form in FORMS["place"]:
        answers = shipped_advisor.ask(form.format(typed)).reply.answers
        assert figure in answers[0].text
    field: Field = "city" if typed == "sf" else "state"
    assert [row.annual for row in shipped_advisor.pay({field: typed}).rows] == [(figure,)]


@pytest.mark.parametrize(("typed", "figure"), [("ma", "$56,650"), ("mn", "$55,450")])
def test_a_code_is_understood_in_a_field(shipped: Knowledge, typed: str, figure: str) -> None:
    assert [row.annual for row in pay_of(shipped, {"state": typed}).rows] == [(figure,)]


@pytest.mark.parametrize(("city", "right"), [("corvallis", "$64,770"), ("richland", "$67,560")])
def test_a_misprinted_row_carries_its_warning(
    shipped_advisor: Advisor, city: str, right: str
) -> None:
    pay = shipped_advisor.pay({"city": city})
    (row,) = pay.rows
    assert (row.status, row.misprinted) == ("wrong", "annual")
    for reply in (pay.reply, shipped_advisor.ask(f"salary in {city}").reply):
        said = f"{reply.answers[0].text} {' '.join(reply.answers[0].notes)}"
        assert "does not fit the hourly one" in said
        assert right in said


def field_of(entity: Entity) -> Field:
    if entity.kind == "place":
        return "state" if entity.within is None else "city"
    return next(field for field, kinds in KINDS.items() if entity.kind in kinds)
