"""One turn of a conversation: a state and a message in, a reply and the next state out."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.composing import Pick
from bot.answers.reply import Ground, Option, Reply
from bot.answers.replying import (
    ask_back,
    not_known,
    nothing_asked,
    reply_with,
    which_one,
)
from bot.dialogue.acting import act_on
from bot.dialogue.choosing import choose, choose_by_words
from bot.dialogue.conversation import Conversation
from bot.dialogue.courtesy import without_courtesy
from bot.dialogue.language import is_foreign
from bot.dialogue.listing import each_listed
from bot.dialogue.parts import reply_to, understand_parts
from bot.dialogue.privacy import holds_personal_data
from bot.dialogue.segments import is_story, segments, squeezed
from bot.dialogue.sharing import shared_name
from bot.dialogue.swapping import with_difference
from bot.dialogue.understanding import CHATTY, Reader, Understood
from bot.search import Analysis
from bot.search.entries import entities_in, words_for

MOST_READ = 6000  # characters of a message; Discord's are shorter
MOST_LISTED = 5  # things of a list that are told of in one reply
PLAINLY_POLITE = 0.9  # confidence from which a message is small talk, whatever else is in it

_PERSONAL = (
    "That looks like it holds somebody's personal or health details, so I have not looked it up. "
    "Please remove it, and ask the provider's billing office or the insurer about a real case."
)
_ENGLISH_ONLY = "I can only answer in English. Please ask again in English."


@dataclass(frozen=True, slots=True)
class Dialogue:
    """Answers messages. Pure: the same state and message give the same reply.

    Attributes:
        reader: Understands what is asked.
    """

    reader: Reader

    def respond(self, conversation: Conversation, message: str) -> tuple[Reply, Conversation]:
        """Return the reply to a message, and the conversation after it."""
        message = message[:MOST_READ]
        if holds_personal_data(message):
            return Reply("declined", 1.0, _PERSONAL), conversation
        if is_foreign(message):
            return Reply("declined", 1.0, _ENGLISH_ONLY), conversation
        if chosen := _chosen(conversation, message):
            return self.answer_entry(conversation, chosen.entry, message, chosen.named)
        message = squeezed(message)
        parts = segments(message)
        if len(parts) > 1 or is_story(message):
            several = understand_parts(self.reader, conversation, message, parts)
            if several:
                reply = reply_to(self.reader, several)
                return reply, conversation.after(several[-1].reading.analysis, reply)
        understood = self._understood(conversation, message)
        return self._listed(conversation, understood) or self._say(conversation, understood)

    def answer_entry(
        self,
        conversation: Conversation,
        entry_id: str,
        message: str = "",
        about: Sequence[str] = (),
    ) -> tuple[Reply, Conversation]:
        """Answer with an entry that was picked from what was offered.

        Args:
            conversation: Where it was offered.
            entry_id: The entry.
            message: The words that picked it, which may name something.
            about: Ids of the entities that it was offered about; they go before others of their
                kind.
        """
        reader = self.reader
        entry = reader.knowledge.entries[entry_id]
        offered = words_for(reader.knowledge, about)
        kinds = {word.terms[-1] for word in offered}
        asked = conversation.pending.words if conversation.pending else ()
        words = (*asked, *reader.index.analyze(message).words)
        further = (word for word in words if word.is_name and word.terms[-1] not in kinds)
        named = (*offered, *further)
        pick = Pick(entry, entities_in(Analysis(named), reader.knowledge))
        reply = reply_with(reader.knowledge, (pick,), 1.0)
        question = reader.index.analyze(entry.question)
        return reply, conversation.after(Analysis((*question.words, *named)), reply)

    def retell(self, grounds: Sequence[Ground]) -> Reply | None:
        """Say again what was said on some grounds, or nothing where its entries are gone."""
        entries = self.reader.knowledge.entries
        picks = [
            Pick(entries[one.entry], one.named, ground=one)
            for one in grounds
            if one.entry in entries
        ]
        if not picks:
            return None
        return reply_with(self.reader.knowledge, picks, min(one.confidence for one in grounds))

    def _understood(self, conversation: Conversation, message: str) -> Understood:
        """Understand a message; what is polite around a question does not hide the question."""
        whole = self.reader.understand(conversation, message)
        bare = without_courtesy(message)
        if bare == message:
            return whole
        inner = self.reader.understand(conversation, bare)
        polite = whole.decision.kind == "answer" and self.reader.entry(whole).kind == "smalltalk"
        says_more = whole.confidence < PLAINLY_POLITE and inner.confidence >= CHATTY
        if inner.decision.kind != "answer" or (polite and not says_more):
            return whole
        surer = inner.confidence > whole.confidence
        return inner if self.reader.is_ours(inner) or surer else whole

    def _listed(
        self, conversation: Conversation, understood: Understood
    ) -> tuple[Reply, Conversation] | None:
        """Answer a question about each of several things, or nothing to any other question.

        What compares them, or looks all of them up, is one answer.
        """
        questions = each_listed(understood.reading.analysis)[:MOST_LISTED]
        if not questions or self._tells_of_all(understood):
            return None
        found: dict[str, Understood] = {}
        for question in questions:
            one = self.reader.understand_read(conversation, question)
            if one.decision.kind != "answer":
                return None
            found.setdefault(self.reader.entry(one).id, one)
        if len(found) < 2 or not any(self.reader.entry(one).asserts for one in found.values()):
            return None
        reply = reply_to(self.reader, [*found.values()])
        return reply, conversation.after(questions[0], reply)

    def _tells_of_all(self, understood: Understood) -> bool:
        """Tell whether an answer is about whatever a question names."""
        entry = self.reader.entry(understood) if understood.decision.hits else None
        return entry is not None and (entry.compare or bool(entry.lookup))

    def _picked(self, conversation: Conversation, understood: Understood) -> Pick:
        pick, reading, topic = self.reader.pick(understood), understood.reading, conversation.topic
        if topic is None or not reading.swapped:
            return pick
        return with_difference(self.reader.knowledge, pick, reading, topic)

    def _say(
        self, conversation: Conversation, understood: Understood
    ) -> tuple[Reply, Conversation]:
        decision, analysis = understood.decision, understood.reading.analysis
        knowledge = self.reader.knowledge
        if not analysis.words:
            return nothing_asked(), conversation
        ids = [hit.id for hit in decision.hits]
        named = entities_in(analysis, knowledge)
        if decision.kind == "ask":
            reply = ask_back(knowledge, ids, named, decision.confidence)
        elif decision.kind == "unknown":
            reply = not_known(knowledge, ids, named, decision.confidence)
        else:
            return self._answer(conversation, understood)
        return reply, conversation.after(analysis, reply)

    def _answer(
        self, conversation: Conversation, understood: Understood
    ) -> tuple[Reply, Conversation]:
        knowledge, picks = self.reader.knowledge, (self._picked(conversation, understood),)
        entry, topic = picks[0].entry, conversation.topic
        if entry.act == "start-over":
            return reply_with(knowledge, picks, understood.confidence), Conversation()
        if entry.act == "reasons" and topic is not None:
            why = self.reader.understand_why(conversation, topic, entry.question)
            if why is not None:
                return self._answer(conversation, why)
        if entry.act is not None and topic is not None:
            asked = None if conversation.sourceless else topic.reply
            reply = act_on(asked, entry.act, entry.question)
            return reply, conversation.offering(reply.options)
        analysis = understood.reading.analysis
        reply = reply_with(knowledge, picks, understood.confidence)
        if shared := shared_name(knowledge, analysis, entry):
            reply = which_one(knowledge, reply, picks[0], shared)
        return reply, conversation.after(analysis, reply)


def _chosen(conversation: Conversation, message: str) -> Option | None:
    if chosen := choose(message, conversation.offered):
        return chosen
    worded = conversation.offered if conversation.pending else _one_of_a_name(conversation)
    return choose_by_words(message, worded)


def _one_of_a_name(conversation: Conversation) -> Sequence[Option]:
    """Return what was offered of things that share a name."""
    return [option for option in conversation.offered if option.label]
