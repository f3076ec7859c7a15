"""The nearest known word for a word that nobody wrote before.

Comparing is rapidfuzz's batch work over words of about the same length; called by `text`.
"""

from collections.abc import Collection, Iterable, Iterator
from math import log

from rapidfuzz import process
from rapidfuzz.distance import OSA
from Stemmer import Stemmer

LEAST_LETTERS = 3  # shorter words have too many neighbours
LEAST_SIMILARITY = 0.75  # one edit in 4 to 7 letters, two in 8 to 11
MOST_LONGER = 2  # letters by which the known word may be longer or shorter
NEAREST = 5  # known words compared in detail
FREQUENCY_BONUS = 0.02  # similarity per natural logarithm of the word's count
INITIAL_BONUS = 0.03  # similarity for the same first letter: people rarely miss it


class Speller:
    """Known words, and the one that a misspelt word was meant to be."""

    def __init__(self, words: Iterable[str] = (), english: Collection[str] = frozenset()) -> None:
        """Start with some words.

        Args:
            words: known words.
            english: stems of real words, never taken for misspellings though nobody wrote them
                here.
        """
        self._counts: dict[str, int] = {}
        self._english = english
        self._stemmer = Stemmer("english")
        self._stems: set[str] = set()
        self._by_length: dict[int, list[str]] = {}
        self._pools: dict[int, list[str]] = {}
        self.add(words)

    def add(self, words: Iterable[str]) -> None:
        """Count some words, each as often as it comes."""
        counts = self._counts
        for word in words:
            count = counts.get(word, 0)
            counts[word] = count + 1
            if not count:
                self._stems.add(self._stemmer.stemWord(word))
                if word.isalpha():
                    self._by_length.setdefault(len(word), []).append(word)
                    self._pools.clear()

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
            pool = [word for near in _lengths(length) for word in self._by_length.get(near, ())]
            self._pools[length] = pool
        return pool


def _lengths(length: int) -> Iterator[int]:
    """Yield the lengths of known words that can be similar enough: each letter more is an edit."""
    for other in range(length - MOST_LONGER, length + MOST_LONGER + 1):
        if abs(other - length) <= (1 - LEAST_SIMILARITY) * max(other, length):
            yield other
