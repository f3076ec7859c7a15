"""A question as features with shares, ready for arithmetic; called by `index`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from bot.search.reading import REACH, key, pair
from bot.search.scoring import PAIRS_WEIGHT, TERMS_WEIGHT, Floats, Integers
from bot.search.vocabulary import Vocabulary, pieces
from bot.search.weights import Weights
from bot.search.words import Analysis, Word

_Numbers = Mapping[str, int | None]  # of terms; none for those that the index does not know

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
        key: for a look-up of the very phrasing; none where a word is unknown.
    """

    features: Integers
    shares: Floats
    pieces: Integers
    directions: Floats
    understood: float
    key: int | None

    @classmethod
    def of(cls, analysis: Analysis, vocabulary: Vocabulary, weights: Weights) -> "Query":
        """Look up and weigh what a question holds."""
        number = vocabulary.terms.get
        numbers = {term: number(term) for word in analysis.words for term in word.terms}
        words = [_known(word, vocabulary, numbers) for word in analysis.words]
        terms, unknown_terms = _terms(words, numbers)
        pairs, unknown_pairs = _pairs(words, numbers)
        features = np.array([*terms, *pairs], np.int64)
        credits = np.array([*terms.values(), *pairs.values()], np.float32)
        worth, split = weights.rarities_of(features) * credits, len(terms)
        known, understood = _shares(worth[:split], credits[:split], unknown_terms, weights.unseen)
        joined, _ = _shares(worth[split:], credits[split:], unknown_pairs, weights.unseen)
        held, directions = _direction(analysis.words, vocabulary, weights)
        return cls(
            features,
            np.concatenate((TERMS_WEIGHT * known, PAIRS_WEIGHT * joined)),
            held,
            directions,
            understood,
            key([numbers[word.terms[0]] for word in analysis.words]),
        )


def key_of(analysis: Analysis, vocabulary: Vocabulary) -> int | None:
    """Return the key of a text, as `Reading.keys` tells it; none where a word is unknown."""
    return key([vocabulary.terms.get(word.terms[0]) for word in analysis.words])


def _known(word: Word, vocabulary: Vocabulary, numbers: dict[str, int | None]) -> Word:
    """Return a word that the index does not know as its synonyms that it does, if there are.

    Their numbers are added to those of the terms of the question.
    """
    for term in word.terms:
        if numbers[term] is not None:
            return word
    near = {term: vocabulary.terms.get(term) for term in vocabulary.synonyms.get(word.terms[0], ())}
    known = tuple(term for term, number in near.items() if number is not None)
    numbers.update(near)
    return replace(word, terms=known, credit=word.credit * SYNONYM_CREDIT) if known else word


def _terms(words: Sequence[Word], numbers: _Numbers) -> tuple[dict[int, float], int]:
    """Return credits by term and the number of unknown words; a name needs one known term."""
    credits: dict[int, float] = {}
    unknown: set[str] = set()
    for word in words:
        known = [number for term in word.terms if (number := numbers[term]) is not None]
        for number in known:
            credits[number] = max(word.credit, credits.get(number, 0.0))
        if not known:
            unknown.add(word.terms[0])
    return credits, len(unknown)


def _pairs(words: Sequence[Word], numbers: _Numbers) -> tuple[dict[int, float], int]:
    """Return credits by pair and the number of pairs with an unknown word."""
    credits: dict[int, float] = {}
    unknown: set[tuple[str, str]] = set()
    for step in range(1, REACH + 1):
        for one, other in zip(words, words[step:], strict=False):
            for first, second in _heads(one, other):
                one_number, other_number = numbers[first], numbers[second]
                if one_number is not None and other_number is not None:
                    feature = pair(one_number, other_number)
                    credit = one.credit * other.credit
                    credits[feature] = max(credit, credits.get(feature, 0.0))
                else:
                    unknown.add((first, second))
    return credits, len(unknown)


def _heads(one: Word, other: Word) -> Iterable[tuple[str, str]]:
    """Return the special terms of two words, and the general ones where they differ."""
    firsts, lasts = (one.terms[0], other.terms[0]), (one.terms[-1], other.terms[-1])
    return (firsts,) if firsts == lasts else (firsts, lasts)


def _shares(worth: Floats, credits: Floats, unknown: int, unseen: float) -> tuple[Floats, float]:
    """Return each feature's share of the weight of all, and the share of all known ones.

    What a misspelling leaves uncredited counts as unknown.

    Args:
        worth: of the known features, credit taken off.
        credits: beside them.
        unknown: how many others there are.
        unseen: what one of these weighs.
    """
    known = float(worth.sum())
    total = max(known + (unknown + len(credits) - float(credits.sum())) * unseen, 1e-9)
    return worth / total, known / total


def _direction(
    words: Sequence[Word], vocabulary: Vocabulary, weights: Weights
) -> tuple[Integers, Floats]:
    """Return known pieces and the unit vector over them; unknown ones only lengthen it."""
    known: set[int] = set()
    unknown: set[str] = set()
    for shape in {shape for word in words for shape in word.shapes}:
        numbers = vocabulary.known_shape(shape)
        if numbers is not None:
            known.update(numbers)
            continue
        for piece in pieces(shape):
            number = vocabulary.pieces.get(piece)
            if number is None:
                unknown.add(piece)
            else:
                known.add(number)
    held = np.fromiter(sorted(known), np.int64, len(known))
    values = weights.piece_rarities_of(held)
    length = np.sqrt(float(values @ values) + len(unknown) * weights.unseen**2)
    return held, (values / max(length, 1e-9)).astype(np.float32)
