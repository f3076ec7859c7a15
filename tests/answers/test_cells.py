from bot.answers.cells import annual, either, figures, hourly
from bot.answers.lookup import look_up
from bot.knowledge.base import Knowledge


def cell(shipped: Knowledge, name: str) -> str | None:
    return figures(shipped, look_up(shipped, list(shipped.tables), [name]), annual)


def test_a_cell_has_figure_statistic_date_and_mark(shipped: Knowledge) -> None:
    said = "$58,620 a year (average, no date stated)[^pay-by-state/alaska]"
    assert cell(shipped, "alaska") == said


def test_a_city_without_a_figure_shows_its_state_labelled(shipped: Knowledge) -> None:
    said = cell(shipped, "boston") or ""
    assert said.startswith("no figure of its own; Massachusetts: $56,650 a year")


def test_a_state_is_not_told_by_its_cities(shipped: Knowledge) -> None:
    assert cell(shipped, "california") is None


def test_stages_stand_beside_one_another(shipped: Knowledge) -> None:
    said = cell(shipped, "denials-specialist") or ""
    assert said.startswith("entry level: $42,000 to $58,000 a year")
    assert "; mid level: $58,000 to $80,000 a year" in said


def test_a_row_is_said_by_hour_by_year_or_both(shipped: Knowledge) -> None:
    row = shipped.tables["pay-by-state"].rows[1]
    assert hourly(row) == "$28.18 an hour"
    assert annual(row) == "$58,620 a year"
    assert either(row) == "$28.18 an hour, $58,620 a year"
