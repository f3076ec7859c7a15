"""Parts: a message of several questions, or a story around one, understood question by question."""

from collections.abc import Sequence

from bot.answers.lookup import look_up
from bot.answers.reply import Reply
from bot.answers.replying import reply_with
from bot.dialogue.conversation import Conversation
from bot.dialogue.courtesy import without_courtesy
from bot.dialogue.ellipsis import points
from bot.dialogue.segments import MOST_QUESTIONS, Part, clauses, is_story
from bot.dialogue.understanding import Reader, Understood
from bot.search import Analysis, Word
from bot.search.entries import entities_in

MOST_READ = 8  # questions of a message that are looked up


def understand_parts(
    reader: Reader, conversation: Conversation, message: str, parts: Sequence[Part]
) -> list[Understood]:
    """Return what each question of a message means, or nothing where it is better read as one.

    A later part is read in the light of the earlier ones, as messages in a row would be.

    Args:
        reader: Understands a text.
        conversation: Where the message was written.
        message: The whole of it.
        parts: Its questions.
    """
    found: dict[str, Understood] = {}
    state = conversation
    story, elsewhere = is_story(message), False
    places = _places(reader, message) if story else ()
    for part in parts[:MOST_READ]:
        if elsewhere and points(reader.index.analyze(part.text)):
            continue  # it asks more of what is out of scope (`..., and how do i become one`)
        one = _placed(reader, state, _understood(reader, state, part), places)
        elsewhere = not story and reader.is_elsewhere(one)
        if reader.is_ours(one):
            found.setdefault(reader.entry(one).id, one)
            state = state.after(one.reading.analysis, reply_to(reader, [one]))
    picked = list(found.values())[:MOST_QUESTIONS]
    if not any(reader.entry(one).asserts for one in picked):
        return []
    if len(picked) == 1 and not story:
        whole = reader.understand(conversation, message)
        if whole.decision.kind == "answer" and whole.confidence >= picked[0].confidence:
            return []
    return picked


def reply_to(reader: Reader, understood: Sequence[Understood]) -> Reply:
    """Return the reply to questions that are answered together."""
    picks = [reader.pick(one) for one in understood]
    return reply_with(reader.knowledge, picks, min(one.confidence for one in understood))


def _understood(reader: Reader, conversation: Conversation, part: Part) -> Understood:
    """Understand a part; one that points at something is read with what stands before it."""
    analyze = reader.index.analyze
    whole = analyze(part.text)
    texts = [without_courtesy(part.text)]
    texts += [text for text in clauses(part.text) if analyze(text).names == whole.names]
    if part.before and points(whole):
        texts.append(f"{part.before} {part.text}")
    understood = [reader.understand(conversation, text) for text in texts]
    return max(understood, key=lambda one: (reader.is_ours(one), one.confidence))


def _places(reader: Reader, message: str) -> tuple[Word, ...]:
    """Return the places that a message names."""
    names = reader.index.analyze(message).names
    return tuple(word for word in names if word.terms[-1] == "@place")


def _placed(
    reader: Reader, conversation: Conversation, understood: Understood, places: tuple[Word, ...]
) -> Understood:
    """Read a question for figures of a place, where only the story around it says which."""
    analysis = understood.reading.analysis
    if not places or any(word.terms[-1] == "@place" for word in analysis.names):
        return understood
    there = reader.understand_read(conversation, Analysis((*analysis.words, places[-1])))
    if there.decision.kind != "answer" or not reader.entry(there).lookup:
        return understood
    entities = entities_in(Analysis(places[-1:]), reader.knowledge)
    found = look_up(reader.knowledge, reader.entry(there).lookup, entities)
    return there if found.exact or found.nearest else understood
