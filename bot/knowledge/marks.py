"""Marks: `[^fact-id]` behind a statement names the fact that proves it."""

import re
from collections.abc import Callable

_MARK = re.compile(r"\[\^([^\]\s]+)\]")
_RUN = re.compile(r"(?:\[\^[^\]\s]+\]\s*)*\[\^[^\]\s]+\]")


def marks(text: str) -> tuple[str, ...]:
    """Return the fact ids that a text marks, in order, each once."""
    return tuple(dict.fromkeys(_MARK.findall(text)))


def without_marks(text: str) -> str:
    """Return a text as it reads without its marks."""
    return _MARK.sub("", text)


def replace_marks(text: str, number: Callable[[str], int]) -> str:
    """Turn marks into numbers: neighbours that get the same number are said once, in rising order.

    Args:
        text: A text with `[^fact-id]` marks.
        number: Gives the number of a fact id, from 1.
    """

    def numbered(run: re.Match[str]) -> str:
        return "".join(f"[{n}]" for n in sorted({number(fact) for fact in _MARK.findall(run[0])}))

    return _RUN.sub(numbered, text)
