"""The searchable form of some documents, and the search in it.

Immutable, so that a search never sees half a change; called by `collection`.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from bot.search.centroids import Centroids
from bot.search.counts import Counts
from bot.search.postings import Postings
from bot.search.query import Query
from bot.search.scoring import PIECES_WEIGHT, Booleans, Floats, Integers
from bot.search.weights import find

CANDIDATES = 48  # entries that are scored on character pieces too


@dataclass(frozen=True, slots=True)
class Segment:
    """Entries with their evidence.

    Attributes:
        ids: by entry, ascending.
        exact: by the key of a phrasing, the first entry that has it.
        features: terms and pairs that the entries hold, ascending, then one that none holds.
        evidence: features by entries.
        directions: entries by character pieces.
        pieces: how many there are.
        alive: by entry, whether it can be found.
    """

    ids: tuple[str, ...]
    exact: Mapping[str, int]
    features: Integers
    evidence: Postings
    directions: Postings
    pieces: int
    alive: Booleans

    @classmethod
    def of(
        cls,
        ids: tuple[str, ...],
        exact: Mapping[str, int],
        counts: Counts,
        cell_weights: Floats,
        centroids: Centroids,
    ) -> "Segment":
        """Compress the weighed cells."""
        evidence = Postings.of(*counts.cells, cell_weights, len(counts.features))
        directions = centroids.directions
        pieces = int(directions.columns.max(initial=-1)) + 1
        alive = np.ones(len(ids), np.bool_)
        return cls(ids, exact, counts.features, evidence, directions, pieces, alive)

    def without(self, gone: Iterable[str]) -> "Segment":
        """Return a segment that does not find some entries; those it never had do not matter."""
        alive = np.ones(len(self.ids), np.bool_)
        for id in gone:
            entry = self.entry(id)
            if entry is not None:
                alive[entry] = False
        return replace(self, alive=alive)

    def entry(self, id: str) -> int | None:
        """Return the place of a document, if it has one."""
        place = bisect_left(self.ids, id)
        return place if place < len(self.ids) and self.ids[place] == id else None

    def search(self, query: Query) -> list[tuple[str, float]]:
        """Return the entries that hold most of the query, and their scores; no special order."""
        rows, known = find(query.features, self.features)
        lexical = self.evidence.sums(rows[known], query.shares[known], len(self.alive))
        lexical[~self.alive] = -np.inf
        # With no known term (words run together) pieces are all there is: try every entry.
        entries = _largest(lexical, CANDIDATES) if known.any() else np.flatnonzero(self.alive)
        vector = np.zeros(self.pieces, np.float32)
        seen = query.pieces < self.pieces
        vector[query.pieces[seen]] = query.directions[seen]
        cosines = self.directions.products(entries, vector)
        scores = (lexical[entries] + PIECES_WEIGHT * cosines).tolist()
        return [
            (self.ids[entry], score) for entry, score in zip(entries.tolist(), scores, strict=True)
        ]

    def named(self, key: str) -> str | None:
        """Return the document that has the very phrasing, if one has."""
        entry = self.exact.get(key)
        return self.ids[entry] if entry is not None and self.alive[entry] else None

    def cells_of(self, entry: int, features: Integers) -> Floats:
        """Return the weights of the cells that an entry has for some features, else 0."""
        rows, known = find(features, self.features)
        weights = np.zeros(len(features))
        for place in np.flatnonzero(known):
            first, last = self.evidence.starts[rows[place] : rows[place] + 2]
            at = first + np.searchsorted(self.evidence.columns[first:last], entry)
            if at < last and self.evidence.columns[at] == entry:
                weights[place] = self.evidence.weights[at]
        return weights


def _largest(values: Floats, most: int) -> Integers:
    """Return the places of the largest values, ascending."""
    if len(values) <= most:
        return np.arange(len(values))
    return np.sort(np.argpartition(values, -most)[-most:])
