"""Understanding: which reading of a message the search is surest about, and what to do with it."""

from dataclasses import dataclass, field, replace

from bot.answers.composing import Pick
from bot.answers.reply import Ground
from bot.dialogue.context import Context
from bot.dialogue.conversation import Conversation, Turn
from bot.dialogue.decision import Decision, Thresholds, decide
from bot.dialogue.ellipsis import Lean, Reading, readings, telling
from bot.dialogue.forms import Forms
from bot.dialogue.subject import foreign
from bot.knowledge.base import Knowledge
from bot.knowledge.entries import Entry
from bot.search import Analysis, Hit, Result, Word
from bot.search.entries import EntryIndex, entities_in, with_slots

MUCH_TOLD = 4  # telling words; a message with as many is seldom small talk
CHATTY = 0.5  # confidence from which it is all the same
LIKELY = 0.5  # confidence from which it is said what exactly is out of scope
OURS = frozenset({"@role", "@credential", "@body", "@codeset"})  # names that are of our field
MOST_HITS = 5  # of a reading
MOST_TOLD = 12  # hits of a message by itself, among which its readings in context must stay
LEAST_UNDERSTOOD = 0.2  # share of a message that must be known for it to be about anything

_GUESS = "I am not sure that this is what you mean:"


@dataclass(frozen=True, slots=True)
class Understood:
    """A message as it was understood.

    Attributes:
        reading: The reading chosen.
        decision: What to do about it.
    """

    reading: Reading
    decision: Decision

    @property
    def confidence(self) -> float:
        """Return how sure the best hit is."""
        return self.decision.hits[0].confidence if self.decision.hits else 0.0


