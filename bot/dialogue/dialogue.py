"""One turn of a conversation: a state and a message in, a reply and the next state out."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.composing import Pick
from bot.answers.lookup import look_up
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
from bot.dialogue.ellipsis import points
from bot.dialogue.language import is_foreign
from bot.dialogue.listing import each_listed
from bot.dialogue.privacy import holds_personal_data
from bot.dialogue.segments import MOST_QUESTIONS, STORY, Part, clauses, segments
from bot.dialogue.sharing import shared_name
from bot.dialogue.swapping import with_difference
from bot.dialogue.understanding import Reader, Understood
from bot.search import Analysis, Word
from bot.search.entries import entities_in, words_for

MOST_READ = 6000  # characters of a message; Discord's are shorter
_MOST_PARTS = 8  # questions of a message that are looked up

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
        parts = segments(message)
        several = len(parts) > 1 or _is_story(message)
        if several and (answered := self._several(conversation, message, parts)):
            return answered
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
            about: Ids of the entities that it was offered about.
        """
        reader = self.reader
        entry = reader.knowledge.entries[entry_id]
        if about:
            named = words_for(reader.knowledge, about)
        else:
            asked = conversation.pending.words if conversation.pending else ()
            words = (*asked, *reader.index.analyze(message).words)
            named = tuple(word for word in words if word.is_name)
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
        if inner.decision.kind != "answer" or (polite and whole.confidence >= PLAINLY_POLITE):
            return whole
        surer = inner.confidence > whole.confidence
        return inner if self._is_ours(inner) or surer else whole

    def _several(
        self, conversation: Conversation, message: str, parts: Sequence[Part]
    ) -> tuple[Reply, Conversation] | None:
        """Answer each question of a message, or nothing where it is better read as one.

        A later part is read in the light of the earlier ones, as messages in a row would be.
        """
        found: dict[str, Understood] = {}
        state = conversation
        places = self._places(message) if _is_story(message) else ()
        for part in parts[:_MOST_PARTS]:
            one = self._placed(state, self._understood_part(state, part), places)
            if self._is_ours(one):
                found.setdefault(self.reader.entry(one).id, one)
                state = state.after(one.reading.analysis, self._reply([one]))
        picked = list(found.values())[:MOST_QUESTIONS]
        if not any(self.reader.entry(one).asserts for one in picked):
            return None
        if len(picked) == 1 and not _is_story(message):
            whole = self.reader.understand(conversation, message)
            if whole.decision.kind == "answer" and whole.confidence >= picked[0].confidence:
                return None
        reply = self._reply(picked)
        return reply, conversation.after(picked[-1].reading.analysis, reply)

    def _understood_part(self, conversation: Conversation, part: Part) -> Understood:
        """Understand a part; one that points at something is read with what stands before it."""
        analyze = self.reader.index.analyze
        whole = analyze(part.text)
        texts = [without_courtesy(part.text)]
        texts += [text for text in clauses(part.text) if analyze(text).names == whole.names]
        if part.before and points(whole):
            texts.append(f"{part.before} {part.text}")
        understood = [self.reader.understand(conversation, text) for text in texts]
        return max(understood, key=lambda one: (self._is_ours(one), one.confidence))

    def _is_ours(self, understood: Understood) -> bool:
        """Tell whether something was understood that is about this field."""
        if understood.decision.kind != "answer":
            return False
        return self.reader.entry(understood).kind in ("answer", "gap")

    def _places(self, message: str) -> tuple[Word, ...]:
        """Return the places that a message names."""
        names = self.reader.index.analyze(message).names
        return tuple(word for word in names if word.terms[-1] == "@place")

    def _placed(
        self, conversation: Conversation, understood: Understood, places: tuple[Word, ...]
    ) -> Understood:
        """Read a question for figures of a place, where only the story around it says which."""
        analysis = understood.reading.analysis
        if not places or any(word.terms[-1] == "@place" for word in analysis.names):
            return understood
        named = Analysis((*analysis.words, places[-1]))
        there = self.reader.understand_read(conversation, named)
        if there.decision.kind != "answer" or not self.reader.entry(there).lookup:
            return understood
        entities = entities_in(Analysis(places[-1:]), self.reader.knowledge)
        found = look_up(self.reader.knowledge, self.reader.entry(there).lookup, entities)
        return there if found.exact or found.nearest else understood

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
        reply = self._reply([*found.values()])
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

    def _reply(self, understood: Sequence[Understood]) -> Reply:
        picks = [self.reader.pick(one) for one in understood]
        confidence = min(one.confidence for one in understood)
        return reply_with(self.reader.knowledge, picks, confidence)

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
            return act_on(asked, entry.act, entry.question), conversation
        analysis = understood.reading.analysis
        reply = reply_with(knowledge, picks, understood.confidence)
        if shared := shared_name(knowledge, analysis, entry):
            reply = which_one(knowledge, reply, picks[0], shared)
        return reply, conversation.after(analysis, reply)


def _is_story(message: str) -> bool:
    return message.count(" ") >= STORY


def _chosen(conversation: Conversation, message: str) -> Option | None:
    if chosen := choose(message, conversation.offered):
        return chosen
    worded = conversation.offered if conversation.pending else _one_of_a_name(conversation)
    return choose_by_words(message, worded)


def _one_of_a_name(conversation: Conversation) -> Sequence[Option]:
    """Return what was offered of things that share a name."""
    return [option for option in conversation.offered if option.named]
