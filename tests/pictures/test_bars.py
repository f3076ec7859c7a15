from decimal import Decimal

import pytest

from bot.answers.pay import pay_for
from bot.knowledge.base import Knowledge
from bot.pictures.bars import MOST_BARS, bars_of, panels, value


@pytest.mark.parametrize(
    ("printed", "number"), [("$58,620", "58620"), ("$28.18", "28.18"), ("$85,000+", "85000")]
)
def test_a_printed_sum_is_its_number(printed: str, number: str) -> None:
    assert value(printed) == Decimal(number)


@pytest.mark.parametrize("printed", ["58620", "$", "about $5", "$5 to $6"])
def test_what_is_no_sum_is_refused(printed: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        value(printed)


def test_every_bar_shows_the_figures_of_its_fact(shipped: Knowledge) -> None:
    """The whole chart of every table against the facts: nothing is drawn that is not cited."""
    drawn = 0
    for table in shipped.tables.values():
        for row in table.rows:
            pay = pay_for(shipped, row.entities)
            for group in panels(pay.rows):
                for bar in group:
                    known = {shown for one in pay.rows for shown in (*one.annual, *one.hourly)}
                    fact = shipped.facts[bar.fact]
                    assert set(bar.printed) <= known
                    for end, text in zip((bar.low, bar.high), bar.printed * 2, strict=False):
                        figure = f"${end:.2f}".removesuffix(".00")
                        assert figure in fact.figures, (bar.fact, text)
                    assert bar.source == fact.source
                    drawn += 1
    assert drawn > 40


def test_a_range_has_two_ends_and_a_figure_one(shipped: Knowledge) -> None:
    (range_, *_), (figure,) = (
        bars_of(pay_for(shipped, [name]).rows, "year") for name in ("medical-coder", "alaska")
    )
    assert (range_.low, range_.high) == (Decimal(45000), Decimal(65000))
    assert figure.low == figure.high == Decimal(58620)


def test_rows_of_two_units_stand_in_two_groups(shipped: Knowledge) -> None:
    groups = panels(pay_for(shipped, ["years-20-plus"]).rows)
    assert [group[0].unit for group in groups] == ["year", "hour"]


def test_a_misprinted_figure_says_so_and_the_other_does_not(shipped: Knowledge) -> None:
    rows = pay_for(shipped, ["corvallis"]).rows
    assert bars_of(rows, "year")[0].doubt == "misprinted"
    assert bars_of(rows, "hour")[0].doubt == ""


def test_a_row_is_drawn_once_and_there_is_a_most(shipped: Knowledge) -> None:
    row = pay_for(shipped, ["alaska"]).rows[0]
    assert len(bars_of([row, row], "year")) == 1
    cities = [row.id for row in shipped.tables["pay-by-city"].rows]
    states = [row.id for row in shipped.tables["pay-by-state"].rows]
    assert len(bars_of(pay_for(shipped, cities + states).rows, "year")) == MOST_BARS


def test_no_rows_make_no_group() -> None:
    assert panels([]) == ()
