"""What a misspelt word may mean, and which of it its neighbours choose."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from bot.search.spelling import LEAST_SIMILARITY, NEAREST, Speller, Spelling, chosen

# Few letters, so that many words are near each other; the last three share a bit. From twelve
# letters on one may be as near by likeness, and three letters longer, which is not looked at.
WORDS = st.text(alphabet="abcé\u0129I", min_size=3, max_size=11)
SPELLER = Speller(["salary", "degree", "certificate", "work", "exam"], frozenset({"worm"}))


@pytest.mark.parametrize(
    ("written", "meant"),
    [("salry", "salary"), ("dergee", "degree"), ("cretificte", "certificate"), ("wrk", "work")],
)
def test_a_typo_finds_its_word(written: str, meant: str) -> None:
    assert SPELLER.spellings(written)[0].word == meant


@pytest.mark.parametrize("word", ["salary", "salaries", "worm", "zebra", "ex", "x1am", ""])
def test_known_real_far_and_short_words_stay(word: str) -> None:
    assert SPELLER.spellings(word) == (Spelling(word),)


@given(st.lists(WORDS, max_size=30), st.lists(WORDS, max_size=10), WORDS)
def test_no_word_that_is_near_enough_is_passed_over(
    known: list[str], later: list[str], written: str
) -> None:
    alike = {word: OSA.normalized_similarity(written, word) for word in (*known, *later)}
    near = {word for word, likeness in alike.items() if likeness >= LEAST_SIMILARITY}
    speller = Speller(known).over()
    for word in later:
        speller.add(word)
    assume(len(near) <= NEAREST and not speller.is_real(written))
    found = {spelling.word for spelling in speller.spellings(written)}
    assert found == (near or {written})


@given(st.text(max_size=40))
def test_similarity_is_bounded(word: str) -> None:
    for spelling in SPELLER.spellings(word):
        assert LEAST_SIMILARITY <= spelling.similarity <= 1


def test_added_words_are_known_at_once() -> None:
    speller = Speller(["work"])
    assert speller.spellings("licence")[0].word == "licence"
    speller.add("license")
    assert speller.spellings("licence")[0].word == "license"


def test_a_chance_stem_does_not_make_a_word_real() -> None:
    assert Speller(["co", "coding"]).spellings("coing")[0].word == "coding"


@pytest.mark.parametrize(
    ("neighbours", "meant"), [({("hourly", "rate")}, "rate"), ({("hourly", "race")}, "race")]
)
def test_neighbours_choose_among_likely_spellings(
    neighbours: set[tuple[str, str]], meant: str
) -> None:
    speller = Speller(["hourly", "rate", "race"])
    possible = [speller.spellings(word) for word in ("hourly", "raxe")]
    words = chosen(possible, lambda first, second: (first, second) in neighbours)
    assert [spelling.word for spelling in words] == ["hourly", meant]


@given(st.lists(st.text(max_size=12), max_size=8))
def test_one_spelling_is_chosen_for_each_word(words: list[str]) -> None:
    possible = [SPELLER.spellings(word) for word in words]
    picked = chosen(possible, lambda _first, _second: True)
    assert all(one in some for one, some in zip(picked, possible, strict=True))
