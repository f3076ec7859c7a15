"""Replying: entries that were chosen, or the lack of one, become a reply."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.answers.composing import MOST_OPTIONS, Pick, choices, compose, options, related
from bot.answers.reply import Ground, Outcome, Reply
from bot.knowledge.base import Knowledge

NEAREST = 3  # topics named where nothing fits

_UNKNOWN = "I do not know that one: nothing in my sources answers it."
_NEAREST = "The nearest I can answer:"
_MAIN = "What I am asked most:"
_WHICH = "Which of these do you mean?"
_ALL_OF_THEM = "I take the name for each of them here: say which, and I go on with that one."
_EMPTY = "Ask me anything about a career in medical billing and coding."


def reply_with(knowledge: Knowledge, picks: Sequence[Pick], confidence: float) -> Reply:
    """Say entries: those that assert something as answers, the others as a message.

    Args:
        knowledge: Where facts and sources are.
        picks: What was chosen, at least one.
        confidence: The chance that the choice is right.
    """
    composed = compose(knowledge, picks)
    said = list(zip(picks, composed.answers, strict=True))
    answers = tuple(answer for pick, answer in said if pick.entry.asserts)
    message = "\n\n".join(answer.text for pick, answer in said if not pick.entry.asserts)
    return Reply(
        outcome=_outcome(picks),
        confidence=confidence,
        message=message or None,
        answers=answers,
        citations=composed.citations,
        options=related(knowledge, picks),
        grounds=tuple(pick.ground or Ground(pick.entry.id, pick.named) for pick in picks),
    )


def which_one(knowledge: Knowledge, reply: Reply, pick: Pick, shared: Sequence[str]) -> Reply:
    """Ask, above an answer about all things that share a name, which of them is meant.

    Args:
        knowledge: Where the entities are.
        reply: The answer.
        pick: What it says.
        shared: Ids of the entities that share the name.
    """
    names = [knowledge.entities[one].name for one in shared[:MOST_OPTIONS]]
    asked = f"{', '.join(names[:-1])} or {names[-1]}? {_ALL_OF_THEM}"
    offered = (*choices(knowledge, pick, shared), *reply.options)
    return replace(reply, message=asked, options=offered[:MOST_OPTIONS])


def _outcome(picks: Sequence[Pick]) -> Outcome:
    kinds = {pick.entry.kind for pick in picks}
    if "answer" in kinds:
        return "answered"
    return "smalltalk" if kinds == {"smalltalk"} else "declined"


def ask_back(
    knowledge: Knowledge, entries: Iterable[str], named: Sequence[str], confidence: float
) -> Reply:
    """Ask which of several entries is meant, about the entities that were named."""
    return Reply("clarify", confidence, _WHICH, options=options(knowledge, entries, named))


def not_known(
    knowledge: Knowledge, nearest: Iterable[str], named: Sequence[str], confidence: float
) -> Reply:
    """Say that nothing fits, and name the nearest topics that are known, or else the main ones."""
    known = [entry for entry in nearest if knowledge.entries[entry].asserts]
    near = options(knowledge, (known or _main(knowledge))[:NEAREST], named)
    message = f"{_UNKNOWN} {_NEAREST if known else _MAIN}" if near else _UNKNOWN
    return Reply("unanswered", confidence, message, options=near)


def _main(knowledge: Knowledge) -> list[str]:
    """Return the entries that can be asked in most ways: what people ask most."""
    asserting = [entry for entry in knowledge.entries.values() if entry.asserts]
    return [e.id for e in sorted(asserting, key=lambda e: (-len(e.phrasings), e.id))]


def nothing_asked() -> Reply:
    """Say what can be asked, to a message without a word."""
    return Reply("unanswered", 1.0, _EMPTY)