@dataclass(frozen=True, slots=True)
class Reader:
    """Understands messages by searching for what they may mean.

    Attributes:
        knowledge: What is known.
        index: The search over it.
        thresholds: How sure to be.
        forms: Questions that are told by their words alone.
    """

    knowledge: Knowledge
    index: EntryIndex
    thresholds: Thresholds = field(default_factory=Thresholds)
    forms: Forms = field(init=False)

    def __post_init__(self) -> None:
        """Read the forms of the knowledge."""
        object.__setattr__(self, "forms", Forms.of(self.knowledge, self.index.analyze))

    def understand(self, conversation: Conversation, text: str) -> Understood:
        """Choose the reading of a text that the search is surest about, or see its form."""
        return self.understand_read(conversation, self.index.analyze(text))

    def understand_read(self, conversation: Conversation, analysis: Analysis) -> Understood:
        """Do the same for a text that was read."""
        understood = self._at_home(self._understood(conversation, analysis), analysis)
        found, reading = understood.decision.hits, understood.reading
        reading = reading if reading.swapped else Reading(analysis)
        hits = self.forms.led(reading.analysis, found)
        if hits is found:
            return understood
        return Understood(reading, Decision("answer", hits, hits[0].confidence))

    def _at_home(self, understood: Understood, analysis: Analysis) -> Understood:
        """Take an answer back that is about our field where the question is about another."""
        decision = understood.decision
        if decision.kind != "answer" or not self.entry(understood).asserts:
            return understood
        if any(word.terms[-1] in OURS for word in analysis.names):
            return understood
        if not foreign(analysis, self._is_foreign, self._is_unknown):
            return understood
        out = tuple(h for h in decision.hits if self.knowledge.entries[h.id].kind == "scope")
        if out and out[0].confidence >= LIKELY:
            return replace(understood, decision=Decision("answer", out, out[0].confidence))
        return replace(understood, decision=Decision("unknown", (), 1 - decision.confidence))

    def _is_foreign(self, word: Word) -> bool:
        """Tell whether only entries about what is out of scope hold a word."""
        holders = self.index.holders(word.terms[0])
        return bool(holders) and all(self.knowledge.entries[one].kind == "scope" for one in holders)

    def _is_unknown(self, word: Word) -> bool:
        return not any(self.index.holders(term) for term in word.terms)

    def _understood(self, conversation: Conversation, analysis: Analysis) -> Understood:
        topic = conversation.topic
        plain = Reading(analysis)
        if topic is None or not analysis.words:
            hits = self._without_acts(self._search(analysis).hits)
            return self._decided(conversation, plain, hits)
        result = self._search(analysis, MOST_TOLD)
        if result.understood < LEAST_UNDERSTOOD:
            return self._decided(conversation, plain, self._without_acts(result.hits))
        context = Context(self.knowledge, self.index, topic, analysis, result.hits)
        best, best_hits = plain, context.weighed(plain, result.hits)
        if context.is_act(best_hits):
            return self._decided(conversation, plain, best_hits)
        earlier = [turn.analysis for turn in conversation.turns]
        title = self.index.analyze(self.knowledge.entries[topic.reply.grounds[-1].entry].question)
        for reading in readings(analysis, earlier, title):
            if reading.points and self.index.holds(with_slots(reading.analysis)):
                return self._decided(conversation, reading, self._search(reading.analysis).hits)
            hits = context.weighed(reading, self._search(reading.analysis).hits)
            if not _leads(hits, best_hits):
                continue
            same = bool(best_hits) and hits[0].id == best_hits[0].id
            away = context.leaning is not Lean.EMPTY and context.leads_away(hits)
            if reading.swapped or not (same or away):
                best, best_hits = reading, hits
        return self._decided(conversation, best, best_hits)

    def understand_why(
        self, conversation: Conversation, topic: Turn, why: str
    ) -> Understood | None:
        """Look for an entry of the same subject that tells why, or return nothing."""
        analysis = Analysis((*self.index.analyze(why).words, *topic.analysis.words))
        found = self._search(analysis).hits
        context = Context(self.knowledge, self.index, topic, analysis, found)
        hits = tuple(
            hit
            for hit in found
            if hit.id not in topic.reply.entries
            and context.goes_on(hit.id)
            and self.knowledge.entries[hit.id].asserts
            and self.knowledge.entries[hit.id].question.startswith("Why ")
        )
        why_so = self._decided(conversation, Reading(analysis), hits)
        return why_so if why_so.decision.kind == "answer" else None

    def entry(self, understood: Understood) -> Entry:
        """Return the entry that answers best."""
        return self.knowledge.entries[understood.decision.hits[0].id]

    def is_ours(self, understood: Understood) -> bool:
        """Tell whether something was understood that is about this field."""
        answers = understood.decision.kind == "answer"
        return answers and self.entry(understood).kind in ("answer", "gap")

    def is_elsewhere(self, understood: Understood) -> bool:
        """Tell whether something was understood that is out of scope."""
        return understood.decision.kind == "answer" and self.entry(understood).kind == "scope"

    def pick(self, understood: Understood) -> Pick:
        """Return the entry that answers best, with what was named and what was assumed."""
        reading = understood.reading
        carried = entities_in(Analysis(reading.carried), self.knowledge)
        names = ", ".join(self.knowledge.entities[entity].name for entity in carried)
        named = entities_in(reading.analysis, self.knowledge)
        best, *others = understood.decision.hits
        second = (others[0].id, others[0].confidence) if others else (None, 0.0)
        ground = Ground(best.id, named, best.phrasing, best.confidence, *second)
        assumed = _GUESS if understood.decision.guess else f"For {names}:" if names else ""
        return Pick(self.entry(understood), named, assumed, ground)

    def _decided(
        self, conversation: Conversation, reading: Reading, hits: tuple[Hit, ...]
    ) -> Understood:
        hits = tuple(replace(hit, confidence=min(max(hit.confidence, 0), 1)) for hit in hits)
        if len(telling(reading.analysis)) >= MUCH_TOLD:
            hits = tuple(hit for hit in hits if hit.confidence >= CHATTY or not self._is_talk(hit))
        asserting = frozenset(hit.id for hit in hits if self.knowledge.entries[hit.id].asserts)
        may_ask = conversation.pending is None
        decision = decide(hits, self.thresholds, asserting=asserting, may_ask=may_ask)
        return Understood(reading, decision)

    def _is_talk(self, hit: Hit) -> bool:
        return self.knowledge.entries[hit.id].kind == "smalltalk"

    def _without_acts(self, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
        acts = {None, "start-over"}  # the others are about an answer before
        return tuple(hit for hit in hits if self.knowledge.entries[hit.id].act in acts)

    def _search(self, analysis: Analysis, limit: int = MOST_HITS) -> Result:
        """Search, unless the text with its names left open is a stored phrasing word for word."""
        slots = with_slots(analysis)
        return self.index.search(slots if self.index.holds(slots) else analysis, limit)


def _leads(hits: tuple[Hit, ...], others: tuple[Hit, ...]) -> bool:
    return bool(hits) and (not others or hits[0].confidence > others[0].confidence)
