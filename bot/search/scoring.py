"""The formulas: pure functions on arrays, each with its source.

score(question, entry) = sum over features of share * (firmness + lesson) + PIECES_WEIGHT * cosine
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating]
Integers = NDArray[np.integer]
Booleans = NDArray[np.bool_]

# Chosen on the dev parts of CLINC150 and HWU64, see docs/decisions/0004-search.md.
SATURATION = 3.0  # k1: phrasings that hold a feature before one more adds little
LENGTH_DISCOUNT = 0.5  # b: how far an entry with much text is discounted
TERMS_WEIGHT = 1.3
PAIRS_WEIGHT = 0.45
PIECES_WEIGHT = 0.6


def kind_weights(pairs: Booleans) -> Floats:
    """Return how much terms and pairs count together, for features of either kind."""
    return np.where(pairs, PAIRS_WEIGHT, TERMS_WEIGHT)


def rarity(entries_with_feature: Integers | Floats, entries: int) -> Floats:
    """Return the weight of features: log(1 + N / n).

    Source: Spärck Jones 1972, smoothed so that a feature of all entries keeps log 2.
    """
    return np.log1p(entries / np.maximum(entries_with_feature, 1)).astype(np.float32)


def firmness(counts: Floats, lengths: Integers, mean_length: float | Floats, most: int) -> Floats:
    """Return 0..1: how firmly entries hold features.

    Args:
        counts: phrasings of the entry that hold the feature.
        lengths: features in all phrasings of the same entry.
        mean_length: of all entries.
        most: phrasings of the entry that has most; it scales the result to 1.

    Source: Robertson and Zaragoza 2009, The Probabilistic Relevance Framework, eq. 3.15, with an
    entry for a document and a phrasing for an occurrence.
    """
    discount = SATURATION * (1 - LENGTH_DISCOUNT + LENGTH_DISCOUNT * lengths / mean_length)
    scale = (most + SATURATION) / most
    return (counts * scale / (counts + discount)).astype(np.float32)


def softmax(logits: Floats) -> Floats:
    """Return probabilities by row."""
    exponents = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(exponents / exponents.sum(axis=1, keepdims=True))
