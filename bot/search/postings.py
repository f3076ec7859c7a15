"""Sparse matrices of weights: features by entries, and entries by character pieces.

numpy only; built in one go, read by `segment`, `duels` and `centroids`.
"""

from dataclasses import dataclass

import numpy as np

from bot.search.groups import spans, totals
from bot.search.scoring import Booleans, Floats, Integers


@dataclass(frozen=True, slots=True)
class Postings:
    """The filled cells of a matrix, row after row (compressed sparse rows).

    Attributes:
        starts: by row, where its cells begin; one more at the end.
        columns: of each cell, ascending in a row.
        weights: of each cell.
    """

    starts: Integers
    columns: Integers
    weights: Floats

    @classmethod
    def of(cls, rows: Integers, columns: Integers, weights: Floats, n_rows: int) -> "Postings":
        """Compress cells that are sorted by row."""
        starts = np.append(0, np.cumsum(np.bincount(rows, minlength=n_rows))).astype(np.int32)
        columns = columns.astype(np.min_scalar_type(columns.max(initial=0)), copy=False)
        return cls(starts, columns, weights.astype(np.float32, copy=False))

    def cells(self, rows: Integers) -> tuple[Integers, Integers]:
        """Return the places of the cells of some rows, row after row, and how many each has."""
        begins = self.starts[rows]
        counts = self.starts[rows + 1] - begins
        return spans(begins, counts), counts

    def find(self, rows: Integers, columns: Integers) -> tuple[Integers, Booleans]:
        """Return the places of the cells in some rows and columns, and which are really there."""
        width = int(self.columns.max(initial=0)) + 2  # column -1 is none of the row before either
        lengths = np.diff(self.starts)
        keys = np.repeat(np.arange(len(lengths)) * width, lengths) + self.columns
        wanted = rows * width + columns
        places = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        return places, keys[places] == wanted

    def sums(self, rows: Integers, factors: Floats, n_columns: int) -> Floats:
        """Return, by column, the sum of weight times factor over some rows."""
        columns, weights, counts = self._rows(rows)
        return totals(columns, weights * np.repeat(factors, counts), n_columns)

    def products(self, rows: Integers, vector: Floats) -> Floats:
        """Return the product of some rows with a dense vector over the columns."""
        columns, weights, counts = self._rows(rows)
        values = weights * vector[columns]
        ends = np.cumsum(counts)
        sums = np.add.reduceat(np.append(values, np.float32(0)), ends - counts)
        return np.where(counts, sums, 0)

    def _rows(self, rows: Integers) -> tuple[Integers, Floats, Integers]:
        """Return the columns and weights of some rows, row after row, and how many each has.

        Each row is copied as a whole, which takes a third of the time of going by `cells`.
        """
        begins, ends = self.starts[rows], self.starts[rows + 1]
        places = [slice(*bounds) for bounds in zip(begins.tolist(), ends.tolist(), strict=True)]
        columns = [self.columns[:0], *[self.columns[place] for place in places]]
        weights = [self.weights[:0], *[self.weights[place] for place in places]]
        return np.concatenate(columns), np.concatenate(weights), ends - begins
