"""The index asked its own phrasings, to learn what its scores are worth without labelled data.

Each is asked twice: with the phrasing left out of its entry, and with the whole entry left out, as
a question that nothing answers. Called by `collection` once a build.
"""

import numpy as np

from bot.search.centroids import Centroids
from bot.search.confidence import Confidence, fitted
from bot.search.counts import Counts
from bot.search.duels import Duels
from bot.search.lessons import lessons
from bot.search.reading import Reading
from bot.search.scoring import PIECES_WEIGHT, Floats
from bot.search.weights import Weights

MOST_PHRASINGS = 1000  # that are asked
OUT_OF_SCOPE = 0.2  # questions that nothing answers, for one that something does: an assumption


def rehearsed(
    counts: Counts, weights: Weights, duels: Duels, reading: Reading, centroids: Centroids
) -> Confidence:
    """Ask phrasings of an index that took its lessons from the others, and fit the curve."""
    learnt = lessons(counts, duels.every(2))
    asked = duels.every(2, 1)
    asked = asked.every(len(asked.phrasings) // MOST_PHRASINGS + 1)
    cosines = _cosines(asked, weights, reading, centroids)
    scores = asked.scores + asked.sums(learnt, counts) + PIECES_WEIGHT * cosines
    best, rival = scores.max(axis=1), scores[:, 1:].max(axis=1)
    right = scores[:, 0] == best
    return fitted(
        np.concatenate((best, rival)),
        np.concatenate((right, np.zeros_like(right))),
        np.repeat((1.0, OUT_OF_SCOPE), len(scores)),
    )


def _cosines(asked: Duels, weights: Weights, reading: Reading, centroids: Centroids) -> Floats:
    """Return the likeness in pieces; to its own entry as if that did not have the phrasing."""
    cosines = np.zeros(asked.scores.shape)
    vector = np.zeros(len(weights.piece_rarities), np.float32)
    starts, counts = reading.pieces.starts, reading.pieces.counts
    for row, (phrasing, entries) in enumerate(zip(asked.phrasings, asked.entries, strict=True)):
        first = starts[phrasing]
        held = reading.pieces.values[first : first + counts[phrasing]]
        values = weights.piece_rarities_of(held)
        vector[held] = values / np.sqrt(values @ values)
        cosines[row] = centroids.directions.products(entries, vector)
        vector[held] = 0
    lengths = centroids.lengths[asked.entries[:, 0]]
    along = cosines[:, 0] * lengths
    rest = np.sqrt(np.maximum(lengths**2 - 2 * along + 1, 1e-6))
    cosines[:, 0] = np.maximum(along - 1, 0) / rest
    return cosines
