"""A question about several things in a row (`what do CPC, COC and CPB stand for`), one by one."""

from collections.abc import Iterator

from bot.search import Analysis, Word

LEAST_LISTED = 3  # things; two are asked about to compare them
_JOINING = frozenset({"and", "or", "n", "vs", "versus"})


def each_listed(analysis: Analysis) -> tuple[Analysis, ...]:
    """Return the question once for each thing of a list, or nothing where there is no list.

    A list is a row of names of one kind with nothing but joining words between them.
    """
    words = analysis.words
    for start, stop in _rows(words):
        names = [word for word in words[start:stop] if word.is_name]
        if len(names) >= LEAST_LISTED:
            around = words[:start], words[stop:]
            return tuple(Analysis((*around[0], name, *around[1])) for name in names)
    return ()


def _rows(words: tuple[Word, ...]) -> Iterator[tuple[int, int]]:
    """Yield where rows of names of one kind begin and end."""
    start = stop = 0
    for at, word in enumerate(words):
        if word.is_name and stop and words[start].terms[-1] == word.terms[-1]:
            stop = at + 1
        elif word.is_name:
            yield start, stop
            start, stop = at, at + 1
        elif word.surface not in _JOINING:
            yield start, stop
            stop = 0
    yield start, stop
