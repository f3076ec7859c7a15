"""Cutting a long text where a reader would pause. Pure; called by `pages`."""

import re

# A sentence ends at . ! ? with whatever closes it, marks such as [1] included.
_PAUSE = re.compile(r"\n+|[.!?…](?:[\"'”)*_]|\[\d+\])*\s+")
_SPACE = re.compile(r"\s+")


def cut(text: str, most: int) -> tuple[str, str]:
    """Return the head of a text that is at most so long, and the tail; together they are the text.

    The head ends with a sentence or a line, else with a word, else anywhere.

    Args:
        text: Any text.
        most: Characters of the head, at least 1.
    """
    if len(text) <= most:
        return text, ""
    for boundary in (_PAUSE, _SPACE):
        # What follows a pause is white space, which a reader does not see and may be cut off.
        ends = [found.end() for found in boundary.finditer(text, 0, most + 1)]
        fitting = [end for end in ends if 0 < end <= most]
        if fitting:
            return text[: fitting[-1]], text[fitting[-1] :]
    return text[:most], text[most:]


def resumes(text: str, remaining: int) -> bool:
    """Tell whether `cut` can have left this many characters of a text."""
    at = len(text) - remaining
    if not 0 < at < len(text):
        return False
    return text[at - 1].isspace() or not _SPACE.search(text[:at])
