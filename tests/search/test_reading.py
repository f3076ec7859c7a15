"""Columns of numbers, beside the same work done number by number."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.search.reading import CHUNK_ROWS, Column, Reading, key, pair

SENSES = 6
rows = st.lists(st.lists(st.integers(0, SENSES - 1), max_size=7), max_size=12)
TERMS = [[0], [1], [2, 9], [3, 4, 9], [5], [6, 8]]


def lists(column: Column) -> list[list[int]]:
    edges = [*column.starts.tolist(), len(column.values)]
    return [column.values[first:last].tolist() for first, last in pairwise(edges)]


def reading(phrasings: list[list[int]]) -> Reading:
    none = Column.of([])
    entries = np.arange(len(phrasings))
    return Reading(entries, Column.of(phrasings), Column.of(TERMS), none, none)


@given(rows)
def test_rows_are_looked_up_through_others(held: list[list[int]]) -> None:
    looked_up = [[term for number in row for term in TERMS[number]] for row in held]
    assert lists(Column.of(held).through(Column.of(TERMS))) == looked_up
    as_sets = [sorted(set(row)) for row in looked_up]
    assert lists(Column.of(held).sets_through(Column.of(TERMS))) == as_sets
    assert lists(Column.of(held).sets()) == [sorted(set(row)) for row in held]


def test_many_rows_are_worked_on_in_parts() -> None:
    held = [[number % SENSES, 0] for number in range(2 * CHUNK_ROWS + 1)]
    as_sets = [sorted({term for number in row for term in TERMS[number]}) for row in held]
    assert lists(Column.of(held).sets_through(Column.of(TERMS))) == as_sets
    phrasings, _ = reading(held).features()
    assert phrasings[-1] == len(held) - 1
    assert (np.diff(phrasings) >= 0).all()


@given(rows)
def test_features_are_terms_and_near_pairs_each_once(held: list[list[int]]) -> None:
    expected = []
    for place, row in enumerate(held):
        found = {term for number in row for term in TERMS[number]}
        for step in (1, 2):
            for one, other in zip(row, row[step:], strict=False):
                found.add(pair(TERMS[one][0], TERMS[other][0]))
                found.add(pair(TERMS[one][-1], TERMS[other][-1]))
        expected += [(place, feature) for feature in sorted(found)]
    phrasings, features = reading(held).features()
    assert list(zip(phrasings.tolist(), features.tolist(), strict=True)) == expected


@given(rows)
def test_keys_of_stored_phrasings_are_those_of_texts(held: list[list[int]]) -> None:
    keys = reading(held).keys().tolist()
    assert keys == [key([TERMS[number][0] for number in row]) for row in held]


@given(rows)
def test_keys_tell_phrasings_apart(held: list[list[int]]) -> None:
    firsts = {tuple(TERMS[number][0] for number in row) for row in held}
    assert len(set(reading(held).keys().tolist())) == len(firsts)


def test_text_with_an_unknown_word_has_no_key() -> None:
    assert key([1, None, 2]) is None
