"""A question as feature numbers with credits, ready for arithmetic; called by `index`."""

from dataclasses import dataclass

import numpy as np

from bot.search.features import Features, weighted_pairs
from bot.search.pieces import pieces
from bot.search.postings import Floats, Integers
from bot.search.text import Analysis


@dataclass(frozen=True, slots=True)
class Bag:
    """Distinct features of one kind.

    Attributes:
        numbers: of those that are known.
        credits: 0..1 beside them.
        unknown: how many features are unknown, with what misspelling left uncredited.
    """

    numbers: Integers
    credits: Floats
    unknown: float


@dataclass(frozen=True, slots=True)
class Query:
    """What a question is made of, and its key for a look-up of the very phrasing."""

    words: Bag
    pairs: Bag
    pieces: Bag
    key: str

    @classmethod
    def of(cls, analysis: Analysis, features: Features) -> "Query":
        """Look up the features of a question."""
        return cls(
            _words(analysis, features),
            _pairs(analysis, features),
            _pieces(analysis, features),
            analysis.key,
        )


def _bag(credits: dict[int, float], unknown: float) -> Bag:
    numbers = np.fromiter(credits, np.int64, len(credits))
    values = np.fromiter(credits.values(), np.float32, len(credits))
    return Bag(numbers, values, unknown + float((1 - values).sum()))


def _words(analysis: Analysis, features: Features) -> Bag:
    """A name with several terms is known when one of them is."""
    credits: dict[int, float] = {}
    unknown: set[str] = set()
    for word in analysis.words:
        known = [features.words[term] for term in word.terms if term in features.words]
        for number in known:
            credits[number] = max(word.credit, credits.get(number, 0.0))
        if not known:
            unknown.add(word.terms[0])
    return _bag(credits, len(unknown))


def _pairs(analysis: Analysis, features: Features) -> Bag:
    credits: dict[int, float] = {}
    unknown: set[tuple[str, str]] = set()
    for first, second, credit in weighted_pairs(analysis.words):
        pair = features.words.get(first, -1), features.words.get(second, -1)
        number = features.pairs.get(pair)
        if number is None:
            unknown.add((first, second))
        else:
            credits[number] = max(credit, credits.get(number, 0.0))
    return _bag(credits, len(unknown))


def _pieces(analysis: Analysis, features: Features) -> Bag:
    credits: dict[int, float] = {}
    unknown: set[str] = set()
    for word in analysis.words:
        for shape in word.shapes:
            number = features.shapes.get(shape)
            if number is not None:
                credits.update(dict.fromkeys(features.pieces_of[number], 1.0))
                continue
            for piece in pieces(shape):
                number = features.pieces.get(piece)
                if number is None:
                    unknown.add(piece)
                else:
                    credits[number] = 1.0
    return _bag(credits, len(unknown))
