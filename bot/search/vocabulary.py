"""Numbers for terms, and for the character pieces of words.

Grows while documents are read, never shrinks; called by `reading` and `query`.
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


@dataclass(slots=True)
class Vocabulary:
    """The numbers given so far; only ever added to, so that searches need no lock.

    Attributes:
        terms: number by term.
        pieces: number by character piece.
        shapes: by the shape of a word, the numbers of its pieces.
        synonyms: by stem, stems of like meaning; the same for every index.
    """

    terms: dict[str, int] = field(default_factory=dict)
    pieces: dict[str, int] = field(default_factory=dict)
    shapes: dict[str, tuple[int, ...]] = field(default_factory=dict)
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=synonyms)

    def term(self, term: str) -> int:
        """Return the number of a term, a new one if need be."""
        return self.terms.setdefault(term, len(self.terms))

    def shape(self, shape: str) -> tuple[int, ...]:
        """Return the numbers of the pieces of a shape, new ones if need be."""
        found = self.shapes.get(shape)
        if found is None:
            numbers = [self.pieces.setdefault(piece, len(self.pieces)) for piece in pieces(shape)]
            found = self.shapes[shape] = tuple(numbers)
        return found
