"""What phrasings hold, as columns of numbers: the input of every weight.

Filled phrasing by phrasing, then read by numpy; called by `index`, read by `segment`.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np

from bot.search.scoring import Integers
from bot.search.vocabulary import Vocabulary
from bot.search.words import Word

Number = TypeVar("Number", int, Integers)

FIRST_PAIR = 1 << 32  # features below it are terms, the others pairs of terms
REACH = 2  # words: a pair is two words with at most one between them


def _numbers() -> "array[int]":
    return array("i")


@dataclass(frozen=True, slots=True)
class Column:
    """Numbers of one kind, phrasing after phrasing.

    Attributes:
        values: all of them.
        counts: how many each phrasing has.
    """

    values: "array[int]" = field(default_factory=_numbers)
    counts: "array[int]" = field(default_factory=_numbers)

    def add(self, values: Sequence[int]) -> None:
        """Append the numbers of one phrasing."""
        self.values.extend(values)
        self.counts.append(len(values))

    def extend(self, other: "Column") -> None:
        """Append the numbers of the phrasings of another column."""
        self.values.extend(other.values)
        self.counts.extend(other.counts)

    def table(self) -> tuple[Integers, Integers]:
        """Return, for each number, the place of its phrasing, and the number."""
        counts = np.asarray(self.counts, np.int64)
        return np.repeat(np.arange(len(counts)), counts), np.asarray(self.values, np.int64)

    def sections(self) -> tuple[Integers, Integers]:
        """Return the numbers, and where each phrasing but the first begins (see `np.split`)."""
        return np.asarray(self.values, np.int64), np.cumsum(self.counts)[:-1]


@dataclass(frozen=True, slots=True)
class Reading:
    """Phrasings and bodies of some documents.

    Attributes:
        entries: of each phrasing, the place of its document; ascending.
        terms: all terms of each phrasing.
        firsts, lasts: one term a word, in order: of a name the most special, and the most
            general.
        pieces: character pieces of each phrasing.
        body_entries, body_terms: the same for bodies.
    """

    entries: "array[int]" = field(default_factory=_numbers)
    terms: Column = field(default_factory=Column)
    firsts: Column = field(default_factory=Column)
    lasts: Column = field(default_factory=Column)
    pieces: Column = field(default_factory=Column)
    body_entries: "array[int]" = field(default_factory=_numbers)
    body_terms: Column = field(default_factory=Column)

    def add(self, entry: int, words: Sequence[Word], vocabulary: Vocabulary) -> None:
        """Append a phrasing of the document at place `entry`."""
        self.entries.append(entry)
        self.terms.add([vocabulary.term(term) for word in words for term in word.terms])
        self.firsts.add([vocabulary.term(word.terms[0]) for word in words])
        self.lasts.add([vocabulary.term(word.terms[-1]) for word in words])
        shapes = dict.fromkeys(shape for word in words for shape in word.shapes)
        held = dict.fromkeys(piece for shape in shapes for piece in vocabulary.shape(shape))
        self.pieces.add(list(held))

    def add_body(self, entry: int, words: Iterable[Word], vocabulary: Vocabulary) -> None:
        """Append the body of the document at place `entry`."""
        self.body_entries.append(entry)
        self.body_terms.add(
            list(dict.fromkeys(vocabulary.term(t) for word in words for t in word.terms))
        )

    @classmethod
    def joined(cls, readings: Sequence["Reading"]) -> "Reading":
        """Return the readings of one document each as that of entries 0, 1, 2, ..."""
        joined = cls()
        for entry, reading in enumerate(readings):
            joined.entries.extend([entry] * len(reading.entries))
            joined.terms.extend(reading.terms)
            joined.firsts.extend(reading.firsts)
            joined.lasts.extend(reading.lasts)
            joined.pieces.extend(reading.pieces)
            joined.body_entries.extend([entry] * len(reading.body_entries))
            joined.body_terms.extend(reading.body_terms)
        return joined

    def features(self) -> tuple[Integers, Integers]:
        """Return, for each term and pair of a phrasing, the phrasing's place and the feature.

        The same may come more than once.
        """
        phrasings, firsts = self.firsts.table()
        _, lasts = self.lasts.table()
        named = firsts != lasts
        parts = [self.terms.table()]
        for step in range(1, REACH + 1):
            near = np.flatnonzero(phrasings[step:] == phrasings[:-step])
            parts.append((phrasings[near], pair(firsts[near], firsts[near + step])))
            near = near[named[near] | named[near + step]]
            parts.append((phrasings[near], pair(lasts[near], lasts[near + step])))
        of_features, features = (np.concatenate(column) for column in zip(*parts, strict=True))
        return of_features, features


def pair(first: Number, second: Number) -> Number:
    """Return the feature that is a pair of terms, in their order; arrays give arrays."""
    return (first + 1) * FIRST_PAIR + second
