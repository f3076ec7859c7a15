"""Numbers for terms, and for the character pieces of words.

Filled while documents are read; called by `reading` and `query`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.search.thesaurus import synonyms

PIECE_LENGTH = 3  # characters; with runs of 2 and 4 beside them nothing was gained


def pieces(shape: str) -> list[str]:
    """Return the distinct runs of three characters of a word, its ends marked by a space.

    They are what is left in common when words are inflected, derived or run together.
    """
    marked = f" {shape} "
    return sorted({marked[at : at + PIECE_LENGTH] for at in range(len(marked) - PIECE_LENGTH + 1)})


class Numbers:
    """Texts numbered 0, 1, 2, ... in the order in which they come."""

    def __init__(self, base: "Numbers | None" = None) -> None:
        """Start with nothing, or go on from numbers that are given no more."""
        self._base = base
        self._first = len(base) if base is not None else 0
        self._own: dict[str, int] = {}

    def __len__(self) -> int:
        """Return how many there are, those of the base included."""
        return self._first + len(self._own)

    def get(self, text: str) -> int | None:
        """Return the number of a text, if it has one."""
        found = self._own.get(text)
        return self._base.get(text) if found is None and self._base is not None else found

    def give(self, text: str) -> int:
        """Return the number of a text, a new one if need be."""
        found = self.get(text)
        if found is None:
            found = self._own[text] = len(self)
        return found


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The numbers given so far.

    Attributes:
        terms: of terms.
        pieces: of character pieces.
        shapes: by the shape of a word that was read, the numbers of its pieces.
        synonyms: by stem, stems of like meaning; the same for every index.
        base: finished, and gone on from.
    """

    terms: Numbers = field(default_factory=Numbers)
    pieces: Numbers = field(default_factory=Numbers)
    shapes: dict[str, tuple[int, ...]] = field(default_factory=dict)
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=synonyms)
    base: "Vocabulary | None" = None

    def over(self) -> "Vocabulary":
        """Return a vocabulary that goes on from this one, which gets no new numbers any more."""
        return Vocabulary(Numbers(self.terms), Numbers(self.pieces), {}, self.synonyms, self)

    def known_shape(self, shape: str) -> tuple[int, ...] | None:
        """Return the numbers of the pieces of a shape, if it was read before."""
        found = self.shapes.get(shape)
        return self.base.known_shape(shape) if found is None and self.base is not None else found

    def shape(self, shape: str) -> tuple[int, ...]:
        """Return the numbers of the pieces of a shape, new ones if need be."""
        found = self.known_shape(shape)
        if found is None:
            found = self.shapes[shape] = tuple([self.pieces.give(one) for one in pieces(shape)])
        return found
