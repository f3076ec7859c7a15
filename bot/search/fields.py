"""Evidence of one kind (words, pairs, character pieces), pooled over the phrasings of an entry.

Immutable; called by `segment`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.search.features import Features, Reading, as_integers
from bot.search.postings import Floats, Integers, Postings
from bot.search.query import Bag
from bot.search.scoring import rarity, saturated

CHUNK_PHRASINGS = 4096  # whose pieces are counted at a time; bounds the memory of a build


@dataclass(frozen=True, slots=True)
class Field:
    """Words, or pairs of words, by entry.

    Attributes:
        rarity: by feature.
        unseen: rarity of a feature that no entry has.
        postings: features by entries; rarity times saturated count.
    """

    rarity: Floats
    unseen: float
    postings: Postings

    @classmethod
    def of(
        cls, features: Integers, entries: Integers, n_features: int, phrasings: Integers
    ) -> "Field":
        """Pool the features of all phrasings of an entry.

        Args:
            features: one for each occurrence in a phrasing.
            entries: beside it, whose phrasing it is.
            n_features: how many features there are.
            phrasings: how many there are, by entry.
        """
        n_entries = len(phrasings)
        cells, counts = np.unique(features * n_entries + entries, return_counts=True)
        rows, columns = np.divmod(cells, n_entries)
        lengths = np.bincount(columns, counts, n_entries)
        weight = rarity(np.bincount(rows, minlength=n_features), n_entries)
        firmness = saturated(counts, lengths[columns], lengths.mean(), phrasings.max())
        postings = Postings.of(rows, columns, weight[rows] * firmness, n_features)
        return cls(weight, float(np.log1p(n_entries)), postings)

    def scores(self, bag: Bag, n_entries: int) -> NDArray[np.float64]:
        """Return 0..1 by entry: the share of the bag's weight that the entry holds."""
        if not len(bag.numbers):
            return np.zeros(n_entries)
        weight = float(self.rarity[bag.numbers] @ bag.credits) + bag.unknown * self.unseen
        return self.postings.sums(bag.numbers, bag.credits, n_entries) / weight


@dataclass(frozen=True, slots=True)
class PieceField:
    """Character pieces: the direction in which the phrasings of an entry point on average.

    Attributes:
        rarity, unseen: as in `Field`.
        centroids: entries by pieces; a row times a query's rarities gives the cosine.
    """

    rarity: Floats
    unseen: float
    centroids: Postings

    @classmethod
    def of(cls, reading: Reading, features: Features, n_entries: int) -> "PieceField":
        """Average the phrasings' vectors, each of length 1, by entry.

        Source: Rocchio's centroid; Manning, Raghavan and Schütze 2008, section 14.2.
        """
        n_pieces = len(features.pieces)
        entries = as_integers(reading.entries)
        spread = np.zeros(n_pieces, np.int64)
        for phrasings, pieces in _by_phrasing(reading, features):
            spread += np.bincount(_distinct(entries[phrasings], pieces, n_pieces)[1], minlength=n_pieces)
        weight = rarity(spread, n_entries)
        blocks = [
            _centroids(entries[phrasings], phrasings, weight[pieces], pieces, n_pieces)
            for phrasings, pieces in _by_phrasing(reading, features)
        ]
        rows, columns, values = (np.concatenate(part) for part in zip(*blocks, strict=True))
        centroids = Postings.of(rows, columns, values, n_entries)
        return cls(weight, float(np.log1p(n_entries)), centroids)

    def cosines(self, bag: Bag, candidates: Integers) -> Floats:
        """Return 0..1 for each candidate entry."""
        if not len(bag.numbers):
            return np.zeros(len(candidates), np.float32)
        vector = np.zeros(len(self.rarity), np.float32)
        vector[bag.numbers] = self.rarity[bag.numbers]
        length = np.sqrt(float(vector @ vector) + bag.unknown * self.unseen**2)
        return self.centroids.products(candidates, vector) / np.float32(length)


def _by_phrasing(reading: Reading, features: Features) -> Iterator[tuple[Integers, Integers]]:
    """Yield phrasings and pieces, each pair once; an entry's phrasings lie in one chunk."""
    of_shape = Postings.listed(features.pieces_of)
    shapes, counts = as_integers(reading.shapes), as_integers(reading.shape_counts)
    entries = as_integers(reading.entries)
    starts = np.concatenate(([0], np.cumsum(counts)))
    begins = np.flatnonzero(np.diff(entries, prepend=-1))
    bounds = [*begins[np.diff(begins // CHUNK_PHRASINGS, prepend=-1) > 0], len(entries)]
    for first, last in zip(bounds, bounds[1:], strict=False):
        chunk = shapes[starts[first] : starts[last]]
        phrasings = np.repeat(np.arange(first, last), counts[first:last])
        cells, lengths = of_shape.cells(chunk)
        yield _distinct(np.repeat(phrasings, lengths), of_shape.columns[cells], len(features.pieces))


def _distinct(rows: Integers, columns: Integers, n_columns: int) -> tuple[Integers, Integers]:
    """Return the distinct pairs, in order."""
    rows, columns = np.divmod(np.unique(rows * n_columns + columns), n_columns)
    return rows, columns


def _centroids(
    entries: Integers, phrasings: Integers, values: Floats, pieces: Integers, n_pieces: int
) -> tuple[Integers, Integers, Floats]:
    """Return entries, pieces and weights of the centroids of some entries, in order."""
    local = phrasings - phrasings[0]
    unit = values / np.sqrt(np.bincount(local, values**2))[local]
    cells, places = np.unique(entries * n_pieces + pieces, return_inverse=True)
    sums = np.bincount(places, unit)
    rows, columns = np.divmod(cells, n_pieces)
    lengths = np.sqrt(np.bincount(rows - rows[0], sums**2))[rows - rows[0]]
    return rows, columns, (sums / lengths).astype(np.float32)
