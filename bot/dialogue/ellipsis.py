"""Incomplete questions: which readings they can have after what was said before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from bot.search import Analysis, Word

SHORT = 4  # words; a message so short seldom says by itself what it is about
LEAST_TELLING = 2  # words; a question with fewer hardly says what it is about
_LONGEST = 8  # words; a longer message is not read together with the question before

_POINTING = frozenset(
    {"that", "it", "its", "this", "those", "these", "they", "them", "their", "there", "one", "ones"}
)
_ONE_THING = frozenset({"it", "that", "this"})
_ASKING = frozenset(
    "what how who where when why which do does did is are can could will would should".split()
)
_COMPARING = frozenset(
    {"more", "less", "better", "worse", "else", "other", "others", "higher", "lower"}
)
OTHERS = frozenset({"other", "others", "another", "else"})  # they tell of nothing by themselves
_CHOOSING = frozenset(
    {"which", "better", "both", "differ", "different", "difference", "them", "each", "versus"}
)
_JOINING = frozenset({"and", "or", "but", "then", "also", "n", "no", "nah", "nope", "so"})
_AGAINST = frozenset({"or", "vs", "versus"})
# Words that say nothing of what a question is about.
_EMPTY = _POINTING | frozenset(
    """
    a an the of for in at on to with about is are was be do does did i you me my we m s re
    what how much many who which when where why and or but so then n also plus as if just really
    tho though like please can could would should will mean meant no nah nope not yes ok hmm same
    people too either instead vs versus
    """.split()
)


_WORKPLACES = frozenset({"@setting", "@industry"})
NO_TITLE = Analysis(())


class Lean(Enum):
    """How much a message leans on what was said before it."""

    FULLY = auto()  # nothing but names (`and in alaska?`): the question is the one before
    EMPTY = auto()  # not a telling word (`so how much is it`): it may ask the same again
    PARTLY = auto()  # it points at something (`how long does that take`)
    SHORT = auto()  # it may stand alone or not (`is pay different`)
    NOT = auto()  # it says itself what it asks (`what does a coder do`)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a message.

    Attributes:
        analysis: The words it is taken to say.
        carried: Words that come from the conversation and not from the message.
        swapped: Whether it is the question before with other names in it.
        chooses: Whether it is about the last two things that were spoken of.
        points: Whether it says what the message only points at (`is it hard`).
    """

    analysis: Analysis
    carried: tuple[Word, ...] = ()
    swapped: bool = False
    chooses: bool = False
    points: bool = False


def telling(analysis: Analysis) -> tuple[Word, ...]:
    """Return the words that say what a text is about: names, and all but small words."""
    return tuple(
        word
        for word in analysis.words
        if word.is_name or _EMPTY.isdisjoint((word.surface, word.spelling))
    )


def lean(analysis: Analysis) -> Lean:
    """Tell how much a message leans on what was said before it."""
    surfaces = [word.surface for word in analysis.words]
    content = telling(analysis)
    if content and all(word.is_name for word in content):
        asks = not _ASKING.isdisjoint(surfaces) and "about" not in surfaces
        return Lean.NOT if asks or _compares(analysis) else Lean.FULLY
    if not content:
        return Lean.EMPTY
    points = not _POINTING.isdisjoint(surfaces) or surfaces[0] in _JOINING
    compares = not _COMPARING.isdisjoint(surfaces) and "than" not in surfaces
    if len(content) == 1 or (len(content) <= 2 and (points or compares)):
        return Lean.PARTLY
    return Lean.SHORT if len(surfaces) <= SHORT and not analysis.names else Lean.NOT


def _compares(analysis: Analysis) -> bool:
    """Tell whether a text puts two things of one kind against each other (`cpc vs ccs`)."""
    inner = [word.surface for word in analysis.words[1:-1]]
    one, *others = [_kinds(word) for word in analysis.names]
    return one in others and not _AGAINST.isdisjoint(inner)


def points(analysis: Analysis) -> bool:
    """Tell whether a message points at something said before (`is that enough`)."""
    surfaces = frozenset(word.surface for word in analysis.words)
    return not _POINTING.isdisjoint(surfaces) or len(telling(analysis)) < LEAST_TELLING


def readings(
    analysis: Analysis, earlier: Sequence[Analysis], title: Analysis = NO_TITLE
) -> Iterator[Reading]:
    """Yield the ways to understand a message after questions, beside taking it as it is.

    Args:
        analysis: The message.
        earlier: The questions answered before, at least one, the last one last.
        title: What the last answer says it is about.
    """
    topic = earlier[-1]
    if lean(analysis) is Lean.FULLY:
        yield _swapped(topic, analysis.names)
        return
    yield from _pointed(analysis, topic)
    told = {kind for word in analysis.names for kind in _kinds(word)}
    others = tuple(word for word in topic.words if not told & _kinds(word))
    names = tuple(word for word in others if word.is_name)
    if names:
        yield Reading(Analysis((*analysis.words, *names)), names)
    if len(analysis.words) <= _LONGEST:
        yield Reading(Analysis((*others, *analysis.words)), others)
    spoken = frozenset(word.terms for word in topic.names)
    unspoken = tuple(word for word in title.names if word.terms not in spoken)
    if len(unspoken) == 1 and not analysis.names and len(analysis.words) <= _LONGEST:
        yield Reading(Analysis((*analysis.words, *unspoken)), unspoken)
    if not analysis.names and (both := _both(analysis, earlier)):
        yield Reading(Analysis((*analysis.words, *both)), both, chooses=True)


def _pointed(analysis: Analysis, topic: Analysis) -> Iterator[Reading]:
    """Yield a message with the one thing that was spoken of in the place of a pronoun for it."""
    at = next((n for n, word in enumerate(analysis.words) if word.surface in _ONE_THING), None)
    if at is None or analysis.names or len(topic.names) != 1:
        return
    words = (*analysis.words[:at], *topic.names, *analysis.words[at + 1 :])
    yield Reading(Analysis(words), topic.names, points=True)


def _both(analysis: Analysis, earlier: Sequence[Analysis]) -> tuple[Word, ...]:
    """Return the last two things that were spoken of, where a message chooses between them."""
    if _CHOOSING.isdisjoint(word.surface for word in analysis.words):
        return ()
    names = {word.terms: word for one in earlier for word in one.names}
    *_, last = names.values() or (None,)
    alike = [word for word in names.values() if last and _kinds(word) == _kinds(last)]
    return tuple(alike[-2:]) if len(alike) > 1 else ()


def _kinds(word: Word) -> frozenset[str]:
    """Return the kind of thing that a name names: its last term; settings are industries too."""
    if not word.is_name:
        return frozenset()
    return _WORKPLACES if word.terms[-1] in _WORKPLACES else frozenset(word.terms[-1:])


def _swapped(topic: Analysis, names: tuple[Word, ...]) -> Reading:
    """Return the question before with new names in the place of old ones of their kind."""
    kinds = {kind for name in names for kind in _kinds(name)}
    kept = [word for word in topic.words if not kinds & _kinds(word)]
    carried = tuple(word for word in kept if word.is_name)
    replaced = (at for at, word in enumerate(topic.words) if kinds & _kinds(word))
    at = next(replaced, len(kept))
    return Reading(Analysis((*kept[:at], *names, *kept[at:])), carried, swapped=True)
