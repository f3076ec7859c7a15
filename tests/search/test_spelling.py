"""The nearest known word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.spelling import LEAST_SIMILARITY, Speller

SPELLER = Speller(["salary", "degree", "certificate", "work", "exam"], frozenset({"worm"}))


@pytest.mark.parametrize(
    ("written", "meant"),
    [("salry", "salary"), ("dergee", "degree"), ("cretificte", "certificate"), ("wrk", "work")],
)
def test_a_typo_finds_its_word(written: str, meant: str) -> None:
    assert SPELLER.nearest(written)[0] == meant


@pytest.mark.parametrize("word", ["salary", "salaries", "worm", "zebra", "ex", "x1am", ""])
def test_known_real_far_and_short_words_stay(word: str) -> None:
    assert SPELLER.nearest(word) == (word, 1.0)


@given(st.text(max_size=40))
def test_similarity_is_bounded(word: str) -> None:
    _, similarity = SPELLER.nearest(word)
    assert LEAST_SIMILARITY <= similarity <= 1


def test_added_words_are_known_at_once() -> None:
    speller = Speller(["work"])
    assert speller.nearest("licence")[0] == "licence"
    speller.add(["license"])
    assert speller.nearest("licence")[0] == "license"
