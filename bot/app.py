"""The advisor: the one object that every front-end calls. It wires the rooms and keeps the time."""

import time
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cachetools import LRUCache, TTLCache

from bot.answers import comparing, fields, glossary
from bot.answers.comparing import Comparison, compare, compare_typed
from bot.answers.drawn import rows_compared, rows_said
from bot.answers.fields import Field
from bot.answers.glossary import Meaning, Term, meaning
from bot.answers.pay import Pay, PayRow, pay_for, pay_of
from bot.answers.planning import Plan, plan
from bot.answers.reply import Ground, Option, Reply
from bot.answers.shelf import Shelf, shelf
from bot.answers.talk import Talk
from bot.dialogue.conversation import Conversation
from bot.dialogue.decision import Kind, Thresholds
from bot.dialogue.dialogue import Dialogue
from bot.dialogue.understanding import Reader
from bot.knowledge.entities import Entity
from bot.knowledge.entries import Entry
from bot.knowledge.overlay import Amendment, overlaid
from bot.prepared import Prepared, prepare
from bot.search import Hit
from bot.search.entries import document_of
from bot.search.suggesting import Suggester, suggester_of, suggester_over

CONVERSATION_S = 600  # a conversation ends after ten quiet minutes
MOST_BEGUN = 512  # replies to first questions that are kept
MOST_BEGUN_OVER = 16  # of one server with entries of its own; there may be hundreds of these
MOST_CONVERSATIONS = 10_000  # kept at once; the one quiet for longest goes first

_BEGINNING = Conversation()


@dataclass(frozen=True, slots=True)
class Told:
    """A reply with what belongs to this one telling of it.

    Attributes:
        reply: What is said; the same for the same question and knowledge.
        knowledge: Revision of the knowledge that said it.
        elapsed_ms: Time it took.
    """

    reply: Reply
    knowledge: str
    elapsed_ms: float


@dataclass(frozen=True, slots=True)
class Tried:
    """What becomes of a question that begins a conversation, and what else was weighed.

    Attributes:
        told: The reply.
        kind: What was decided by the confidence of the candidates.
        candidates: Entries that were found, the best first.
        understood: The question as it was read, word by word; names as their ids.
        threshold: Confidence, 0 to 1, from which an answer is said.
    """

    told: Told
    kind: Kind
    candidates: tuple[Hit, ...]
    understood: tuple[str, ...]
    threshold: float


