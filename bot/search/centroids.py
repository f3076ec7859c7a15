"""Where the phrasings of an entry point on average, in the space of character pieces.

Called by `segment`; the queries' side is in `query`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from bot.search.groups import distinct, totals
from bot.search.postings import Postings
from bot.search.reading import Reading
from bot.search.scoring import Floats, Integers
from bot.search.weights import Weights

CHUNK_PHRASINGS = 2048  # weighed at a time; bounds the memory of a build
_NOTHING = (np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.float32))


def piece_spread(reading: Reading, pieces: int) -> Integers:
    """Return, by piece, how many entries have it; 0 for a last one."""
    spread = np.zeros(pieces + 1, np.int64)
    for entries, _, held in _chunks(reading):
        spread += np.bincount(distinct(entries * pieces + held) % pieces, minlength=pieces + 1)
    return spread


@dataclass(frozen=True, slots=True)
class Centroids:
    """Entries by pieces: the mean of the phrasings' unit vectors, of length 1 again.

    Attributes:
        directions: the rows.
        lengths: by entry, of the sum of the unit vectors.

    Source: Rocchio's classifier; Manning, Raghavan and Schütze 2008, section 14.2.
    """

    directions: Postings
    lengths: Floats

    @classmethod
    def of(cls, reading: Reading, weights: Weights, entries: int) -> "Centroids":
        """Add up the phrasings of each entry."""
        rows, columns, values = _joined(_block(*chunk, weights) for chunk in _chunks(reading))
        lengths = np.sqrt(totals(rows, values**2, entries))
        values /= lengths[rows]
        return cls(Postings.of(rows, columns, values, entries), lengths.astype(np.float32))


def _joined(
    blocks: Iterable[tuple[Integers, Integers, Floats]],
) -> tuple[Integers, Integers, Floats]:
    rows, columns, values = (np.concatenate(part) for part in zip(_NOTHING, *blocks, strict=True))
    return rows, columns, values


def _chunks(reading: Reading) -> Iterator[tuple[Integers, Integers, Integers]]:
    """Yield entries, phrasings and pieces; the phrasings of an entry lie in one chunk."""
    owners = reading.entries
    phrasings, held = reading.pieces.table()
    firsts = np.flatnonzero(np.diff(owners, prepend=-1))
    begins = firsts[np.diff(firsts // CHUNK_PHRASINGS, prepend=-1) > 0]
    bounds = np.append(np.searchsorted(phrasings, begins), len(phrasings))
    for first, last in pairwise(bounds.tolist()):
        if first < last:
            chunk = phrasings[first:last]
            yield owners[chunk], chunk - chunk[0], held[first:last]


def _block(
    entries: Integers, phrasings: Integers, held: Integers, weights: Weights
) -> tuple[Integers, Integers, Floats]:
    """Return the sums of the unit vectors of some phrasings by entry: rows, columns, values."""
    values = weights.piece_rarities_of(held)
    unit = values / np.sqrt(np.bincount(phrasings, values**2))[phrasings]
    width = int(held.max()) + 1
    cells, places = np.unique(entries * width + held, return_inverse=True)
    sums = totals(places, unit, len(cells)).astype(np.float32)
    return (cells // width).astype(np.int32), (cells % width).astype(np.int32), sums
