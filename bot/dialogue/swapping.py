"""Swapping: what is said where another name makes no difference to an answer."""

import re
from dataclasses import replace

from bot.answers.composing import Pick, compose
from bot.dialogue.conversation import Turn
from bot.dialogue.ellipsis import Reading
from bot.knowledge.base import Knowledge
from bot.knowledge.entities import Entity
from bot.search import Analysis
from bot.search.entries import entities_in

_NOTHING = "The documents say nothing particular to {names} here."


def with_difference(knowledge: Knowledge, pick: Pick, reading: Reading, topic: Turn) -> Pick:
    """Return what to say to the question before with other names, honest where they change nothing.

    Args:
        knowledge: Where the entries are.
        pick: What was chosen.
        reading: The question before, with names swapped in.
        topic: That question, and what was said.
    """
    if pick.entry.id not in topic.reply.entries:
        return pick
    fresh = Analysis(tuple(word for word in reading.analysis.names if word not in reading.carried))
    things = [knowledge.entities[one] for one in entities_in(fresh, knowledge)]
    before, now = Pick(pick.entry, entities_in(topic.analysis, knowledge)), _text(knowledge, pick)
    if now != _text(knowledge, before) or any(_speaks_of(now, thing) for thing in things):
        return pick
    nothing = _NOTHING.format(names=", ".join(thing.name for thing in things))
    return replace(pick, assumed=f"{nothing} {pick.assumed}".rstrip())


def _text(knowledge: Knowledge, pick: Pick) -> str:
    (answer,) = compose(knowledge, [replace(pick, assumed="")]).answers
    return answer.text.casefold()


def _speaks_of(text: str, thing: Entity) -> bool:
    names = "|".join(re.escape(name.casefold()) for name in (thing.name, *thing.aliases))
    return re.search(rf"\b(?:{names})s?\b", text) is not None
