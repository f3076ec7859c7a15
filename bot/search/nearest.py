"""How much a text has in common with the nearest phrasing of an entry.

The index pools all phrasings of an entry, which is right for many short texts about one thing. A
curated entry often answers several questions at once, and one phrasing that fits well then says
more than the pool. Called by `entries`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bot.search.scoring import Floats, Integers, rarity
from bot.search.words import Analysis


@dataclass(frozen=True, slots=True)
class Near:
    """The phrasing of an entry that has most in common with a text.

    Attributes:
        phrasing: As it is stored.
        likeness: 0 to 1; 1 if both have the same words.
    """

    phrasing: str
    likeness: float


@dataclass(frozen=True, slots=True)
class _Stored:
    """The phrasings of one entry.

    Attributes:
        texts: As they are stored.
        terms: Numbers of the terms that they hold, phrasing after phrasing.
        starts: Where each phrasing begins in these.
        weights: Of each phrasing, what its words weigh.
    """

    texts: tuple[str, ...]
    terms: Integers
    starts: Integers
    weights: Floats


class Phrasings:
    """The phrasings of all entries, each on its own."""

    def __init__(self, read: Mapping[str, Sequence[tuple[str, Analysis]]]) -> None:
        """Weigh words by how few entries use them.

        Args:
            read: By entry, its phrasings as stored and as read.
        """
        self._numbers: dict[str, int] = {}
        used: list[set[int]] = []
        for phrasings in read.values():
            terms = (self._number(t) for _, analysis in phrasings for t in _terms(analysis))
            used.append(set(terms))
        spread = np.bincount(np.fromiter((t for terms in used for t in terms), np.int64))
        self._rarities = rarity(spread, len(read))
        self._unseen = float(rarity(np.ones(1, np.int64), len(read))[0])
        self._stored = {entry: self._store(phrasings) for entry, phrasings in read.items()}

    def nearest(self, analysis: Analysis, entries: Iterable[str]) -> Mapping[str, Near]:
        """Return the nearest phrasing of each entry, by the weighted Jaccard index of the words.

        A name counts with each of its terms, so that a phrasing may hold it or leave it open.
        """
        asked = np.zeros(len(self._rarities), np.float32)
        for word in analysis.words:
            for term in word.terms:
                if (number := self._numbers.get(term)) is not None:
                    asked[number] = word.credit * self._rarities[number]
        weight = self._weight(analysis)
        return {entry: _nearest(self._stored[entry], asked, weight) for entry in entries}

    def _number(self, term: str) -> int:
        return self._numbers.setdefault(term, len(self._numbers))

    def _store(self, phrasings: Sequence[tuple[str, Analysis]]) -> _Stored:
        told = [(text, analysis) for text, analysis in phrasings if analysis.words]
        held = [sorted({self._numbers[t] for t in _terms(analysis)}) for _, analysis in told]
        lengths = np.array([len(terms) for terms in held], np.int64)
        return _Stored(
            tuple(text for text, _ in told),
            np.array([number for terms in held for number in terms], np.int64),
            np.cumsum(lengths) - lengths,
            np.array([self._weight(analysis) for _, analysis in told], np.float32),
        )

    def _weight(self, analysis: Analysis) -> float:
        """Return what the words of a text weigh, a name as much as its most special term."""
        words = {word.terms for word in analysis.words}
        return sum(max(map(self._rarity, terms)) for terms in words)

    def _rarity(self, term: str) -> float:
        number = self._numbers.get(term)
        return self._unseen if number is None else float(self._rarities[number])


def _nearest(stored: _Stored, asked: Floats, weight: float) -> Near:
    if not stored.texts:
        return Near("", 0.0)
    shared = np.add.reduceat(asked[stored.terms], stored.starts)
    likeness = shared / np.maximum(weight + stored.weights - shared, np.maximum(shared, 1e-9))
    best = int(likeness.argmax())
    return Near(stored.texts[best], float(likeness[best]))


def _terms(analysis: Analysis) -> Iterable[str]:
    return (term for word in analysis.words for term in word.terms)
