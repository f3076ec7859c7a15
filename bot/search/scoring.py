"""The formulas: pure functions on arrays, each with its source."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Integers = NDArray[np.int32]

SATURATION = 3.0  # k1: phrasings of an entry that hold a term before more of them add little
LENGTH_SHARE = 0.75  # b: how far an entry with much text is discounted
WORDS_WEIGHT = 1.3
PAIRS_WEIGHT = 0.45
PIECES_WEIGHT = 0.8


def rarity(entries_with_term: Integers, entries: int) -> Floats:
    """Return the weight of each term: log(1 + N / n).

    Source: Spärck Jones 1972, smoothed so that a term of all entries keeps log 2.
    """
    return np.log1p(entries / np.maximum(entries_with_term, 1)).astype(np.float32)


def saturated(counts: Floats, lengths: Floats, mean_length: float, most: int) -> Floats:
    """Return 0..1: how firmly an entry holds a term that `counts` of its phrasings hold.

    Args:
        counts: phrasings of the entry that hold the term.
        lengths: terms in all phrasings of the same entry.
        mean_length: of all entries.
        most: phrasings of the entry that has most; it scales the result to 1.

    Source: Robertson and Zaragoza 2009, The Probabilistic Relevance Framework, eq. 3.15.
    """
    discount = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * lengths / mean_length)
    scale = (most + SATURATION) / most
    return (counts * scale / (counts + discount)).astype(np.float32)
