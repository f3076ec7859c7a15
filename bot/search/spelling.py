"""The known words that a word which nobody wrote before may have been meant to be.

Comparing is rapidfuzz's batch work over words of about the same length and letters; called by
`text`.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import floor, log

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA
from Stemmer import Stemmer

from bot.search.scoring import Integers

LEAST_LETTERS = 3  # shorter words have too many neighbours
LEAST_STEM = 3  # letters; a shorter stem is shared by chance (`coing` is no form of `co`)
LEAST_SIMILARITY = 0.75  # one edit in 4 to 7 letters, two in 8 to 11
MOST_LONGER = 2  # letters by which the known word may be longer or shorter
NEAREST = 8  # known words compared in detail
FREQUENCY_BONUS = 0.02  # similarity per natural logarithm of the word's count
INITIAL_BONUS = 0.03  # similarity for the same first letter: people rarely miss it
FAMILIAR_BONUS = 0.03  # similarity for a word that was written beside this neighbour before
REACH = 2  # words to each side that are looked at; one farther away says less

Familiar = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class Spelling:
    """What a written word may mean.

    Attributes:
        word: a known word, or the written one itself where it is real or far from all.
        similarity: 0..1; 1 - (optimal string alignment distance / length of the longer word).
        merit: similarity and what else speaks for the word.
    """

    word: str
    similarity: float = 1.0
    merit: float = 1.0

    @property
    def credit(self) -> float:
        """Return 0..1: what the word counts for. Half of what is unlike is forgiven."""
        return (1 + self.similarity) / 2


@dataclass(frozen=True, slots=True)
class _Pool:
    """Known words of about the same length.

    Attributes:
        words: in the order of length, then as they came.
        letters: beside them, which letters they have, as `_letters` tells it.
    """

    words: Sequence[str]
    letters: Integers

    @classmethod
    def of(cls, words: Sequence[str]) -> "_Pool":
        """Note the letters of words."""
        return cls(words, np.fromiter(map(_letters, words), np.uint32, len(words)))

    def near(self, word: str, edits: int) -> list[str]:
        """Return, in their order, all words within some edits of another, and some beyond.

        An edit takes one letter away and brings one, at most; comparing the letters of all words
        so takes some microseconds, comparing the words themselves some hundred.
        """
        apart = np.bitwise_count(self.letters ^ np.uint32(_letters(word)))
        return [self.words[at] for at in np.flatnonzero(apart <= 2 * edits).tolist()]


class Speller:
    """Known words, and those that a misspelt word may have been meant to be."""

    def __init__(
        self,
        words: Iterable[str] = (),
        english: Collection[str] = frozenset(),
        base: "Speller | None" = None,
    ) -> None:
        """Start with some words.

        Args:
            words: known words.
            english: stems of real words, never taken for misspellings though nobody wrote them
                here.
            base: a finished speller whose words are known too.
        """
        self._base = base
        self._counts: dict[str, int] = {}
        self._english = english
        self._stemmer: Stemmer = base._stemmer if base is not None else Stemmer("english")
        self._stems: set[str] = set()
        self._by_length: dict[int, list[str]] = {}
        self._pools: dict[int, _Pool] = {}
        for word in words:
            self.add(word)

    def over(self) -> "Speller":
        """Return a speller that goes on from this one, which gets no more words."""
        return Speller(english=self._english, base=self)

    def add(self, word: str, times: int = 1) -> None:
        """Count a word as often as it comes; one that the base knows stays as common as it is."""
        if self._base is not None and self._base.count(word):
            return
        count = self._counts.get(word, 0)
        self._counts[word] = count + times
        if not count:
            self._stems.add(self._stemmer.stemWord(word))
            if word.isalpha():
                self._by_length.setdefault(len(word), []).append(word)
                self._pools.clear()

    def count(self, word: str) -> int:
        """Return how often a word came."""
        found = self._counts.get(word, 0)
        return self._base.count(word) if not found and self._base is not None else found

    def spellings(self, word: str) -> tuple[Spelling, ...]:
        """Return what a word may mean, the likeliest first; ties in the order of words.

        A word that is known, English, short or far from all means itself alone.
        """
        if len(word) < LEAST_LETTERS or not word.isalpha() or self.is_real(word):
            return (Spelling(word),)
        near = [
            Spelling(known, like, self._merit(word, known, like))
            for known, like in self._near(word)
        ]
        return tuple(sorted(near, key=_by_merit)) or (Spelling(word),)

    def is_real(self, word: str) -> bool:
        """Tell whether a word is known or English, or a form of one that is."""
        if self.count(word):
            return True
        stem = self._stemmer.stemWord(word)
        if stem in self._english:
            return True
        return len(stem) >= LEAST_STEM and word.startswith(stem[:-1]) and self._knows_stem(stem)

    def _knows_stem(self, stem: str) -> bool:
        return stem in self._stems or (self._base is not None and self._base._knows_stem(stem))

    def _near(self, word: str) -> list[tuple[str, float]]:
        """Return the known words that are most like another, each with the similarity."""
        edits = _most_edits(len(word) + MOST_LONGER)  # the longest of its pool
        found = process.extract(
            word,
            self._pool(len(word)).near(word, edits),
            scorer=OSA.normalized_similarity,
            score_cutoff=LEAST_SIMILARITY,
            limit=NEAREST,
        )
        near = [(known, similarity) for known, similarity, _ in found]
        if self._base is None:
            return near
        return nlargest(NEAREST, (*self._base._near(word), *near), key=lambda hit: hit[1])

    def _merit(self, word: str, known: str, similarity: float) -> float:
        bonus = FREQUENCY_BONUS * log(self.count(known))
        return similarity + bonus + INITIAL_BONUS * (known[0] == word[0])

    def _pool(self, length: int) -> _Pool:
        pool = self._pools.get(length)
        if pool is None:
            words = [word for near in _lengths(length) for word in self._by_length.get(near, ())]
            pool = self._pools[length] = _Pool.of(words)
        return pool


def _letters(word: str) -> int:
    """Return a bit for each letter of a word; letters of other alphabets share them."""
    letters = 0
    for letter in set(word):
        letters |= 1 << (ord(letter) & 31)
    return letters


def _lengths(length: int) -> Iterator[int]:
    """Yield the lengths of known words that can be similar enough: each letter more is an edit."""
    for other in range(length - MOST_LONGER, length + MOST_LONGER + 1):
        if abs(other - length) <= _most_edits(max(other, length)):
            yield other


def _most_edits(length: int) -> int:
    """Return by how many edits words can differ, of which the longer one has so many letters."""
    return floor((1 - LEAST_SIMILARITY) * length + 1e-9)


def chosen(possible: Sequence[tuple[Spelling, ...]], familiar: Familiar) -> list[Spelling]:
    """Choose one spelling for each word of a text, by its neighbours where several are likely.

    Args:
        possible: what each word may mean, likeliest first, in the order of the text.
        familiar: tells whether two words were written near each other, in this order.
    """
    words = [spellings[0] for spellings in possible]
    for at, spellings in enumerate(possible):
        if len(spellings) > 1:
            beside = {one: _support(one.word, words, at, familiar) for one in spellings}
            words[at] = min(
                spellings, key=lambda one: (-one.merit - FAMILIAR_BONUS * beside[one], one.word)
            )
    return words


def _support(word: str, words: Sequence[Spelling], at: int, familiar: Familiar) -> float:
    """Return how many neighbours speak for a word at a place, nearer ones for more."""
    support = 0.0
    for step in range(1, REACH + 1):
        if at >= step:
            support += familiar(words[at - step].word, word) / step
        if at + step < len(words):
            support += familiar(word, words[at + step].word) / step
    return support


def _by_merit(spelling: Spelling) -> tuple[float, str]:
    return -spelling.merit, spelling.word
