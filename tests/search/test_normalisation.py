"""The normal form of text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.normalisation import MAX_CHARACTERS, MAX_TOKENS, normalise, parts, tokens


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given(st.text())
def test_nothing_invisible_is_left(text: str) -> None:
    assert not {unicodedata.category(c) for c in normalise(text)} & {"Mn", "Me", "Cf", "Cc"}


@given(st.text(max_size=300))
def test_tokens_are_never_empty(text: str) -> None:
    found = tokens(normalise(text))
    assert all(found)
    assert all(all(parts(token)) for token in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Don't I need\u2026 a degree?", ["do", "not", "i", "need", "a", "degree"]),
        ("what\u2019s ICD-10-CM", ["what", "icd-10-cm"]),
        ("I can't, you cannot", ["i", "can", "not", "you", "can", "not"]),
        ("$38,000 a year", ["38000", "a", "year"]),
        ("how much $$", ["how", "much", "money"]),
        ("50$ or $ 60", ["50", "or", "60"]),
        ("pay in {place}", ["pay", "in", "{place}"]),
        ("soooo hard", ["soo", "hard"]),
        ("caf\u00e9 \uff23\uff30\uff23", ["cafe", "cpc"]),
        ("z\u0351\u0343a\u0363l\u0369g\u0353o", ["zalgo"]),
        ("a\x00b\u202ec", ["a", "bc"]),
        ("\U0001f600 !!! ...", []),
    ],
)
def test_text_becomes_tokens(text: str, expected: list[str]) -> None:
    assert tokens(normalise(text)) == expected


def test_reading_is_bounded() -> None:
    assert len(normalise("a" * 100_000)) == MAX_CHARACTERS
    assert len(tokens(normalise("a " * 100_000))) == MAX_TOKENS


def test_a_compound_that_was_cut_at_its_joiner_has_whole_parts() -> None:
    assert parts("a" * 39 + "-") == ["a" * 39]
