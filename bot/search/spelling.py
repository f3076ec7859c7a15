"""The nearest known word for a word that nobody wrote before.

Comparing is rapidfuzz's batch work over words of about the same length; called by `text`.
"""

from collections.abc import Collection, Iterable, Mapping
from math import log

from rapidfuzz import process
from rapidfuzz.distance import OSA
from Stemmer import Stemmer

LEAST_LETTERS = 4  # shorter words have too many neighbours
LEAST_SIMILARITY = 0.75  # one edit in 4 to 7 letters, two in 8 to 11
LENGTH_WINDOW = 2  # letters by which the known word may be longer or shorter
NEAREST = 5  # known words compared in detail
FREQUENCY_BONUS = 0.02  # similarity per natural logarithm of the word's count
INITIAL_BONUS = 0.03  # similarity for the same first letter: people rarely miss it


class Speller:
    """Known words, and the one that a misspelt word was meant to be."""

    def __init__(self, counts: Mapping[str, int], english: Collection[str] = frozenset()) -> None:
        """Sort the words by length.

        Args:
            counts: known words and how often they are written.
            english: stems of real words, never taken for misspellings though nobody wrote them here.
        """
        self._counts = dict(counts)
        self._english = english
        self._stemmer = Stemmer("english")
        self._stems = frozenset(self._stemmer.stemWords(list(self._counts)))
        self._by_length = _by_length(self._counts)
        self._pools: dict[int, list[str]] = {}

    def with_words(self, words: Iterable[str]) -> "Speller":
        """Return a speller that knows these words too."""
        counts = dict(self._counts)
        for word in words:
            counts[word] = counts.get(word, 0) + 1
        return Speller(counts, self._english)

    def nearest(self, word: str) -> tuple[str, float]:
        """Return the known word that `word` means and their similarity (0..1).

        A word that is known, English, short or far from all comes back itself with 1.0.
        Similarity is 1 - (optimal string alignment distance / length of the longer word).
        """
        if len(word) < LEAST_LETTERS or not word.isalpha() or self._is_real(word):
            return word, 1.0
        found = process.extract(
            word,
            self._pool(len(word)),
            scorer=OSA.normalized_similarity,
            score_cutoff=LEAST_SIMILARITY,
            limit=NEAREST,
        )
        if not found:
            return word, 1.0
        best, similarity, _ = max(
            found, key=lambda hit: (self._merit(word, hit[0], hit[1]), hit[0])
        )
        return best, similarity

    def _is_real(self, word: str) -> bool:
        if word in self._counts:
            return True
        stem = self._stemmer.stemWord(word)
        return stem in self._stems or stem in self._english

    def _merit(self, word: str, known: str, similarity: float) -> float:
        bonus = FREQUENCY_BONUS * log(self._counts[known])
        return similarity + bonus + INITIAL_BONUS * (known[0] == word[0])

    def _pool(self, length: int) -> list[str]:
        pool = self._pools.get(length)
        if pool is None:
            window = range(length - LENGTH_WINDOW, length + LENGTH_WINDOW + 1)
            pool = [word for near in window for word in self._by_length.get(near, ())]
            self._pools[length] = pool
        return pool


def _by_length(words: Iterable[str]) -> dict[int, list[str]]:
    by_length: dict[int, list[str]] = {}
    for word in words:
        if word.isalpha():
            by_length.setdefault(len(word), []).append(word)
    return by_length
