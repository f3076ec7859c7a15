"""Which entries hold which features, counted by phrasing.

Between `reading` and the weights: everything that a build learns, it learns from this.
"""

from dataclasses import dataclass

import numpy as np

from bot.search.groups import counted, distinct, totals
from bot.search.reading import FIRST_PAIR, Reading
from bot.search.scoring import Booleans, Floats, Integers

BODY_COUNT = 0.3  # phrasings that the words of a body count for
NO_FEATURE = np.iinfo(np.int64).max  # the last row, so that a look-up always ends at a row


@dataclass(frozen=True, slots=True)
class Counts:
    """Features by phrasing, and by entry.

    Attributes:
        features: those that occur, ascending, then `NO_FEATURE`; a row is a place in it.
        phrasings: how many, by entry.
        phrasing_entries: whose a phrasing is.
        tokens: phrasing and row, each feature of each phrasing once, by phrasing.
        cells: row and entry, each feature of each entry once, by row.
        values: of each cell, how many phrasings of the entry hold the feature.
    """

    features: Integers
    phrasings: Integers
    phrasing_entries: Integers
    tokens: tuple[Integers, Integers]
    cells: tuple[Integers, Integers]
    values: Floats

    @classmethod
    def of(cls, reading: Reading, entries: int) -> "Counts":
        """Count what was read. Cost: a few sorts of all features of all phrasings."""
        owners = reading.entries
        body_owners, body_terms = reading.bodies.table()
        phrasings, held = reading.features()
        features = distinct(np.concatenate((held, body_terms, [NO_FEATURE])))
        rows = np.searchsorted(features, held).astype(np.int32)
        del held
        asked, times = counted(rows.astype(np.int64) * entries + owners[phrasings])
        answered = np.searchsorted(features, body_terms) * entries + body_owners
        others = np.setdiff1d(answered, asked)
        cells = np.sort(np.concatenate((asked, others))) if len(others) else asked
        values = np.zeros(len(cells), np.float32)
        values[np.searchsorted(cells, asked)] = times
        values[np.searchsorted(cells, answered)] += BODY_COUNT
        count = np.bincount(owners, minlength=entries)
        return cls(features, count, owners, (phrasings, rows), _split(cells, entries), values)

    @property
    def pairs(self) -> Booleans:
        """Tell by row which features are pairs."""
        return self.features >= FIRST_PAIR

    def lengths(self) -> tuple[Integers, Integers]:
        """Return, by entry, how many terms and how many pairs its phrasings hold together."""
        phrasings, rows = self.tokens
        entries, pairs = self.phrasing_entries[phrasings], self.pairs[rows]
        count = len(self.phrasings)
        terms_held = np.bincount(entries[~pairs], minlength=count)
        return terms_held, np.bincount(entries[pairs], minlength=count)

    def spread(self) -> Floats:
        """Return, by row, in how many entries the feature is; a body alone counts for a part."""
        rows, _ = self.cells
        return totals(rows, np.minimum(self.values, 1), len(self.features))


def _split(keys: Integers, width: int) -> tuple[Integers, Integers]:
    """Return the rows and columns of ascending keys, in half the memory."""
    width = max(width, 1)
    return (keys // width).astype(np.int32), (keys % width).astype(np.int32)
