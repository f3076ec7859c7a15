"""The sentences of an answer, each with the marks that prove it. Called by `overlay`.

Where it is unclear whether a sentence ends, it does not: a longer one is changed more easily, and
then loses its marks, while half a changed sentence must not keep them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARK = re.compile(r"(\[\^[^\]\s]+\])")
# White space after a sentence: . ! ? and what closes a quote, a bracket or bold type, then space
# before a capital; or a line's end.
_GAP = re.compile(
    r"(?<=[.!?])(?P<close>[\"\u201d\u2019')*_]*)[ \t]+(?=[\"\u201c(*_]*[A-Z])|\s*\n\s*"
)
_ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|etc|approx|vs|Dr|Mr|Mrs|Ms|St|[A-Z])\.$")
# What a keyboard types by itself, and brackets, which marks alone may use.
_FOLD = str.maketrans("\u2018\u2019\u201c\u201d\u00a0[]", "''\"\" ()")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or list item.

    Attributes:
        gap: White space before it.
        text: Without marks.
        marked: With them.
        paragraph: Number of its paragraph, from 0.
    """

    gap: str
    text: str
    marked: str
    paragraph: int

    @property
    def key(self) -> str:
        """Return what is the same for sentences that say the same, whatever typed them."""
        return " ".join(self.text.translate(_FOLD).split())

    @property
    def has_marks(self) -> bool:
        """Tell whether anything is cited."""
        return self.marked != self.text


def sentences(text: str) -> tuple[Sentence, ...]:
    """Cut a text into its sentences and list items. Joined, gaps and texts are the plain text.

    White space after the last one goes.
    """
    pieces = _MARK.split(text)
    plain = "".join(pieces[::2])
    spans = list(_spans(plain))
    marks: list[list[tuple[int, str]]] = [[] for _ in spans]
    at = 0
    for words, mark in zip(pieces[::2], pieces[1::2], strict=False):
        at += len(words)
        # A mark belongs to the sentence that it stands in or behind.
        owner = max((n for n, (start, _) in enumerate(spans) if start < at), default=0)
        if spans:
            marks[owner].append((at, mark))
    found: list[Sentence] = []
    end, paragraph = 0, 0
    for (start, stop), marked in zip(spans, marks, strict=True):
        gap = plain[end:start]
        paragraph += gap.count("\n") > 1
        found.append(Sentence(gap, plain[start:stop], _with(plain, start, stop, marked), paragraph))
        end = stop
    return tuple(found)


def _spans(plain: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence begins and ends."""
    start = len(plain) - len(plain.lstrip())
    stop = len(plain.rstrip())
    for gap in _GAP.finditer(plain, start, stop):
        end = gap.start() if gap["close"] is None else gap.end("close")
        if end <= start or ("\n" not in gap[0] and _ABBREVIATION.search(plain, start, end)):
            continue
        yield start, end
        start = gap.end()
    if start < stop:
        yield start, stop


def _with(plain: str, start: int, stop: int, marks: list[tuple[int, str]]) -> str:
    """Return a part of a text with its marks put back; those behind it directly at its end."""
    parts = []
    for at, mark in marks:
        to = max(start, min(at, stop))
        parts += [plain[start:to], mark]
        start = to
    return "".join([*parts, plain[start:stop]])
