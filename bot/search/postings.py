"""Sparse matrices of weights: terms by entries, and entries by character pieces.

numpy only; built in one go, read by `fields`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Postings:
    """The filled cells of a matrix, row after row (compressed sparse rows).

    Attributes:
        starts: by row, where its cells begin; one more at the end.
        columns: of each cell, ascending in a row.
        weights: of each cell.
    """

    starts: Integers
    columns: NDArray[np.int32]
    weights: Floats

    @classmethod
    def of(cls, rows: Integers, columns: Integers, weights: Floats, n_rows: int) -> "Postings":
        """Compress cells that are sorted by row."""
        starts = np.searchsorted(rows, np.arange(n_rows + 1))
        return cls(starts, columns.astype(np.int32), weights.astype(np.float32))

    @classmethod
    def listed(cls, rows: Sequence[Sequence[int]]) -> "Postings":
        """Fill the given columns of each row with 1."""
        starts = np.concatenate(([0], np.cumsum([len(row) for row in rows], dtype=np.int64)))
        columns = np.fromiter((column for row in rows for column in row), np.int32)
        return cls(starts, columns, np.ones(len(columns), np.float32))

    def cells(self, rows: Integers) -> tuple[Integers, Integers]:
        """Return the places of the cells of some rows, one row after the other, and their lengths."""
        begins = self.starts[rows]
        lengths = self.starts[rows + 1] - begins
        shifts = begins - (np.cumsum(lengths) - lengths)
        return np.repeat(shifts, lengths) + np.arange(lengths.sum()), lengths

    def sums(self, rows: Integers, factors: Floats, n_columns: int) -> NDArray[np.float64]:
        """Return, by column, the sum of weight times factor over some rows."""
        cells, lengths = self.cells(rows)
        values = self.weights[cells] * np.repeat(factors, lengths)
        return np.bincount(self.columns[cells], values, n_columns)

    def products(self, rows: Integers, vector: Floats) -> Floats:
        """Return the product of some rows with a dense vector over the columns."""
        cells, lengths = self.cells(rows)
        values = self.weights[cells] * vector[self.columns[cells]]
        sums = np.concatenate(([0.0], np.cumsum(values, dtype=np.float64)))
        ends = np.cumsum(lengths)
        return (sums[ends] - sums[ends - lengths]).astype(np.float32)
