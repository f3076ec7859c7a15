"""What phrasings hold, as columns of numbers: the input of every weight.

Filled by `reader`; numpy from here on.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

import numpy as np

from bot.search.groups import distinct, spans
from bot.search.scoring import Integers

Number = TypeVar("Number", int, Integers)

FIRST_PAIR = 1 << 32  # features below it are terms, the others pairs of terms
CHUNK_ROWS = 4096  # worked on at a time; bounds the memory
REACH = 2  # words: a pair is two words with at most one between them
KEY_BASE = 0x9E3779B97F4A7C15  # odd, with bits all over: two to the 64 / golden ratio
KEY_MASK = (1 << 64) - 1


@dataclass(frozen=True, slots=True)
class Column:
    """Numbers of one kind, row after row.

    Attributes:
        values: all of them.
        counts: how many each row has.
    """

    values: Integers
    counts: Integers

    @classmethod
    def of(cls, rows: Iterable[Sequence[int]]) -> "Column":
        """Put rows one after another."""
        held = list(rows)
        values = [number for row in held for number in row]
        return cls(np.array(values, np.int32), np.array([len(row) for row in held], np.int32))

    @property
    def starts(self) -> Integers:
        """Return where each row begins."""
        return np.cumsum(self.counts, dtype=np.int64) - self.counts

    def table(self) -> tuple[Integers, Integers]:
        """Return, for each number, the place of its row, and the number."""
        return np.repeat(np.arange(len(self.counts)), self.counts), self.values.astype(np.int64)

    def through(self, rows: "Column") -> "Column":
        """Return, for each row of these, the rows of others that its numbers point to."""
        counts = rows.counts[self.values]
        values = rows.values[spans(rows.starts[self.values], counts)]
        owners, _ = self.table()
        return Column(values, np.bincount(owners, counts, len(self.counts)).astype(np.int32))

    def parts(self) -> Iterator["Column"]:
        """Yield the rows, some at a time."""
        starts = [*self.starts[::CHUNK_ROWS].tolist(), len(self.values)]
        for chunk, (first, last) in enumerate(pairwise(starts)):
            counts = self.counts[chunk * CHUNK_ROWS : (chunk + 1) * CHUNK_ROWS]
            yield Column(self.values[first:last], counts)

    def sets_through(self, rows: "Column") -> "Column":
        """Return what `through` does, with each number of a row once, ascending."""
        parts = [_NONE, *(part.through(rows).sets() for part in self.parts())]
        return Column(
            np.concatenate([part.values for part in parts]),
            np.concatenate([part.counts for part in parts]),
        )

    def sets(self) -> "Column":
        """Return rows that hold each number once, ascending."""
        rows, values = self.table()
        width = int(values.max(initial=0)) + 1
        cells = distinct(rows * width + values)
        counts = np.bincount(cells // width, minlength=len(self.counts))
        return Column((cells % width).astype(np.int32), counts.astype(np.int32))


_NONE = Column(np.zeros(0, np.int32), np.zeros(0, np.int32))


@dataclass(frozen=True, slots=True)
class Reading:
    """Phrasings and bodies of some documents.

    Attributes:
        entries: of each phrasing, the place of its document; ascending.
        senses: of each phrasing, what its words count as, in order.
        terms: of each sense, its terms, the most special first.
        pieces: of each phrasing, its character pieces, each once.
        bodies: of each document, the terms of its body.
    """

    entries: Integers
    senses: Column
    terms: Column
    pieces: Column
    bodies: Column

    def features(self) -> tuple[Integers, Integers]:
        """Return, for each term and pair of a phrasing, the phrasing's place and the feature.

        Each once, by phrasing and ascending.
        """
        first = 0
        phrasings: list[Integers] = [np.zeros(0, np.int32)]
        features: list[Integers] = [np.zeros(0, np.int64)]
        for part in self.senses.parts():
            places, found = self._features(part)
            phrasings.append((places + first).astype(np.int32))
            features.append(found)
            first += len(part.counts)
        return np.concatenate(phrasings), np.concatenate(features)

    def _features(self, part: Column) -> tuple[Integers, Integers]:
        """Return the features of some phrasings, as `features` does."""
        phrasings, senses = part.table()
        starts = self.terms.starts
        firsts = self.terms.values[starts].astype(np.int64)[senses]
        lasts = self.terms.values[starts + self.terms.counts - 1].astype(np.int64)[senses]
        named = firsts != lasts
        parts = [part.through(self.terms).table()]
        for step in range(1, REACH + 1):
            near = np.flatnonzero(phrasings[step:] == phrasings[:-step])
            parts.append((phrasings[near], pair(firsts[near], firsts[near + step])))
            near = near[named[near] | named[near + step]]
            parts.append((phrasings[near], pair(lasts[near], lasts[near + step])))
        places, held = (np.concatenate(column) for column in zip(*parts, strict=True))
        features = distinct(held)
        width = max(len(features), 1)
        cells = distinct(places * width + np.searchsorted(features, held))
        return cells // width, features[cells % width]

    def keys(self) -> Integers:
        """Return for each phrasing a number that tells it from every other: see `key`."""
        firsts = self.terms.values[self.terms.starts][self.senses.values].astype(np.uint64)
        starts, counts = self.senses.starts, self.senses.counts
        powers = _powers(int(counts.max(initial=0)))[spans(np.zeros_like(starts), counts)]
        sums = np.cumsum(np.append(np.uint64(0), (firsts + np.uint64(1)) * powers), dtype=np.uint64)
        return np.asarray(sums[starts + counts] - sums[starts])


def key(terms: Iterable[int | None]) -> int | None:
    """Return the same number for texts that say the same: a hash of the first terms in order.

    It is a polynomial over the numbers of 64 bits; among a million phrasings, the chance that two
    that differ have the same key is below one in a million.

    Args:
        terms: by word; none for one that is unknown, for which there is no key.
    """
    total, power = 0, 1
    for term in terms:
        if term is None:
            return None
        power = power * KEY_BASE & KEY_MASK
        total += (term + 1) * power
    return total & KEY_MASK


def pair(first: Number, second: Number) -> Number:
    """Return the feature that is a pair of terms, in their order; arrays give arrays."""
    return (first + 1) * FIRST_PAIR + second


def _powers(count: int) -> Integers:
    return np.cumprod(np.full(count, KEY_BASE, np.uint64), dtype=np.uint64)
