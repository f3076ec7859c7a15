"""The advisor: the one object that every front-end calls. It wires the rooms and keeps the time."""

import time
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path

from cachetools import TTLCache

from bot.answers.reply import Ground, Option, Reply
from bot.dialogue.conversation import Conversation
from bot.dialogue.dialogue import Dialogue
from bot.dialogue.understanding import Reader
from bot.knowledge.base import Knowledge
from bot.knowledge.loader import load
from bot.search.entries import index_of
from bot.search.suggesting import suggester_of

CONVERSATION_S = 600  # a conversation ends after ten quiet minutes
MOST_CONVERSATIONS = 10_000  # kept at once; the one quiet for longest goes first


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


class Advisor:
    """Answers questions, each in the conversation it belongs to."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Prepare the search over a knowledge."""
        self.knowledge = knowledge
        self._dialogue = Dialogue(Reader(knowledge, index_of(knowledge)))
        self._suggester = suggester_of(knowledge)
        self._conversations: TTLCache[Hashable, Conversation] = TTLCache(
            MOST_CONVERSATIONS, CONVERSATION_S
        )

    @classmethod
    def of_folder(cls, folder: Path) -> "Advisor":
        """Load a knowledge folder.

        Raises:
            KnowledgeError: The folder has problems.
        """
        return cls(load(folder))

    def ask(self, question: str, conversation: Hashable = None) -> Told:
        """Answer a message.

        Args:
            question: What was typed.
            conversation: Who talks where; messages with the same key share a context, and one
                without a key stands alone.
        """
        start = time.perf_counter()
        state = self._conversations.get(conversation, Conversation())
        reply, after = self._dialogue.respond(state, question)
        if conversation is not None:
            self._conversations[conversation] = after
        return self._told(reply, start)

    def answer_entry(self, entry: str, conversation: Hashable = None) -> Told | None:
        """Answer a question that was picked by its entry; none where there is no such entry.

        Args:
            entry: Id of the entry.
            conversation: As for `ask`; the answer becomes its topic.
        """
        start = time.perf_counter()
        if entry not in self.knowledge.entries:
            return None
        state = self._conversations.get(conversation, Conversation())
        reply, after = self._dialogue.answer_entry(state, entry)
        if conversation is not None:
            self._conversations[conversation] = after
        return self._told(reply, start)

    def retell(self, grounds: Sequence[Ground]) -> Told | None:
        """Say again what was said on some grounds; none where its entries are gone."""
        start = time.perf_counter()
        reply = self._dialogue.retell(grounds)
        return self._told(reply, start) if reply else None

    def suggest(self, typed: str, limit: int = 25) -> Sequence[Option]:
        """Return questions that complete what was typed, the best first."""
        found = self._suggester.suggest(typed, limit)
        return [Option(one.id, one.question) for one in found]

    def _told(self, reply: Reply, start: float) -> Told:
        return Told(reply, self.knowledge.revision, (time.perf_counter() - start) * 1000)
