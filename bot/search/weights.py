"""What a build learns about features as such, kept for documents that are laid over it.

Called by `collection` and `query`.
"""

from dataclasses import dataclass, replace

import numpy as np

from bot.search.counts import Counts
from bot.search.scoring import Booleans, Floats, Integers, firmness, rarity


@dataclass(frozen=True, slots=True)
class Weights:
    """Rarities, and the sizes that counts are measured by.

    Attributes:
        features: known terms and pairs, ascending, then a last one that no entry has.
        rarities: beside them.
        piece_rarities: by piece, then of a last one that no entry has.
        mean_lengths: terms, and pairs, in all phrasings of an entry.
        most: phrasings of the entry that has most.
        entries: how many.
        later: features that documents laid over the build hold, as above, and beside them their
            rarities.
    """

    features: Integers
    rarities: Floats
    piece_rarities: Floats
    mean_lengths: tuple[float, float]
    most: int
    entries: int
    later: tuple[Integers, Floats] | None = None

    @classmethod
    def of(cls, counts: Counts, piece_entries: Integers) -> "Weights":
        """Weigh what was counted.

        Args:
            counts: of all documents.
            piece_entries: by piece, how many entries have it.
        """
        entries = max(len(counts.phrasings), 1)
        terms, pairs = (max(float(length.sum()) / entries, 1.0) for length in counts.lengths())
        return cls(
            counts.features,
            rarity(counts.spread(), entries),
            rarity(piece_entries, entries),
            (terms, pairs),
            int(counts.phrasings.max(initial=1)),
            entries,
        )

    def over(self, counts: Counts) -> "Weights":
        """Return the weights of a build and of documents laid over it.

        What the build knows keeps its weight; the rest is as rare as if it were in as many of the
        entries of the build as of these.
        """
        rows, known = find(counts.features, self.features)
        rarities = np.where(known, self.rarities[rows], rarity(counts.spread(), self.entries))
        return replace(self, later=(counts.features, rarities))

    @property
    def unseen(self) -> float:
        """Return the rarity of what no entry has."""
        return float(self.rarities[-1])

    def knows(self, feature: int) -> bool:
        """Tell whether some entry holds a feature."""
        return bool(self.features[np.searchsorted(self.features, feature)] == feature)

    def rarities_of(self, features: Integers) -> Floats:
        """Return the rarity of any features, known or not."""
        rows, known = find(features, self.features)
        rarities = self.rarities[np.where(known, rows, -1)]
        if self.later is not None:
            later, later_rarities = self.later
            rows, known = find(features, later)
            rarities[known] = later_rarities[rows[known]]
        return rarities

    def piece_rarities_of(self, pieces: Integers) -> Floats:
        """Return the rarity of any pieces, numbered before or after the build."""
        return self.piece_rarities[np.minimum(pieces, len(self.piece_rarities) - 1)]

    def firmness_of(self, counts: Counts) -> Floats:
        """Return 0..1 for each cell: how firmly the entry holds the feature."""
        rows, columns = counts.cells
        pairs = counts.pairs[rows]
        lengths = np.stack(counts.lengths())[pairs.astype(np.int64), columns]
        return self.firmness(counts.values, lengths, pairs)

    def firmness(self, values: Floats, lengths: Integers, pairs: Booleans) -> Floats:
        """Return the firmness of counts in entries of some lengths."""
        of_terms, of_pairs = self.mean_lengths
        return firmness(values, lengths, np.where(pairs, of_pairs, of_terms), self.most)


def find(wanted: Integers, known: Integers) -> tuple[Integers, Booleans]:
    """Return the places of wanted values among ascending ones, and which are really there.

    The last of the known values must be above all wanted ones.
    """
    places = np.searchsorted(known, wanted)
    return places, known[places] == wanted