class Advisor:
    """Answers questions, each in the conversation it belongs to.

    Attributes:
        knowledge: What is known.
        reader: Understands questions by it.
    """

    def __init__(
        self,
        prepared: Prepared,
        thresholds: Thresholds | None = None,
        *,
        shipped: "Advisor | None" = None,
    ) -> None:
        """Answer from a knowledge and its index.

        Args:
            prepared: Both.
            thresholds: How sure to be; the usual ones by default.
            shipped: The advisor that this one is laid over, with which it shares conversations.
        """
        self.knowledge = prepared.knowledge
        self.reader = Reader(prepared.knowledge, prepared.index, thresholds or Thresholds())
        self._dialogue = Dialogue(self.reader)
        self._shipped = shipped or self
        self._conversations: TTLCache[Hashable, Conversation] = (
            shipped._conversations if shipped else TTLCache(MOST_CONVERSATIONS, CONVERSATION_S)
        )
        self._begun: LRUCache[int, tuple[Reply, Conversation]] = LRUCache(
            MOST_BEGUN_OVER if shipped else MOST_BEGUN
        )

    @classmethod
    def of_folder(cls, folder: Path, kept_in: Path | None = None) -> "Advisor":
        """Load a knowledge folder.

        Args:
            folder: The folder.
            kept_in: Where to keep what was built from it, so that the next start is quick.

        Raises:
            KnowledgeError: The folder has problems.
        """
        return cls(prepare(folder, kept_in))

    def over(self, amendments: Iterable[Amendment], threshold: float | None = None) -> "Advisor":
        """Return an advisor that answers as a server has it.

        It shares the build and the conversations of the shipped advisor, and takes some
        milliseconds and memory for what is different alone. Amendments do not add up: those of an
        advisor that was itself returned from here are left behind.

        Args:
            amendments: What the server says differently, at most one an entry, in any order.
            threshold: Confidence, 0 to 1, from which an answer is said; none for the usual one.
        """
        shipped = self._shipped
        knowledge = overlaid(shipped.knowledge, amendments)
        if knowledge is shipped.knowledge and threshold is None:
            return shipped
        before = shipped.knowledge.entries
        changed = [e for e in knowledge.entries.values() if _reads_differently(before.get(e.id), e)]
        hidden = before.keys() - knowledge.entries.keys()
        index = shipped.reader.index
        if changed or hidden:
            index = index.with_changes(changed, hidden)
        usual = shipped.reader.thresholds
        thresholds = usual if threshold is None else usual.with_answer(threshold)
        return Advisor(Prepared(knowledge, index), thresholds, shipped=shipped)

    def ask(self, question: str, conversation: Hashable = None) -> Told:
        """Answer a message.

        Args:
            question: What was typed.
            conversation: Who talks where; messages with the same key share a context, and one
                without a key stands alone.
        """
        start = time.perf_counter()
        reply, after = self._respond(self._state(conversation), question)
        if conversation is not None:
            self._conversations[conversation] = after
        return self._told(reply, start)

    def try_out(self, question: str) -> Tried:
        """Answer a question as the first of a conversation, and show what was weighed.

        The same reply as `ask` gives; nothing is remembered.
        """
        start = time.perf_counter()
        reply, _ = self._dialogue.respond(_BEGINNING, question)
        told = self._told(reply, start)
        read = self.reader.understand(_BEGINNING, question)
        analysis, decided = read.reading.analysis, read.decision.hits
        shown = {hit.id for hit in decided}
        others = [hit for hit in self.reader.index.search(analysis).hits if hit.id not in shown]
        return Tried(
            told,
            read.decision.kind,
            (*decided, *others),
            tuple(word.terms[0] if word.is_name else word.spelling for word in analysis.words),
            self.reader.thresholds.answer,
        )

    def _state(self, conversation: Hashable) -> Conversation:
        """Return where a conversation stands, without entries that are gone since."""
        state = self._conversations.get(conversation)
        return _BEGINNING if state is None else state.within(self.knowledge.entries)

    def _respond(self, state: Conversation, question: str) -> tuple[Reply, Conversation]:
        """Respond; to a question that begins a conversation and was just asked, from memory.

        Many people ask the same few questions. Only Python's digest of the question is kept, of 64
        bits under a secret of this process: that two questions share one is not to be expected.
        """
        if state != _BEGINNING:
            return self._dialogue.respond(state, question)
        key = hash(question)
        known = self._begun.get(key)
        if known is None:
            known = self._begun[key] = self._dialogue.respond(state, question)
        return known

    def answer_entry(
        self, entry: str, conversation: Hashable = None, about: Sequence[str] = ()
    ) -> Told | None:
        """Answer a question that was picked by its entry; none where there is no such entry.

        Args:
            entry: Id of the entry.
            conversation: As for `ask`; the answer becomes its topic.
            about: Ids of the entities that it was offered about.
        """
        start = time.perf_counter()
        if entry not in self.knowledge.entries:
            return None
        reply, after = self._dialogue.answer_entry(self._state(conversation), entry, about=about)
        if conversation is not None:
            self._conversations[conversation] = after
        return self._told(reply, start)

    def retell(self, grounds: Sequence[Ground]) -> Told | None:
        """Say again what was said on some grounds; none where its entries are gone."""
        start = time.perf_counter()
        reply = self._dialogue.retell(grounds)
        return self._told(reply, start) if reply else None

    @cached_property
    def _suggester(self) -> Suggester:
        below = self._shipped
        if below is self:
            return suggester_of(self.knowledge)
        return suggester_over(below._suggester, below.knowledge, self.knowledge)

    def suggest(self, typed: str, limit: int = 25) -> Sequence[Option]:
        """Return questions that complete what was typed, the best first."""
        found = self._suggester.suggest(typed, limit)
        return [Option(one.id, one.question) for one in found]

    def pay(self, typed: Mapping[Field, str]) -> Pay:
        """Look pay up for names as they were typed into fields."""
        return pay_of(self.knowledge, typed)

    def pay_for(self, named: Sequence[str]) -> Pay:
        """Look pay up for entities by their ids."""
        return pay_for(self.knowledge, named)

    def choices(self, field: Field, typed: str, limit: int = 25) -> Sequence[Entity]:
        """Return what a field of a look-up can be filled with, going on from what was typed."""
        return fields.suggest(self.knowledge, field, typed, limit)

    def compare(self, first: str, second: str) -> Comparison:
        """Put two things of one kind side by side, by their names as they were typed."""
        return compare_typed(self.knowledge, first, second)

    def compare_for(self, named: Sequence[str]) -> Comparison:
        """Put entities side by side by their ids."""
        return compare(self.knowledge, named)

    def comparable(self, typed: str, other: str = "", limit: int = 25) -> Sequence[Entity]:
        """Return what can be compared with another thing, going on from what was typed."""
        return comparing.suggest(self.knowledge, typed, other, limit)

    def figures(self, reply: Reply, compared: Sequence[str] = ()) -> tuple[PayRow, ...]:
        """Return the pay figures that a reply has said, for a chart.

        Args:
            reply: An answer in words, or a comparison.
            compared: For a comparison: ids of what stands side by side.
        """
        if compared:
            return rows_compared(self.knowledge, reply, compared)
        return rows_said(self.knowledge, reply)

    def plan(self, talk: Talk) -> Plan:
        """Make the plan that fits what was answered so far."""
        return plan(self.knowledge, talk)

    def meaning(self, term: str) -> Meaning:
        """Explain a term of the glossary."""
        return meaning(self.knowledge, term)

    def terms(self, typed: str, limit: int = 25) -> Sequence[Term]:
        """Return terms of the glossary, going on from what was typed."""
        return glossary.suggest(self.knowledge, typed, limit)

    def shelf(self, source: str = "") -> Shelf:
        """Tell of one source, or of all documents."""
        return shelf(self.knowledge, source)

    def told(self, reply: Reply) -> Told:
        """Return a reply that was looked up as this knowledge's telling of it."""
        return Told(reply, self.knowledge.revision, 0.0)

    def _told(self, reply: Reply, start: float) -> Told:
        return Told(reply, self.knowledge.revision, (time.perf_counter() - start) * 1000)


def _reads_differently(before: Entry | None, after: Entry) -> bool:
    """Tell whether the search has to read an entry anew."""
    if before is after:
        return False
    return before is None or document_of(before) != document_of(after)
