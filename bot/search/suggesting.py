"""Suggesting: questions that fit what somebody has typed so far, for autocompletion.

Not the search: the text is unfinished, so its last word is a beginning, and nothing is decided.
"""

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from bot.knowledge.base import Knowledge
from bot.knowledge.entries import Entry

MOST_TYPED = 300  # characters that are read; nobody completes an essay
MOST_WORDS = 12  # of what was typed, the last ones
WORDS_ALIKE = 24  # stored words that one typed word may stand for
ALIKE = 75.0  # likeness, 0 to 100, from which a mistyped word is taken for a stored one
BEGUN = 0.9  # weight of a stored word of which the typed one is the beginning
MOST_FILLED = 3  # phrasings of a question with a placeholder that are filled in for each entity
OWN = 0.3  # for the question itself, which is what the reader sees
BREVITY = 0.02  # taken off for each further word of a phrasing, so that the plain question leads

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_WORD = re.compile(r"[^\W_]+(?:[-'\u2019][^\W_]+)*")
_Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question that can be asked.

    Attributes:
        id: Of the entry that answers it.
        question: As it is shown and asked.
        phrasings: Other ways to type it.
    """

    id: str
    question: str
    phrasings: tuple[str, ...] = ()


class Suggester:
    """Finds questions by the beginnings and near misses of their words."""

    def __init__(self, suggestions: Iterable[Suggestion]) -> None:
        """Index the words of all phrasings.

        Args:
            suggestions: In the order in which they are offered before anything is typed.
        """
        self._suggestions = tuple(suggestions)
        owners: list[int] = []
        lengths: list[int] = []
        postings: dict[str, list[int]] = {}
        for number, suggestion in enumerate(self._suggestions):
            for text in (suggestion.question, *suggestion.phrasings):
                words = dict.fromkeys(_words(text))
                for word in words:
                    postings.setdefault(word, []).append(len(owners))
                owners.append(number)
                lengths.append(len(words))
        self._owners = np.array(owners, dtype=np.intp)
        self._brevity = BREVITY * np.array(lengths, dtype=np.float64)
        self._postings = {word: np.array(found, dtype=np.intp) for word, found in postings.items()}
        self._vocabulary = tuple(sorted(postings))
        self._own = np.where(np.diff(self._owners, prepend=-1) != 0, OWN, 0.0)

    def suggest(self, typed: str, limit: int) -> Sequence[Suggestion]:
        """Return the questions that fit best, the best first, each once.

        Args:
            typed: What was typed so far; nothing gives the first questions.
            limit: How many at most.
        """
        words = _words(typed[:MOST_TYPED])[-MOST_WORDS:]
        if not words or not len(self._owners):
            return self._suggestions[:limit]
        scores = np.zeros(len(self._owners))
        for place, word in enumerate(words):
            scores += self._scores(word, unfinished=place == len(words) - 1)
        scores[scores > 0] += self._own[scores > 0]
        found = np.flatnonzero(scores)
        ranked = found[np.argsort(self._brevity[found] - scores[found], kind="stable")]
        best = dict.fromkeys(self._owners[ranked].tolist())
        return [self._suggestions[number] for number in list(best)[:limit]]

    def _scores(self, typed: str, *, unfinished: bool) -> _Floats:
        """Return what one typed word gives each phrasing: the more, the fewer phrasings have it."""
        likeness = np.zeros(len(self._owners))
        for word, alike in self._alike(typed, unfinished=unfinished):
            places = self._postings[word]
            likeness[places] = np.maximum(likeness[places], alike)
        having = max(1, int(np.count_nonzero(likeness)))
        weighed: _Floats = likeness * math.log1p(len(likeness) / having)
        return weighed

    def _alike(self, typed: str, *, unfinished: bool) -> Iterable[tuple[str, float]]:
        """Yield the stored words that a typed one may stand for, each with 0 to 1."""
        if typed in self._postings:
            yield typed, 1.0
        if unfinished:
            start = bisect_right(self._vocabulary, typed)
            for word in islice(self._vocabulary, start, None):
                if not word.startswith(typed):
                    break
                yield word, BEGUN
        if len(typed) > 2:
            near = process.extract(
                typed, self._vocabulary, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=WORDS_ALIKE
            )
            for word, likeness, _ in near:
                yield word, likeness / 100 * BEGUN


def suggester_of(knowledge: Knowledge) -> Suggester:
    """Prepare the suggestions of a knowledge.

    First comes the question of each topic that the most others lead to, then the rest.
    """
    led_to = Counter(chain.from_iterable(entry.related for entry in knowledge.entries.values()))
    askable = [e for e in knowledge.entries.values() if e.kind in ("answer", "gap")]
    plain = [entry for entry in askable if not _PLACEHOLDER.search(entry.question)]
    leading = sorted(filter(_asserts, plain), key=lambda entry: -led_to[entry.id])
    topics = {entry.id.split("/", 1)[0]: entry for entry in reversed(leading)}
    first = sorted(topics.values(), key=leading.index)
    ordered = dict.fromkeys(entry.id for entry in (*first, *plain))
    whole = (
        Suggestion(id, e.question, e.aliases) for id in ordered for e in [knowledge.entries[id]]
    )
    return Suggester([*whole, *chain.from_iterable(_filled(knowledge, e) for e in askable)])


def _asserts(entry: Entry) -> bool:
    return entry.asserts


def _filled(knowledge: Knowledge, entry: Entry) -> Iterator[Suggestion]:
    """Yield a question with one placeholder once for each entity that fills it."""
    kinds = _PLACEHOLDER.findall(entry.question)
    if len(kinds) != 1:
        return
    slot = f"{{{kinds[0]}}}"
    aliases = [alias for alias in entry.aliases if slot in alias][:MOST_FILLED]
    for entity in knowledge.entities.values():
        if entity.kind == kinds[0]:
            texts = [text.replace(slot, entity.name) for text in (entry.question, *aliases)]
            yield Suggestion(entry.id, texts[0], tuple(texts[1:]))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
