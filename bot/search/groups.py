"""Numbers in groups: which there are, how many, and what belongs to them together.

By sorting: `np.unique` of NumPy 2.3 and later hashes integers, which takes four times as long for
millions of them, and 150 MB.
"""

import numpy as np

from bot.search.scoring import Floats, Integers


def spans(begins: Integers, lengths: Integers) -> Integers:
    """Return the numbers of some spans, one after another: from each beginning on, so many."""
    ends = np.cumsum(lengths)
    shifts = np.repeat(begins - ends + lengths, lengths)
    return np.asarray(shifts + np.arange(len(shifts)))


def distinct(numbers: Integers) -> Integers:
    """Return the different numbers, ascending."""
    return counted(numbers)[0]


def counted(numbers: Integers) -> tuple[Integers, Integers]:
    """Return the different numbers, ascending, and how often each occurs."""
    ordered = np.sort(numbers)
    begins = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)])
    return ordered[begins], np.diff(begins, append=len(ordered))


def totals(groups: Integers, values: Floats, n_groups: int) -> Floats:
    """Return the sum of the values of each group; 0 where it has none."""
    return np.bincount(groups, values, n_groups).astype(np.float64, copy=False)
