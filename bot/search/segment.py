"""The searchable form of some documents, and the search in it.

Immutable, so that a search never sees half a change; called by `collection`.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from bot.search.centroids import Centroids
from bot.search.counts import Counts
from bot.search.postings import Postings
from bot.search.query import Query
from bot.search.reading import Reading
from bot.search.scoring import PIECES_WEIGHT, Booleans, Floats, Integers
from bot.search.weights import find

CANDIDATES = 16  # entries that are scored on character pieces too


@dataclass(frozen=True, slots=True)
class Segment:
    """Entries with their evidence.

    Attributes:
        ids: by entry, ascending.
        keys: of the phrasings, ascending.
        owners: by key, the first entry that has the phrasing.
        features: terms and pairs that the entries hold, ascending, then one that none holds.
        evidence: features by entries.
        lessons: of each cell of the evidence, what of it was learnt from rivals; or empty.
        directions: entries by character pieces.
        pieces: how many there are.
        alive: by entry, whether it can be found.
    """

    ids: tuple[str, ...]
    keys: Integers
    owners: Integers
    features: Integers
    evidence: Postings
    lessons: Floats
    directions: Postings
    pieces: int
    alive: Booleans

    @classmethod
    def of(
        cls,
        ids: tuple[str, ...],
        reading: Reading,
        counts: Counts,
        cells: Floats,
        centroids: Centroids,
        lessons: Floats,
    ) -> "Segment":
        """Compress the weighed cells.

        Args:
            ids: of the documents, ascending.
            reading: of the documents.
            counts: of the documents.
            cells: the weight of each.
            centroids: of the documents.
            lessons: the learnt part of these weights; empty where nothing is laid over these
                documents.
        """
        evidence = Postings.of(*counts.cells, cells, len(counts.features))
        directions = centroids.directions
        pieces = int(directions.columns.max(initial=0)) + 1
        alive = np.ones(len(ids), np.bool_)
        keys, firsts = np.unique(reading.keys(), return_index=True)
        owners = reading.entries[firsts].astype(np.int32)
        lessons = lessons.astype(np.float32)
        return cls(ids, keys, owners, counts.features, evidence, lessons, directions, pieces, alive)

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

    def holders(self, feature: int) -> frozenset[str]:
        """Return the entries that can be found and hold a feature."""
        rows, known = find(np.array([feature]), self.features)
        cells, _ = self.evidence.cells(rows[known])
        entries = self.evidence.columns[cells]
        return frozenset([self.ids[entry] for entry in entries[self.alive[entries]].tolist()])

    def lexical(self, query: Query) -> tuple[Floats, bool]:
        """Return by entry what terms and pairs give it, and whether any is known here."""
        rows, known = find(query.features, self.features)
        scores = self.evidence.sums(rows[known], query.shares[known], len(self.ids))
        scores[~self.alive] = -np.inf
        return scores, bool(known.any())

    def cosines(self, query: Query, entries: Integers) -> Floats:
        """Return the likeness in pieces of some entries."""
        vector = np.zeros(self.pieces, np.float32)
        seen = query.pieces < self.pieces
        vector[query.pieces[seen]] = query.directions[seen]
        return self.directions.products(entries, vector)

    def named(self, key: int) -> str | None:
        """Return the document that has the very phrasing, if one has."""
        place = int(np.searchsorted(self.keys, np.uint64(key)))
        if place == len(self.keys) or self.keys[place] != key:
            return None
        entry = self.owners[place]
        return self.ids[entry] if self.alive[entry] else None

    def lessons_of(self, ids: tuple[str, ...], counts: Counts) -> Floats:
        """Return what was learnt here for the cells of other forms of some entries, else 0.

        Args:
            ids: of the entries that the counts are of.
            counts: of their other forms.
        """
        places = np.array([-1 if (at := self.entry(id)) is None else at for id in ids], np.int64)
        rows, columns = counts.cells
        features, held = find(counts.features[rows], self.features)
        cells, found = self.evidence.find(features, places[columns])
        return np.where(held & found, self.lessons[cells], 0).astype(np.float32)


def ranked(query: Query, segments: Sequence[Segment], limit: int) -> list[tuple[str, float]]:
    """Return the entries that hold most of the query, and their scores.

    Args:
        query: what is asked.
        segments: with distinct ids among those alive.
        limit: most entries.

    Returns:
        Those with a score above 0, the best first; ties in the order of ids.
    """
    scored = [segment.lexical(query) for segment in segments]
    lexical = np.concatenate([scores for scores, _ in scored])
    # With no known term (words run together) pieces are all there is: try every entry.
    known = any(known for _, known in scored)
    entries = _largest(lexical, CANDIDATES) if known else np.flatnonzero(lexical > -np.inf)
    ids: list[str] = []
    cosines: list[Floats] = []
    first = 0
    for segment in segments:
        last = first + len(segment.ids)
        begin, end = np.searchsorted(entries, (first, last))
        own = entries[begin:end] - first
        ids.extend([segment.ids[entry] for entry in own.tolist()])
        if len(own):
            cosines.append(segment.cosines(query, own))
        first = last
    if not ids:
        return []
    scores = (lexical[entries] + PIECES_WEIGHT * np.concatenate(cosines)).tolist()
    found = sorted([(-score, id) for score, id in zip(scores, ids, strict=True) if score > 0])
    return [(id, -score) for score, id in found[:limit]]


def _largest(values: Floats, most: int) -> Integers:
    """Return the places of the largest values, ascending."""
    if len(values) <= most:
        return np.arange(len(values))
    return np.sort(np.argpartition(values, -most)[-most:])
