"""A question as features with shares, ready for arithmetic; called by `index`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from bot.search.reading import REACH, pair
from bot.search.scoring import PAIRS_WEIGHT, TERMS_WEIGHT, Floats, Integers
from bot.search.vocabulary import Vocabulary, pieces
from bot.search.weights import Weights
from bot.search.words import Analysis, Word

SYNONYM_CREDIT = 0.75  # of a word that the index knows, for one of like meaning that it does not


@dataclass(frozen=True, slots=True)
class Query:
    """What a question is made of.

    Attributes:
        features: its known terms and pairs.
        shares: beside them, how much each counts.
        pieces: its known character pieces.
        directions: beside them, its unit vector.
        understood: 0..1, known share of the weight of its terms.
        key: for a look-up of the very phrasing.
    """

    features: Integers
    shares: Floats
    pieces: Integers
    directions: Floats
    understood: float
    key: str

    @classmethod
    def of(cls, analysis: Analysis, vocabulary: Vocabulary, weights: Weights) -> "Query":
        """Look up and weigh what a question holds."""
        words = [_known(word, vocabulary) for word in analysis.words]
        terms, unknown_terms = _terms(words, vocabulary)
        pairs, unknown_pairs = _pairs(words, vocabulary.terms)
        known, understood = _shares(terms, unknown_terms, weights)
        joined, _ = _shares(pairs, unknown_pairs, weights)
        numbers, directions = _direction(analysis.words, vocabulary, weights)
        return cls(
            np.fromiter((*terms, *pairs), np.int64, len(terms) + len(pairs)),
            np.concatenate((TERMS_WEIGHT * known, PAIRS_WEIGHT * joined)),
            numbers,
            directions,
            understood,
            analysis.key,
        )


def _known(word: Word, vocabulary: Vocabulary) -> Word:
    """Return a word that the index does not know as its synonyms that it does, if there are."""
    if any(term in vocabulary.terms for term in word.terms):
        return word
    near = vocabulary.synonyms.get(word.terms[0], ())
    known = tuple(term for term in near if term in vocabulary.terms)
    return replace(word, terms=known, credit=word.credit * SYNONYM_CREDIT) if known else word


def _terms(words: Sequence[Word], vocabulary: Vocabulary) -> tuple[dict[int, float], int]:
    """Return credits by term and the number of unknown words; a name needs one known term."""
    credits: dict[int, float] = {}
    unknown: set[str] = set()
    for word in words:
        known = [vocabulary.terms[term] for term in word.terms if term in vocabulary.terms]
        for number in known:
            credits[number] = max(word.credit, credits.get(number, 0.0))
        if not known:
            unknown.add(word.terms[0])
    return credits, len(unknown)


def _pairs(words: Sequence[Word], numbers: Mapping[str, int]) -> tuple[dict[int, float], int]:
    """Return credits by pair and the number of pairs with an unknown word."""
    credits: dict[int, float] = {}
    unknown: set[tuple[str, str]] = set()
    for step in range(1, REACH + 1):
        for one, other in zip(words, words[step:], strict=False):
            for first, second in _heads(one, other):
                if first in numbers and second in numbers:
                    feature = pair(numbers[first], numbers[second])
                    credit = one.credit * other.credit
                    credits[feature] = max(credit, credits.get(feature, 0.0))
                else:
                    unknown.add((first, second))
    return credits, len(unknown)


def _heads(one: Word, other: Word) -> Iterable[tuple[str, str]]:
    """Return the special terms of two words, and the general ones where they differ."""
    firsts, lasts = (one.terms[0], other.terms[0]), (one.terms[-1], other.terms[-1])
    return (firsts,) if firsts == lasts else (firsts, lasts)


def _shares(credits: Mapping[int, float], unknown: int, weights: Weights) -> tuple[Floats, float]:
    """Return each feature's share of the weight of all, and the share of all known ones.

    What a misspelling leaves uncredited counts as unknown.
    """
    features = np.fromiter(credits, np.int64, len(credits))
    credit = np.fromiter(credits.values(), np.float32, len(credits))
    worth = weights.rarities_of(features) * credit
    known = float(worth.sum())
    total = known + (unknown + float((1 - credit).sum())) * weights.unseen
    return worth / max(total, 1e-9), known / max(total, 1e-9)


def _direction(
    words: Sequence[Word], vocabulary: Vocabulary, weights: Weights
) -> tuple[Integers, Floats]:
    """Return known pieces and the unit vector over them; unknown ones only lengthen it."""
    known: set[int] = set()
    unknown: set[str] = set()
    for shape in {shape for word in words for shape in word.shapes}:
        if shape in vocabulary.shapes:
            known.update(vocabulary.shapes[shape])
        else:
            for piece in pieces(shape):
                if piece in vocabulary.pieces:
                    known.add(vocabulary.pieces[piece])
                else:
                    unknown.add(piece)
    numbers = np.fromiter(sorted(known), np.int64, len(known))
    values = weights.piece_rarities_of(numbers)
    length = np.sqrt(float(values @ values) + len(unknown) * weights.unseen**2)
    return numbers, (values / max(length, 1e-9)).astype(np.float32)
