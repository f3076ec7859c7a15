"""Suggesting: questions that fit what somebody has typed so far, for autocompletion.

Not the search: the text is unfinished, so its last word is a beginning, and nothing is decided.
"""

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, islice

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from bot.knowledge.base import Knowledge
from bot.knowledge.entries import Entry, placeholders_in, topic_of

MOST_TYPED = 300  # characters that are read; nobody completes an essay
MOST_WORDS = 12  # of what was typed, the last ones
WORDS_ALIKE = 24  # stored words that one mistyped word may stand for
WORDS_BEGUN = 200  # stored words of which a typed one may be the beginning
ALIKE = 75.0  # likeness, 0 to 100, from which a mistyped word is taken for a stored one
BEGUN = 0.9  # weight of a stored word of which the typed one is the beginning
MOST_FILLED = 3  # phrasings of a question with a placeholder that are filled in for each entity
OWN = 0.3  # for the question itself, which is what the reader sees
OWN_FIRST = 5  # questions of a server that lead before anything is typed
BREVITY = 0.02  # taken off for each further word of a phrasing, so that the plain question leads

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
    """Finds questions by the beginnings and near misses of their words.

    It never changes; a server's own questions make another one, with `with_changes`.
    """

    def __init__(self, layers: Sequence["_Layer"], gone: Collection[str] = ()) -> None:
        """Hold what `of` or `with_changes` made.

        Args:
            layers: Questions, those of a server before those that they are laid over.
            gone: Entries of the last layer that are not to be suggested.
        """
        self._layers = layers
        self._gone = frozenset(gone)

    @classmethod
    def of(cls, suggestions: Iterable[Suggestion]) -> "Suggester":
        """Index the words of all phrasings.

        Args:
            suggestions: In the order in which they are offered before anything is typed.
        """
        return cls([_Layer(suggestions)])

    def with_changes(
        self, suggestions: Iterable[Suggestion], gone: Collection[str] = ()
    ) -> "Suggester":
        """Return a suggester with questions laid over those of the build, which it shares.

        Args:
            suggestions: Those of the server; of an entry of the build, the id must be among `gone`.
            gone: Entries of the build that are not to be suggested.
        """
        return Suggester([_Layer(suggestions), self._layers[-1]], gone)

    def suggest(self, typed: str, limit: int) -> Sequence[Suggestion]:
        """Return the questions that fit best, the best first, each once.

        Args:
            typed: What was typed so far; nothing gives the first questions, of which a server's
                own lead.
            limit: How many at most.
        """
        words = _words(typed[:MOST_TYPED])[-MOST_WORDS:]
        known = list(chain.from_iterable(layer.suggestions for layer in self._layers))
        own = len(known) - len(self._layers[-1].suggestions)
        if not words:
            best: Iterable[int] = chain(range(min(own, OWN_FIRST)), range(own, len(known)))
        else:
            best = self._ranked(words)
        found = (known[at] for at in best if at < own or known[at].id not in self._gone)
        return tuple(islice(found, limit))

    def _ranked(self, words: Sequence[str]) -> Iterable[int]:
        """Return the places of the questions that hold some of the words, the best first."""
        scores = np.zeros(sum(len(layer.owners) for layer in self._layers))
        for place, word in enumerate(words):
            unfinished = place == len(words) - 1
            likeness = np.concatenate(
                [layer.likeness(word, unfinished=unfinished) for layer in self._layers]
            )
            having = max(1, int(np.count_nonzero(likeness)))
            scores += likeness * math.log1p(len(likeness) / having)
        starts = accumulate((len(layer.suggestions) for layer in self._layers), initial=0)
        owners = np.concatenate(
            [layer.owners + at for layer, at in zip(self._layers, starts, strict=False)]
        )
        scores[scores > 0] += np.concatenate([layer.own for layer in self._layers])[scores > 0]
        found = np.flatnonzero(scores)
        brevity = np.concatenate([layer.brevity for layer in self._layers])
        ranked = found[np.argsort(brevity[found] - scores[found], kind="stable")]
        return dict.fromkeys(owners[ranked].tolist())


