"""What a question is about, where it asks about another trade in the words of ours.

`how long is flight school` has every word of a question about our schools but the one that counts.
"""

from collections.abc import Callable, Iterator, Sequence

from bot.dialogue.ellipsis import telling
from bot.search import Analysis, Word

LONGEST = 14  # words; a longer message tells of other things beside what it asks

_BEFORE_ONE = frozenset({"be", "become", "becoming", "being", "for"})
_LEARNING = frozenset({"learn", "learning", "play", "playing"})
_AUXILIARIES = frozenset("do does did can could are is should will would".split())
_ARTICLES = frozenset({"a", "an", "the", "to", "my", "your"})
_DOING = frozenset("make makes earn earns work get gets need paid have has go study".split())
# What belongs to any trade, and is named after it.
_OF_A_TRADE = frozenset(
    "school schools academy college bootcamp apprenticeship apprentice license licence licensing"
    " certification certifications degree degrees career careers salary salaries pay job jobs"
    " course courses class classes exam test training".split()
)
# Telling words that stand for no trade.
_GENERAL = frozenset(
    "he she someone anyone everybody your our any some all most more good best new".split()
)


def foreign(
    analysis: Analysis, is_foreign: Callable[[Word], bool], is_unknown: Callable[[Word], bool]
) -> bool:
    """Tell whether a question asks about something that is not of this field.

    Args:
        analysis: The question.
        is_foreign: Tells whether only what is out of scope speaks of a word.
        is_unknown: Tells whether nothing speaks of a word.
    """
    if len(analysis.words) > LONGEST:
        return False
    named = [w for w in telling(analysis) if not w.is_name and w.surface not in _GENERAL]
    return any(
        is_foreign(word) or (sure and is_unknown(word))
        for word, sure in _subjects(analysis.words)
        if word in named
    )


def _subjects(words: Sequence[Word]) -> Iterator[tuple[Word, bool]]:
    """Yield words in the place of a trade, and whether nothing else can stand there."""
    for at, word in enumerate(words):
        after = [one for one in words[at + 1 : at + 4] if one.surface not in _ARTICLES]
        if word.surface in _BEFORE_ONE:
            yield from ((one, False) for one in after[:2])
        elif word.surface in _LEARNING and after:
            yield after[0], True
        elif word.surface in _AUXILIARIES and len(after) > 1:
            yield after[0], after[1].surface in _DOING
        if word.surface in _OF_A_TRADE and at:
            yield words[at - 1], True
