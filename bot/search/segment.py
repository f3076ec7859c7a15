"""The searchable form of a set of documents, and the search in it.

Immutable, so that a search never sees half a change; called by `index`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.search.features import Features, Reading, as_integers
from bot.search.fields import Field, PieceField
from bot.search.postings import Floats, Integers
from bot.search.query import Query
from bot.search.scoring import PAIRS_WEIGHT, PIECES_WEIGHT, WORDS_WEIGHT

CANDIDATES = 48  # entries scored on character pieces


@dataclass(frozen=True, slots=True)
class Scores:
    """Candidates, best first, with the parts of their scores."""

    entries: Integers
    totals: Floats
    words: Floats
    cosines: Floats


@dataclass(frozen=True, slots=True)
class Segment:
    """Entries with their evidence.

    Attributes:
        ids: by entry, ascending, so that ties break by id.
        words, pairs, pieces: the evidence.
        exact: by the key of a phrasing, the first entry that has it.
    """

    ids: tuple[str, ...]
    words: Field
    pairs: Field
    pieces: PieceField
    exact: Mapping[str, int]

    @classmethod
    def of(
        cls, ids: Sequence[str], reading: Reading, features: Features, exact: Mapping[str, int]
    ) -> "Segment":
        """Weigh what was read. Cost: a few sorts of all words and pieces."""
        entries = as_integers(reading.entries)
        phrasings = np.bincount(entries, minlength=len(ids))
        of_words = np.repeat(entries, as_integers(reading.word_counts))
        of_pairs = np.repeat(entries, as_integers(reading.pair_counts))
        return cls(
            tuple(ids),
            Field.of(as_integers(reading.words), of_words, len(features.words), phrasings),
            Field.of(as_integers(reading.pairs), of_pairs, len(features.pairs), phrasings),
            PieceField.of(reading, features, len(ids)),
            exact,
        )

    def search(self, query: Query) -> Scores:
        """Score the entries that hold most of the query's words, then those few exactly."""
        n_entries = len(self.ids)
        words = self.words.scores(query.words, n_entries)
        lexical = WORDS_WEIGHT * words + PAIRS_WEIGHT * self.pairs.scores(query.pairs, n_entries)
        candidates = _largest(lexical, CANDIDATES)
        cosines = self.pieces.cosines(query.pieces, candidates)
        totals = (lexical[candidates] + PIECES_WEIGHT * cosines).astype(np.float32)
        order = np.argsort(-totals, kind="stable")
        chosen = candidates[order]
        return Scores(chosen, totals[order], words[chosen].astype(np.float32), cosines[order])


def _largest(values: NDArray[np.float64], most: int) -> Integers:
    """Return the places of the largest values, ascending."""
    if len(values) <= most:
        return np.arange(len(values))
    return np.sort(np.argpartition(values, -most)[-most:])
