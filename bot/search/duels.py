"""Phrasings asked as questions, each with the entries that come nearest to its own.

Found with the pooled evidence alone; `lessons` and `rehearsal` learn from them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from bot.search.counts import Counts
from bot.search.groups import totals
from bot.search.postings import Postings
from bot.search.scoring import Booleans, Floats, Integers, kind_weights
from bot.search.weights import Weights

LEAST_PHRASINGS = 3  # of an entry, or too little is left when one is left out
RIVALS = 8  # entries that a phrasing is told from
WORK = 20_000_000  # cells read to find rivals; where there are more, every n-th phrasing teaches
CHUNK_CELLS = 200_000  # read at a time; what is worked on stays in the processor's cache


@dataclass(frozen=True, slots=True)
class Duels:
    """Some phrasings against some entries each, the first of them its own.

    Attributes:
        phrasings: those that were asked.
        entries: by phrasing, its own and the rivals.
        scores: beside them; its own as if it did not have the phrasing.
        places: for each feature that the phrasing and the entry of a duel share, the place of
            the duel in the flattened scores.
        cells: beside it, the cell of feature and entry.
        portions: beside it, the feature's share of the phrasing's terms, or of its pairs.
    """

    phrasings: Integers
    entries: Integers
    scores: Floats
    places: Integers
    cells: Integers
    portions: Floats

    def every(self, step: int, first: int = 0) -> "Duels":
        """Return the duels of every `step`-th phrasing."""
        return self.only(np.arange(len(self.scores)) % step == first)

    def only(self, chosen: Booleans) -> "Duels":
        """Return the duels of chosen phrasings."""
        width = self.scores.shape[1]
        numbers = np.cumsum(chosen) - 1
        rows, ranks = np.divmod(self.places, width)
        kept = chosen[rows]
        return Duels(
            self.phrasings[chosen],
            self.entries[chosen],
            self.scores[chosen],
            numbers[rows[kept]] * width + ranks[kept],
            self.cells[kept],
            self.portions[kept],
        )

    def sums(self, corrections: Floats, counts: Counts) -> Floats:
        """Return what corrections of cells add to the scores."""
        shares = self.portions * kind_weights(counts.pairs[counts.cells[0][self.cells]])
        sums = totals(self.places, shares * corrections[self.cells], self.scores.size)
        return sums.reshape(self.scores.shape)


def find_duels(counts: Counts, weights: Weights, firmness: Floats) -> Duels:
    """Score phrasings against all entries and keep the nearest. At least two entries.

    Args:
        counts: of all documents.
        weights: of their features.
        firmness: of each cell.
    """
    phrasings, rows = counts.tokens
    postings = Postings.of(*counts.cells, firmness, len(counts.features))
    portions = _portions(counts, weights)
    found = _joined(
        [
            _chunk(counts, postings, phrasings[part], rows[part], portions[part])
            for part in _parts(counts, np.diff(postings.starts)[rows])
        ]
    )
    return replace(found, scores=_without_themselves(found, counts, weights))


def _portions(counts: Counts, weights: Weights) -> Floats:
    phrasings, rows = counts.tokens
    texts = phrasings * 2 + counts.pairs[rows]
    rarities = weights.rarities_of(counts.features)[rows]
    return np.asarray(rarities / np.bincount(texts, rarities)[texts], np.float32)


def _parts(counts: Counts, costs: Integers) -> Iterator[Integers]:
    """Yield the places of the tokens of phrasings that teach, some phrasings at a time."""
    phrasings, _ = counts.tokens
    count = len(counts.phrasing_entries)
    cost = np.bincount(phrasings, costs, count)
    teaching = counts.phrasings[counts.phrasing_entries] >= LEAST_PHRASINGS
    teaching &= np.arange(count) % max(round(cost.sum() / WORK), 1) == 0
    chunks = np.cumsum(cost * teaching) // CHUNK_CELLS
    tokens = np.flatnonzero(teaching[phrasings])
    yield from np.split(tokens, np.flatnonzero(np.diff(chunks[phrasings[tokens]])) + 1)


def _chunk(
    counts: Counts, postings: Postings, phrasings: Integers, rows: Integers, portions: Floats
) -> Duels:
    """Find the duels of some phrasings, which score at their own entries as if stored there.

    Args:
        counts: of all documents.
        postings: of the firmness of their cells.
        phrasings: one for each token.
        rows: the features of the tokens.
        portions: their shares of the phrasing's terms, or pairs.
    """
    texts, text_of_token = np.unique(phrasings, return_inverse=True)
    entries = len(counts.phrasings)
    cells, repeats = postings.cells(rows)
    fields = np.repeat(text_of_token * entries, repeats) + postings.columns[cells]
    shares = np.repeat(portions * kind_weights(counts.pairs[rows]), repeats)
    table = totals(fields, shares * postings.weights[cells], len(texts) * entries)
    table = table.reshape(len(texts), entries)
    nearest = _nearest(table, counts.phrasing_entries[texts])
    numbers = np.full(table.shape, -1)
    np.put_along_axis(numbers, nearest, np.arange(nearest.size).reshape(nearest.shape), axis=1)
    places = numbers.ravel()[fields]
    kept = np.flatnonzero(places >= 0)
    tokens = np.searchsorted(np.cumsum(repeats), kept, side="right")
    scores = np.take_along_axis(table, nearest, axis=1)
    return Duels(texts, nearest, scores, places[kept], cells[kept], portions[tokens])


def _nearest(table: Floats, own: Integers) -> Integers:
    """Return, by row, its own column and then those of the largest other values."""
    others = table.copy()
    np.put_along_axis(others, own[:, None], -1.0, axis=1)
    rivals = min(RIVALS, table.shape[1] - 1)
    nearest = np.argpartition(-others, rivals - 1, axis=1)[:, :rivals]
    return np.concatenate((own[:, None], nearest), axis=1)


def _without_themselves(duels: Duels, counts: Counts, weights: Weights) -> Floats:
    """Return the scores, at its own entry as it is when the phrasing is left out of that."""
    of_tokens, token_rows = counts.tokens
    rows, entries = counts.cells
    texts, ranks = np.divmod(duels.places, duels.scores.shape[1])
    own = np.flatnonzero(ranks == 0)
    texts, cells = texts[own], duels.cells[own]
    pairs = counts.pairs[rows[cells]]
    kinds = pairs.astype(np.int64)
    lengths = np.bincount(of_tokens * 2 + counts.pairs[token_rows])
    left = np.stack(counts.lengths())[kinds, entries[cells]]
    left -= lengths[duels.phrasings[texts] * 2 + kinds]
    firmness = weights.firmness(np.maximum(counts.values[cells] - 1, 0), left, pairs)
    scores = duels.scores.copy()
    shares = duels.portions[own] * kind_weights(pairs)
    scores[:, 0] = totals(texts, shares * firmness, len(scores))
    return scores


def _joined(parts: Sequence[Duels]) -> Duels:
    sizes = np.cumsum([0, *(part.scores.size for part in parts)])
    return Duels(
        np.concatenate([part.phrasings for part in parts]),
        np.concatenate([part.entries for part in parts]),
        np.concatenate([part.scores for part in parts]),
        np.concatenate([part.places + size for part, size in zip(parts, sizes, strict=False)]),
        np.concatenate([part.cells for part in parts]),
        np.concatenate([part.portions for part in parts]),
    )
