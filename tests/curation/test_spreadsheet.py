import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.curation.spreadsheet import Row, read_table, write_table

CELLS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ["=1", "'=1", "''@x", "-\n", "+1", "'", '"', ",;\t"]
)
ROWS = st.lists(st.builds(Row, *[CELLS.map(str.strip)] * 8))


@settings(deadline=None)
@given(ROWS)
def test_a_table_comes_back_as_it_went(rows: list[Row]) -> None:
    found, problems = read_table(write_table(rows))
    assert problems == ()
    assert [row for _, row in found] == [row for row in rows if row != Row()]


@settings(deadline=None)
@given(ROWS)
def test_no_cell_is_a_formula(rows: list[Row]) -> None:
    for cells in csv.reader(io.StringIO(write_table(rows), newline="")):
        assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separator_is_seen(separator: str) -> None:
    text = separator.join(("answer", "Question ")) + "\n" + separator.join(("so", "why?"))
    assert read_table(text) == (((2, Row(question="why?", answer="so")),), ())


def test_rows_know_their_line_and_blank_ones_are_passed_over() -> None:
    text = 'question,answer\n\n"a\nb",c\n ,\nd,e\n'
    assert [line for line, _ in read_table(text)[0]] == [3, 6]


def test_a_cell_as_long_as_a_book_is_refused() -> None:
    rows, problems = read_table(f"question,answer\na,{'b' * 100_001}\nc,d\n")
    assert (rows, problems) == (
        ((3, Row(question="c", answer="d")),),
        ((2, "a cell has more than 100,000 characters"),),
    )
