"""Forms: questions that can be told by their words alone, where the search would only weigh them.

A comparison (two names and `or`), and a look-up that says nothing but what its phrasing says.
Called by `understanding`; everything else is searched for.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.answers.comparing import comparable, of_one_kind
from bot.answers.lookup import look_up
from bot.dialogue.ellipsis import telling
from bot.knowledge.base import Knowledge
from bot.knowledge.entries import Entry
from bot.knowledge.figures import figures
from bot.search import Analysis, Hit, Word
from bot.search.entries import entities_in

SURE = 0.9  # confidence of what was plainly asked for
MOST_BETWEEN = 3  # further words between two of a comparing phrasing
MOST_FURTHER = 1  # telling word of a question beside those of a look-up's phrasing
LEAST_COVERED = 0.5  # share of the telling words that a comparing phrasing explains


@dataclass(frozen=True, slots=True)
class Forms:
    """The phrasings that questions are held against.

    Attributes:
        knowledge: Where the entries are.
        analyze: Reads a phrasing.
        comparing: Entries that compare, with each phrasing and its words.
        looking: Entries that look figures up, with the phrasing, by its telling terms.
        comparable: Ids of what something is known of to put side by side.
    """

    knowledge: Knowledge
    analyze: Callable[[str], Analysis]
    comparing: tuple[tuple[Entry, str, tuple[Word, ...]], ...]
    looking: Mapping[frozenset[str], tuple[Entry, str]]
    comparable: frozenset[str]

    @classmethod
    def of(cls, knowledge: Knowledge, analyze: Callable[[str], Analysis]) -> "Forms":
        """Read the phrasings of a knowledge."""
        entries = knowledge.entries.values()
        comparing = tuple(
            (entry, phrasing, analyze(phrasing).words)
            for entry in entries
            for phrasing in (entry.phrasings if entry.compare else ())
        )
        looking: dict[frozenset[str], tuple[Entry, str]] = {}
        for entry in entries:
            for phrasing in entry.phrasings if entry.lookup else ():
                terms = _terms(analyze(phrasing))
                looking.setdefault(terms, (entry, phrasing))
        known = frozenset(one.id for one in comparable(knowledge))
        return cls(knowledge, analyze, comparing, looking, known)

    def led(self, analysis: Analysis, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
        """Return the hits of a question, led by the entry whose form the question has.

        Args:
            analysis: The question, without words carried over.
            hits: What the search found, best first.

        Returns:
            The same object where the search has found the right one, or there is no form.
        """
        named = entities_in(analysis, self.knowledge)
        if not named:
            return hits
        best = self._compared(analysis, hits, named) or self._looked_up(analysis, hits, named)
        if best is None or (hits and best is hits[0]):
            return hits
        best = replace(best, confidence=max(best.confidence, SURE))
        return (best, *(hit for hit in hits if hit.id != best.id))

    def _compared(
        self, analysis: Analysis, hits: tuple[Hit, ...], named: Sequence[str]
    ) -> Hit | None:
        """Return what to say to a question for two things side by side; none to another.

        An entry about exactly these things comes before the comparison of any two; whether it is
        the right one of those about them, the search knows best.
        """
        alike = of_one_kind(self.knowledge, named)
        asked = next(self._asked(analysis), None) if alike else None
        if asked is None or not self.comparable.issuperset(alike):
            return None
        about = frozenset(alike)
        exact = next((hit for hit in hits if about in self._things(hit)), None)
        if exact is None:
            return Hit(asked[0].id, 1.0, SURE, asked[1])
        astray = self._things(hits[0]) or not self.knowledge.entries[hits[0].id].asserts
        return exact if astray else None

    def _looked_up(
        self, analysis: Analysis, hits: tuple[Hit, ...], named: Sequence[str]
    ) -> Hit | None:
        """Return the look-up that a question is, where the tables have something for it.

        An entry that was found and says all of these figures comes before it.
        """
        terms = _terms(analysis)
        entry, phrasing = self.looking.get(terms, (None, ""))
        if entry is None:
            entry, phrasing = self._overlooked(terms, hits)
        if entry is None:
            return None
        found = look_up(self.knowledge, entry.lookup, named)
        if not found.facts:
            return None
        if hits and found.exact:
            said = figures(" ".join(self.knowledge.entries[hits[0].id].texts))
            if all(self._paid(fact) <= said for fact in found.exact):
                return hits[0]
        mine = (hit for hit in hits if hit.id == entry.id)
        return next(mine, Hit(entry.id, 1.0, SURE, phrasing))

    def _overlooked(self, terms: frozenset[str], hits: tuple[Hit, ...]) -> tuple[Entry | None, str]:
        """Return the look-up whose phrasing is in a question, where the best hit passes it over.

        A name may outweigh what is asked of it: then no phrasing of the hit holds all of that.
        """
        held = [key for key in self.looking if len(key) > 1 and key < terms]
        key = min(held, key=lambda key: (-len(key), sorted(key)), default=None)
        if key is None or len(terms - key) > MOST_FURTHER or not hits:
            return None, ""
        best = self.knowledge.entries[hits[0].id]
        passed_over = best.asserts and not best.lookup
        if not passed_over or any(key <= _terms(self.analyze(text)) for text in best.phrasings):
            return None, ""
        return self.looking[key]

    def _paid(self, fact: str) -> frozenset[str]:
        """Return the sums of money in a fact."""
        found = self.knowledge.facts[fact].figures
        return frozenset(figure for figure in found if figure.startswith("$"))

    def _asked(self, analysis: Analysis) -> Iterator[tuple[Entry, str]]:
        """Yield the entries that compare whose phrasings are in a question."""
        told = len(telling(analysis))
        for entry, phrasing, pattern in self.comparing:
            found = _placed(pattern, analysis.words)
            if found and len(telling(Analysis(found))) >= LEAST_COVERED * told:
                yield entry, phrasing

    def _things(self, hit: Hit) -> frozenset[frozenset[str]]:
        """Return the sets of things of one kind that the phrasings of an entry are about."""
        entry = self.knowledge.entries[hit.id]
        if entry.placeholders or not entry.asserts:
            return frozenset()
        read = (entities_in(self.analyze(text), self.knowledge) for text in entry.phrasings)
        found = (frozenset(of_one_kind(self.knowledge, names)) for names in read)
        return frozenset(things for things in found if things)


def _terms(analysis: Analysis) -> frozenset[str]:
    """Return what a text says, whatever its order: the telling words, names as their kind."""
    return frozenset(
        word.terms[-1] if word.is_name else word.terms[0] for word in telling(analysis)
    )


def _placed(pattern: Sequence[Word], words: Sequence[Word]) -> tuple[Word, ...]:
    """Return the words that stand for those of a pattern, in its order; none where one lacks."""
    placed: list[Word] = []
    at = 0
    for part in pattern:
        near = words[at : at + MOST_BETWEEN + 1] if placed else words[at:]
        step = next((n for n, word in enumerate(near) if _meets(part, word)), None)
        if step is None:
            return ()
        placed.append(near[step])
        at += step + 1
    return tuple(placed)


def _meets(part: Word, word: Word) -> bool:
    """Tell whether a word is what a pattern asks for: the same one, or a name of the kind."""
    if word.is_name:
        return part.terms[-1:] == word.terms[-1:]
    return bool(set(part.terms) & set(word.terms))
