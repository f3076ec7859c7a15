import re
from itertools import combinations

import pytest

from bot.answers.comparing import (
    body_of,
    comparable,
    compare,
    compare_typed,
    of_one_kind,
    suggest,
)
from bot.knowledge.base import Knowledge


def test_things_of_one_kind_stand_side_by_side(shipped: Knowledge) -> None:
    found = compare_typed(shipped, "cpc", "ccs")
    lines = {line.facet: line.cells for line in found.lines}
    assert [one.id for one in found.entities] == ["cpc", "ccs"]
    assert lines["awarded by"] == ("AAPC[1]", "AHIMA[1]")
    assert lines["exam"][1] is None


def test_every_cell_is_cited(shipped: Knowledge) -> None:
    cited = 0
    for first, second in combinations(comparable(shipped), 2):
        found = compare(shipped, [first.id, second.id])
        for line in found.lines:
            for cell in (one for one in line.cells if one is not None):
                assert re.search(r"\[\d+\]", cell), (first.id, line)
                cited += 1
    assert cited


def test_silence_is_said(shipped: Knowledge) -> None:
    (answer,) = compare_typed(shipped, "rhit", "cca").reply.answers
    assert "- RHIT: not stated" in answer.text


def test_a_place_without_a_figure_shows_that_of_its_state(shipped: Knowledge) -> None:
    found = compare_typed(shipped, "seattle", "alaska")
    cells = {line.facet: line.cells for line in found.lines}["pay by the year"]
    assert cells[0] is not None
    assert cells[0].startswith("no figure of its own; Washington state: $56,890 a year")


def test_only_the_misprinted_figure_is_called_one(shipped: Knowledge) -> None:
    cells = {
        line.facet: line.cells[0] or "" for line in compare_typed(shipped, "corvallis", "dc").lines
    }
    assert "misprint" in cells["pay by the year"]
    assert "misprint" not in cells["pay by the hour"]


def test_ways_in_are_compared(shipped: Knowledge) -> None:
    found = compare_typed(shipped, "certificate", "associate degree")
    cells = {line.facet: line.cells for line in found.lines}["how long"]
    assert "6-12 months" in (cells[0] or "")
    assert "14-24 months" in (cells[1] or "")


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("cpc", "alaska", "is a certification and Alaska is a place"),
        ("cpc", "certified professional coder", "one and the same thing"),
        ("cpc", "css", "Did you mean CCS"),
    ],
)
def test_what_cannot_be_compared_is_asked_back_about(
    shipped: Knowledge, first: str, second: str, words: str
) -> None:
    reply = compare_typed(shipped, first, second).reply
    assert reply.outcome == "clarify"
    assert words in (reply.message or "")


def test_an_unknown_name_is_not_known(shipped: Knowledge) -> None:
    assert compare_typed(shipped, "cpc", "qqqqqqqqq").reply.outcome == "unanswered"


def test_suggestions_fit_the_other_field(shipped: Knowledge) -> None:
    names = [one.id for one in suggest(shipped, "c", "cpc")]
    assert "ccs" in names
    assert "cpc" not in names
    assert {shipped.entities[name].kind for name in names} == {"credential"}


def test_a_text_needs_two_of_a_kind(shipped: Knowledge) -> None:
    assert body_of(shipped, ["cpc"]) == body_of(shipped, ["cpc", "alaska"]) == ""
    assert of_one_kind(shipped, ["cpc", "alaska", "ccs"]) == ("cpc", "ccs")
    assert of_one_kind(shipped, ["cpc", "alaska"]) == ()


def test_a_knowledge_without_profiles_compares_figures(bank: Knowledge) -> None:
    found = compare_typed(bank, "harbor", "northland")
    assert [line.facet for line in found.lines] == ["pay by the year"]


def test_what_nothing_is_said_of_is_not_compared(bank: Knowledge) -> None:
    assert compare(bank, ["atlantis", "southland"]).reply.outcome == "unanswered"
