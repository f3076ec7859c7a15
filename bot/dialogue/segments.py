"""One message that asks several things, cut into its questions."""

import re

MOST_QUESTIONS = 3  # answered in one reply; more would be a wall of text

_ASKING = (
    r"how|hows|what|whats|which|where|when|who|why|is|are|do|does|did|can|could|should|will|would"
)
# A sentence ends at ? ! ; a new line, or a full stop before a space; a second question follows
# a comma or a joining word.
_BREAK = re.compile(
    rf"[?!;\n]+|\.(?=\s|$)|,?\s+(?:and|also|plus|but|n|an|&)(?:\s+then)?\s+(?=(?:{_ASKING})\b)|,\s+(?=(?:{_ASKING})\b)",
    re.IGNORECASE,
)
_SPACES = re.compile(r"[^\S\n]+")
# A part asks if it begins as a question does, or holds a word that seldom stands elsewhere.
_QUESTION = re.compile(
    rf"(?:(?:so|and|but|also|ok|hi|hey|yo|well|then|plus)\W+)?(?:{_ASKING})\b"
    r"|.*\b(?:what|whats|how|hows|which|why)\b",
    re.IGNORECASE | re.DOTALL,
)


def segments(message: str) -> tuple[str, ...]:
    """Return the parts of a message that ask something each; the message itself if it is one.

    A part asks if it ends with a question mark or begins as a question does. Parts that only tell
    something are left out where any part asks.
    """
    message = _SPACES.sub(" ", message)  # a long run of them would be read again and again
    parts: list[tuple[str, bool]] = []
    start = 0
    for found in _BREAK.finditer(message):
        parts.append((message[start : found.start()].strip(), "?" in found[0]))
        start = found.end()
    parts.append((message[start:].strip(), False))
    asking = [text for text, marked in parts if text and (marked or _QUESTION.match(text))]
    return tuple(asking) if asking else (message,)
