"""Understanding: which reading of a message the search is surest about, and what to do with it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from bot.answers.composing import Pick
from bot.answers.reply import Ground
from bot.dialogue.conversation import Conversation, Turn
from bot.dialogue.decision import Decision, Thresholds, decide
from bot.dialogue.ellipsis import OTHERS, Lean, Reading, lean, readings, telling
from bot.dialogue.forms import Forms
from bot.dialogue.subject import foreign
from bot.knowledge.base import Knowledge
from bot.knowledge.entries import Entry
from bot.search import Analysis, Hit, Result, Word
from bot.search.entries import EntryIndex, entities_in, with_slots

# What speaks for a hit beside the search, in units of confidence. Chosen on dialogues by hand,
# so that a follow-up goes on with the subject and a new question is not dragged into it.
ACT = 0.2  # it is about the answer before (`source?`), and there is one
SUBJECT = 0.15  # it is related to the answer before, or of its topic, and the message leans on it
REFINED = 0.2  # it narrows what a clear message asks to the subject before (`does it pay well`)
LEAST_ACT = 0.7  # confidence from which it is taken for that
IGNORED = -0.25  # it holds no telling word of the message
REPEATED = -0.3  # it says again what was just said
IN_CONTEXT = {Lean.FULLY: 0.3, Lean.EMPTY: 0.2, Lean.PARTLY: 0.2, Lean.SHORT: 0.2, Lean.NOT: -0.15}
MUCH_TOLD = 4  # telling words; a message with as many is seldom small talk
CHATTY = 0.5  # confidence from which it is all the same
LIKELY = 0.5  # confidence from which it is said what exactly is out of scope
OURS = frozenset({"@role", "@credential", "@body", "@codeset"})  # names that are of our field
MOST_TOLD = 12  # hits of a message by itself, among which its readings in context must stay
CLEAR = 0.85  # confidence from which a message by itself names its topic: context only refines it
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
        found = understood.decision.hits
        hits = self.forms.led(analysis, found)
        if hits is found:
            return understood
        return Understood(Reading(analysis), Decision("answer", hits, hits[0].confidence))

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
        leaning, result = lean(analysis), self._search(analysis, MOST_TOLD)
        best, best_hits = plain, self._weighed(result, plain, topic, leaning)
        if result.understood < LEAST_UNDERSTOOD:
            return self._decided(conversation, plain, self._without_acts(result.hits))
        held = self._held(analysis)
        told = self._told(analysis, result.hits)
        if told is not None and leaning is Lean.EMPTY:  # a figure may be asked for again
            told |= {said for said in topic.reply.entries if self.knowledge.entries[said].lookup}
        earlier = [turn.analysis for turn in conversation.turns]
        for reading in readings(analysis, earlier):
            hits = self._weighed(self._search(reading.analysis), reading, topic, leaning, told)
            if held and not reading.swapped and not reading.chooses:
                hits = _lowered(hits, held)
            if leaning is not Lean.NOT and self._refines(hits, result.hits):
                hits = (replace(hits[0], confidence=hits[0].confidence + REFINED), *hits[1:])
            if not _leads(hits, best_hits):
                continue
            same = bool(best_hits) and hits[0].id == best_hits[0].id
            away = leaning is not Lean.EMPTY and _leads_away(hits, result.hits)
            if reading.swapped or not (same or away):
                best, best_hits = reading, hits
        return self._decided(conversation, best, best_hits)

    def understand_why(
        self, conversation: Conversation, topic: Turn, why: str
    ) -> Understood | None:
        """Look for an entry of the same subject that tells why, or return nothing."""
        analysis = Analysis((*self.index.analyze(why).words, *topic.analysis.words))
        before = topic.reply.entries
        hits = tuple(
            hit
            for hit in self._search(analysis).hits
            if hit.id not in before
            and self._goes_on(hit.id, before)
            and self.knowledge.entries[hit.id].asserts
        )
        found = self._decided(conversation, Reading(analysis), hits)
        return found if found.decision.kind == "answer" else None

    def entry(self, understood: Understood) -> Entry:
        """Return the entry that answers best."""
        return self.knowledge.entries[understood.decision.hits[0].id]

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

    def _weighed(
        self,
        result: Result,
        reading: Reading,
        topic: Turn,
        leaning: Lean,
        told: frozenset[str] | None = None,
    ) -> tuple[Hit, ...]:
        """Weigh what was found for a reading by the conversation, best first.

        Args:
            result: Of the search for the reading.
            reading: One way to understand the message.
            topic: The question answered before.
            leaning: How much the message leans on it.
            told: Entries that the message may mean, where it says clearly what it is about:
                context speaks for no others then.
        """
        bonus = IN_CONTEXT[leaning] if reading.carried or reading.swapped else 0.0
        hits = [
            replace(
                hit,
                confidence=self._weight(hit, reading, topic, leaning)
                + (bonus if reading.swapped or told is None or hit.id in told else 0.0),
            )
            for hit in result.hits
        ]
        return tuple(sorted(hits, key=lambda hit: (-hit.confidence, hit.id)))

    def _weight(self, hit: Hit, reading: Reading, topic: Turn, leaning: Lean) -> float:
        weight = hit.confidence
        before = topic.reply.entries
        if self.knowledge.entries[hit.id].act is not None:
            weight += ACT if self._is_act(hit, reading, leaning) else -1.0
        if leaning is not Lean.NOT and self._goes_on(hit.id, before):
            weight += SUBJECT
        if hit.id in before and not reading.swapped and leaning is not Lean.EMPTY:
            weight += REPEATED
        return weight

    def _held(self, analysis: Analysis) -> frozenset[str]:
        """Return the entries that hold a telling word of a message."""
        words = [w for w in telling(analysis) if not w.is_name and w.surface not in OTHERS]
        return frozenset(one for word in words for one in self.index.holders(word.terms[0]))

    def _told(self, analysis: Analysis, plain: tuple[Hit, ...]) -> frozenset[str] | None:
        """Return the entries that a message which is clear by itself may mean, none for another.

        Beside those found by its words alone, those of the same topic that hold a word of it.
        """
        if not plain or plain[0].confidence < CLEAR:
            return None
        near = {one for one in self._held(analysis) if _topic(one) == _topic(plain[0].id)}
        asserting = {one for one in near if self.knowledge.entries[one].asserts}
        return frozenset({hit.id for hit in plain} | asserting)

    def _is_act(self, hit: Hit, reading: Reading, leaning: Lean) -> bool:
        """Tell whether a message is about the answer before; small words alone must say it so."""
        if leaning is Lean.EMPTY:
            return self.index.holds(reading.analysis)
        return leaning is not Lean.NOT and hit.confidence >= LEAST_ACT

    def _refines(self, hits: tuple[Hit, ...], plain: tuple[Hit, ...]) -> bool:
        """Tell whether hits answer more exactly what a message by itself asks clearly."""
        if not hits or not plain or plain[0].confidence < CLEAR:
            return False
        best = hits[0].id
        same_topic = best != plain[0].id and _topic(best) == _topic(plain[0].id)
        return same_topic and self.knowledge.entries[best].asserts

    def _goes_on(self, entry: str, before: Iterable[str]) -> bool:
        """Tell whether an entry is of the topic of what was said, or related to it."""
        return any(
            _topic(entry) == _topic(said) or entry in self.knowledge.entries[said].related
            for said in before
        )

    def _without_acts(self, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
        acts = {None, "start-over"}  # the others are about an answer before
        return tuple(hit for hit in hits if self.knowledge.entries[hit.id].act in acts)

    def _search(self, analysis: Analysis, limit: int = 5) -> Result:
        """Search, unless the text with its names left open is a stored phrasing word for word."""
        slots = with_slots(analysis)
        return self.index.search(slots if self.index.holds(slots) else analysis, limit)


def _lowered(hits: tuple[Hit, ...], held: frozenset[str]) -> tuple[Hit, ...]:
    """Return hits with those lowered that hold no telling word of the message, best first."""
    lowered = [
        hit if hit.id in held else replace(hit, confidence=hit.confidence + IGNORED) for hit in hits
    ]
    return tuple(sorted(lowered, key=lambda hit: (-hit.confidence, hit.id)))


def _leads_away(hits: tuple[Hit, ...], plain: tuple[Hit, ...]) -> bool:
    """Tell whether hits leave the topic that a message by itself names clearly."""
    clear = bool(plain) and plain[0].confidence >= CLEAR
    return clear and _topic(hits[0].id) != _topic(plain[0].id)


def _topic(entry: str) -> str:
    return entry.split("/", 1)[0]


def _leads(hits: tuple[Hit, ...], others: tuple[Hit, ...]) -> bool:
    return bool(hits) and (not others or hits[0].confidence > others[0].confidence)
