"""What a conversation says for and against what the search found for a message.

Called by `understanding`, which searches for each reading of the message.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from bot.dialogue.conversation import Turn
from bot.dialogue.ellipsis import OTHERS, Lean, Reading, lean, telling
from bot.knowledge.base import Knowledge
from bot.knowledge.entries import topic_of
from bot.search import Analysis, Hit
from bot.search.entries import EntryIndex

# What speaks for a hit beside the search, in units of confidence. Chosen on dialogues by hand,
# so that a follow-up goes on with the subject and a new question is not dragged into it.
ACT = 0.2  # it is about the answer before (`source?`), and there is one
SUBJECT = 0.15  # it is related to the answer before, or of its topic, and the message leans on it
GOING_ON = 0.05  # the same, where the message says itself, but not clearly, what it asks
REFINED = 0.2  # it narrows what a clear message asks to the subject before (`does it pay well`)
LEAST_ACT = 0.7  # confidence from which it is taken for that
IGNORED = -0.25  # it holds no telling word of the message
REPEATED = -0.3  # it says again what was just said, and was found by words carried over
IN_CONTEXT = {Lean.FULLY: 0.3, Lean.EMPTY: 0.2, Lean.PARTLY: 0.2, Lean.SHORT: 0.2, Lean.NOT: -0.15}
CLEAR = 0.85  # confidence from which a message by itself names its topic: context only refines it


@dataclass(frozen=True, slots=True)
class Context:
    """A message after an answer.

    Attributes:
        knowledge: Where the entries are.
        index: The search over it.
        topic: The question answered before.
        message: What is asked now.
        plain: What the search found for the message by itself, best first.
        leaning: How much the message leans on what was said.
        holding: Ids of the entries that hold a telling word of the message; none where no word
            of it tells anything that is known.
    """

    knowledge: Knowledge
    index: EntryIndex
    topic: Turn
    message: Analysis
    plain: tuple[Hit, ...]
    leaning: Lean = field(init=False)
    holding: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Read the message."""
        told = [w for w in telling(self.message) if not w.is_name and w.surface not in OTHERS]
        held = (self.index.holders(word.terms[0]) for word in told)
        object.__setattr__(self, "leaning", lean(self.message))
        object.__setattr__(self, "holding", frozenset().union(*held))

    def weighed(self, reading: Reading, hits: Iterable[Hit]) -> tuple[Hit, ...]:
        """Return what was found for a reading with its confidence moved, best first.

        Confidences may leave 0 to 1.
        """
        moved = [replace(hit, confidence=self._weight(hit, reading)) for hit in hits]
        moved.sort(key=_best_first)
        if moved and self._is_refined(moved[0], reading):
            moved[0] = replace(moved[0], confidence=moved[0].confidence + REFINED)
        return tuple(moved)

    def leads_away(self, hits: Sequence[Hit]) -> bool:
        """Tell whether hits leave the topic that the message by itself names clearly."""
        return self._is_clear and topic_of(hits[0].id) != topic_of(self.plain[0].id)

    def is_act(self, hits: Sequence[Hit]) -> bool:
        """Tell whether a message is word for word about the answer before (`why?`)."""
        acts = bool(hits) and self.knowledge.entries[hits[0].id].act is not None
        return acts and self.index.holds(self.message)

    def goes_on(self, entry: str) -> bool:
        """Tell whether an entry is of the topic of what was said, or related to it."""
        return any(
            topic_of(entry) == topic_of(said) or entry in self.knowledge.entries[said].related
            for said in self.topic.reply.entries
        )

    @property
    def _is_clear(self) -> bool:
        return bool(self.plain) and self.plain[0].confidence >= CLEAR

    def _weight(self, hit: Hit, reading: Reading) -> float:
        weight = hit.confidence
        before = self.topic.reply.entries
        if self.knowledge.entries[hit.id].act is not None:
            weight += ACT if self._is_act(hit, reading) else -1.0
        if self.goes_on(hit.id) and not (self.leaning is Lean.NOT and self._is_clear):
            weight += GOING_ON if self.leaning is Lean.NOT else SUBJECT
        found_again = reading.carried and not reading.swapped and hit.id in before
        if found_again and self.leaning is not Lean.EMPTY:
            weight += REPEATED
        if reading.swapped:
            weight += IN_CONTEXT[self.leaning]
        elif reading.carried:
            weight += IN_CONTEXT[self.leaning] if self._may_mean(hit.id) else 0.0
            if self.holding and not reading.chooses and hit.id not in self.holding:
                weight += IGNORED
        return weight

    def _may_mean(self, entry: str) -> bool:
        """Tell whether the message can be about an entry: context speaks for no other.

        One that is clear by itself is about what was found by its words alone, about what is of
        the same topic and holds one of them, or it asks for a figure again.
        """
        if not self._is_clear or any(hit.id == entry for hit in self.plain):
            return True
        known = self.knowledge.entries[entry]
        if self.leaning is Lean.EMPTY and known.lookup and entry in self.topic.reply.entries:
            return True
        near = topic_of(entry) == topic_of(self.plain[0].id)
        return near and known.asserts and entry in self.holding

    def _is_act(self, hit: Hit, reading: Reading) -> bool:
        """Tell whether a message is about the answer before; small words alone must say it so."""
        if self.leaning is Lean.EMPTY:
            return self.index.holds(reading.analysis)
        return self.leaning is not Lean.NOT and hit.confidence >= LEAST_ACT

    def _is_refined(self, best: Hit, reading: Reading) -> bool:
        """Tell whether a reading answers more exactly what the message by itself asks clearly."""
        if not reading.carried or self.leaning is Lean.NOT or not self._is_clear:
            return False
        same_topic = best.id != self.plain[0].id and topic_of(best.id) == topic_of(self.plain[0].id)
        return same_topic and self.knowledge.entries[best.id].asserts


def _best_first(hit: Hit) -> tuple[float, str]:
    return -hit.confidence, hit.id
