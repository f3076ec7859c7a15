"""Understanding: which reading of a message the search is surest about, and what to do with it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.answers.composing import Pick
from bot.dialogue.conversation import Conversation, Turn
from bot.dialogue.decision import Decision, Thresholds, decide
from bot.dialogue.ellipsis import Reading, leans_on_context, readings
from bot.knowledge.base import Knowledge
from bot.knowledge.entries import Entry
from bot.search import Analysis, Index, Result
from bot.search.entries import entities_in, with_slots

CONTEXT_BONUS = 0.1  # confidence by which a reading in context leads where the message leans on it


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
        """Return how sure the search is of its best hit."""
        return self.decision.hits[0].confidence if self.decision.hits else 0.0


@dataclass(frozen=True, slots=True)
class Reader:
    """Understands messages by searching for what they may mean.

    Attributes:
        knowledge: What is known.
        index: The search over it.
        thresholds: How sure to be.
    """

    knowledge: Knowledge
    index: Index
    thresholds: Thresholds = field(default_factory=Thresholds)

    def understand(self, conversation: Conversation, text: str) -> Understood:
        """Choose the reading of a text that the search is surest about."""
        analysis = self.index.analyze(text)
        plain = best = self._search(conversation, Reading(analysis))
        if conversation.topic is None:
            return plain
        bonus = CONTEXT_BONUS if leans_on_context(analysis) else -CONTEXT_BONUS
        for candidate in self._in_context(conversation, analysis, conversation.topic):
            if candidate.confidence + (0 if best is not plain else bonus) > best.confidence:
                best = candidate
        return best

    def entry(self, understood: Understood) -> Entry:
        """Return the entry that answers best."""
        return self.knowledge.entries[understood.decision.hits[0].id]

    def pick(self, understood: Understood) -> Pick:
        """Return the entry that answers best, with what was named and what was assumed."""
        reading = understood.reading
        carried = entities_in(Analysis(reading.carried), self.knowledge)
        names = ", ".join(self.knowledge.entities[entity].name for entity in carried)
        named = entities_in(reading.analysis, self.knowledge)
        return Pick(self.entry(understood), named, f"For {names}:" if names else "")

    def _in_context(
        self, conversation: Conversation, analysis: Analysis, topic: Turn
    ) -> Iterator[Understood]:
        """Yield what a message means as a follow-up, where that leads somewhere new."""
        before = {answer.entry for answer in topic.reply.answers}
        named = entities_in(topic.analysis, self.knowledge)
        for reading in readings(analysis, topic.analysis):
            found = self._search(conversation, reading)
            stays = bool(found.decision.hits) and found.decision.hits[0].id in before
            if not (stays and named == entities_in(reading.analysis, self.knowledge)):
                yield found

    def _search(self, conversation: Conversation, reading: Reading) -> Understood:
        result = self._surer(reading.analysis)
        decision = decide(result, self.thresholds, may_ask=conversation.pending is None)
        return Understood(reading, decision)

    def _surer(self, analysis: Analysis) -> Result:
        """Search for the very names, and for what is said of any name of their kind."""
        named = self.index.search(analysis)
        if not analysis.names:
            return named
        slotted = self.index.search(with_slots(analysis))
        takes_names = slotted.hits and self.knowledge.entries[slotted.hits[0].id].placeholders
        if takes_names and _sureness(slotted) > _sureness(named):
            return slotted
        return named


def _sureness(result: Result) -> float:
    return result.hits[0].confidence if result.hits else 0.0
