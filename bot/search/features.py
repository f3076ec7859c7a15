"""Numbers for what texts are made of: words, pairs of neighbouring words, character pieces.

Grows while documents are read; called by `segment` and `index`.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product

import numpy as np

from bot.search.pieces import pieces
from bot.search.postings import Integers
from bot.search.text import Word


@dataclass(slots=True)
class Features:
    """The numbers given so far; only ever added to, so that readers need no lock.

    Attributes:
        words: by term.
        pairs: by the numbers of two terms.
        pieces: by character piece.
        shapes: by spelling or name; a number for what has pieces.
        pieces_of: by shape number, the numbers of its pieces.
    """

    words: dict[str, int] = field(default_factory=dict)
    pairs: dict[tuple[int, int], int] = field(default_factory=dict)
    shapes: dict[str, int] = field(default_factory=dict)
    pieces: dict[str, int] = field(default_factory=dict)
    pieces_of: list[tuple[int, ...]] = field(default_factory=list)

    def word(self, term: str) -> int:
        """Return the number of a term, a new one if need be."""
        return self.words.setdefault(term, len(self.words))

    def shape(self, spelling: str) -> int:
        """Return the number of a shape, a new one if need be."""
        number = self.shapes.get(spelling)
        if number is None:
            found = sorted(pieces(spelling))
            self.pieces_of.append(
                tuple([self.pieces.setdefault(piece, len(self.pieces)) for piece in found])
            )
            number = self.shapes[spelling] = len(self.shapes)
        return number

    def pair(self, first: int, second: int) -> int:
        """Return the number of a pair of words, a new one if need be."""
        return self.pairs.setdefault((first, second), len(self.pairs))


@dataclass(slots=True)
class Reading:
    """The feature numbers of many phrasings, one after the other.

    Attributes:
        words, pairs, shapes: distinct numbers of each phrasing.
        word_counts, pair_counts, shape_counts: how many of them each phrasing has.
        entries: of each phrasing, the place of its document.
    """

    words: "array[int]" = field(default_factory=lambda: array("q"))
    pairs: "array[int]" = field(default_factory=lambda: array("q"))
    shapes: "array[int]" = field(default_factory=lambda: array("q"))
    word_counts: "array[int]" = field(default_factory=lambda: array("q"))
    pair_counts: "array[int]" = field(default_factory=lambda: array("q"))
    shape_counts: "array[int]" = field(default_factory=lambda: array("q"))
    entries: "array[int]" = field(default_factory=lambda: array("q"))

    def add(self, entry: int, words: Sequence[Word], features: Features) -> None:
        """Append one phrasing of the document at place `entry`."""
        numbers = [[features.word(term) for term in word.terms] for word in words]
        distinct = {number for word in numbers for number in word}
        pairs = {features.pair(*pair) for a, b in pairwise(numbers) for pair in product(a, b)}
        shapes = {features.shape(shape) for word in words for shape in word.shapes}
        self.words.extend(distinct)
        self.shapes.extend(shapes)
        self.shape_counts.append(len(shapes))
        self.pairs.extend(pairs)
        self.word_counts.append(len(distinct))
        self.pair_counts.append(len(pairs))
        self.entries.append(entry)


def as_integers(numbers: "array[int]") -> Integers:
    """View an array as numpy's, without copying."""
    return np.frombuffer(numbers, np.int64) if numbers else np.zeros(0, np.int64)


def weighted_pairs(words: Iterable[Word]) -> Iterator[tuple[str, str, float]]:
    """Yield the terms of neighbouring words and the credit of both together."""
    for first, second in pairwise(words):
        for a, b in product(first.terms, second.terms):
            yield a, b, first.credit * second.credit