class _Layer:
    """Questions by the words of their phrasings.

    Attributes:
        suggestions: In the order in which they are offered before anything is typed.
        owners: By phrasing, the place of its question.
        brevity: By phrasing, what is taken off for its length.
        own: By phrasing, what is added where it is the question itself.
    """

    def __init__(self, suggestions: Iterable[Suggestion]) -> None:
        self.suggestions = tuple(suggestions)
        owners: list[int] = []
        lengths: list[int] = []
        postings: dict[str, list[int]] = {}
        for number, suggestion in enumerate(self.suggestions):
            for text in (suggestion.question, *suggestion.phrasings):
                words = dict.fromkeys(_words(text))
                for word in words:
                    postings.setdefault(word, []).append(len(owners))
                owners.append(number)
                lengths.append(len(words))
        self.owners = np.array(owners, dtype=np.intp)
        self.brevity = BREVITY * np.array(lengths, dtype=np.float64)
        self.own = np.where(np.diff(self.owners, prepend=-1) != 0, OWN, 0.0)
        self._postings = {word: np.array(found, dtype=np.intp) for word, found in postings.items()}
        self._vocabulary = tuple(sorted(postings))

    def likeness(self, typed: str, *, unfinished: bool) -> _Floats:
        """Return by phrasing how like one of its words is to a typed one, 0 to 1."""
        likeness = np.zeros(len(self.owners))
        for word, alike in self._alike(typed, unfinished=unfinished):
            places = self._postings[word]
            likeness[places] = np.maximum(likeness[places], alike)
        return likeness

    def _alike(self, typed: str, *, unfinished: bool) -> Iterable[tuple[str, float]]:
        """Yield the stored words that a typed one may stand for, each with 0 to 1."""
        if typed in self._postings:
            yield typed, 1.0
        if unfinished:
            start = bisect_right(self._vocabulary, typed)
            for word in islice(self._vocabulary, start, start + WORDS_BEGUN):
                if not word.startswith(typed):
                    break
                yield word, BEGUN
        if len(typed) > 2:
            near = process.extract(
                typed, self._vocabulary, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=WORDS_ALIKE
            )
            for word, likeness, _ in near:
                yield word, likeness / 100 * BEGUN


def suggester_over(suggester: Suggester, before: Knowledge, after: Knowledge) -> Suggester:
    """Return the suggestions of a knowledge that is laid over another one.

    Args:
        suggester: Of the one below.
        before: The one below.
        after: The one laid over it.
    """
    old, new = before.entries, after.entries
    changed = [entry for id, entry in new.items() if _differs(old.get(id), entry)]
    askable = [entry for entry in changed if entry.kind in ("answer", "gap")]
    plain = [e for e in askable if not placeholders_in(e.question)]
    whole = (Suggestion(entry.id, entry.question, entry.aliases) for entry in plain)
    filled = chain.from_iterable(_filled(after, entry) for entry in askable)
    gone = (old.keys() - new.keys()) | {entry.id for entry in changed}
    return suggester.with_changes(chain(whole, filled), gone)


def _differs(before: Entry | None, after: Entry) -> bool:
    if before is after:
        return False
    return before is None or (before.phrasings, before.kind) != (after.phrasings, after.kind)


def suggester_of(knowledge: Knowledge) -> Suggester:
    """Prepare the suggestions of a knowledge.

    First comes the question of each topic that the most others lead to, then the rest.
    """
    led_to = Counter(chain.from_iterable(entry.related for entry in knowledge.entries.values()))
    askable = [e for e in knowledge.entries.values() if e.kind in ("answer", "gap")]
    plain = [entry for entry in askable if not placeholders_in(entry.question)]
    leading = sorted(filter(_asserts, plain), key=lambda entry: -led_to[entry.id])
    topics = {topic_of(entry.id): entry for entry in reversed(leading)}
    first = sorted(topics.values(), key=leading.index)
    ordered = dict.fromkeys(entry.id for entry in (*first, *plain))
    whole = (
        Suggestion(id, e.question, e.aliases) for id in ordered for e in [knowledge.entries[id]]
    )
    return Suggester.of([*whole, *chain.from_iterable(_filled(knowledge, e) for e in askable)])


def _asserts(entry: Entry) -> bool:
    return entry.asserts


def _filled(knowledge: Knowledge, entry: Entry) -> Iterator[Suggestion]:
    """Yield a question with one placeholder once for each entity that fills it."""
    kinds = placeholders_in(entry.question)
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
