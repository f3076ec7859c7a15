"""Incomplete questions: which readings they can have after what was said before."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.search import Analysis, Word

SHORT = 7  # words; a longer message says itself what it is about

_POINTING = frozenset(
    {"that", "it", "its", "this", "those", "these", "they", "them", "their", "there", "one", "ones"}
)
# Words that say nothing of what a question is about.
_EMPTY = _POINTING | frozenset(
    """
    a an the of for in at on to with about is are was be do does did i you me my we m s re
    what how much many who which when where why and or but so then n also plus as if just really
    tho though like please can could would should will mean meant no not yes ok hmm same
    """.split()
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a message.

    Attributes:
        analysis: The words it is taken to say.
        carried: Words that come from the conversation and not from the message.
        whole: Whether the whole earlier question was carried over, and not only names.
    """

    analysis: Analysis
    carried: tuple[Word, ...] = ()
    whole: bool = False


def leans_on_context(analysis: Analysis) -> bool:
    """Tell whether a message points at something said before, or says too little by itself."""
    words = analysis.words
    points = any(word.surface in _POINTING for word in words)
    return len(words) <= SHORT and (points or len(_content(analysis)) <= 1)


def readings(analysis: Analysis, topic: Analysis) -> Iterator[Reading]:
    """Yield the ways to understand a message after a question, beside taking it as it is.

    Args:
        analysis: The message.
        topic: The question answered before.
    """
    names = analysis.names
    told = {kind for word in names for kind in _kinds(word)}
    carried = tuple(word for word in topic.names if not told.intersection(_kinds(word)))
    if names and len(_content(analysis)) <= len(names) + 1:
        swapped = _swap(topic, names)
        yield Reading(Analysis(swapped), tuple(w for w in swapped if w not in names), whole=True)
    if carried:
        yield Reading(Analysis((*analysis.words, *carried)), carried)
    if len(analysis.words) <= SHORT:
        others = tuple(word for word in topic.words if not told.intersection(_kinds(word)))
        yield Reading(Analysis((*others, *analysis.words)), others, whole=True)


def _content(analysis: Analysis) -> tuple[Word, ...]:
    return tuple(w for w in analysis.words if w.is_name or w.surface not in _EMPTY)


def _kinds(word: Word) -> frozenset[str]:
    """Return the kinds of thing that a name names; its last term is its kind."""
    return frozenset(word.terms[-1:]) if word.is_name else frozenset()


def _swap(topic: Analysis, names: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return the earlier question with new names in the place of old ones of their kind."""
    words = list(topic.words)
    for name in names:
        places = [at for at, word in enumerate(words) if _kinds(word) & _kinds(name)]
        if places:
            words[places[0]] = name
            words = [word for at, word in enumerate(words) if at not in places[1:]]
        else:
            words.append(name)
    return tuple(words)
