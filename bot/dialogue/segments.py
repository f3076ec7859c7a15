"""One message that asks several things, or tells a story around a question, cut into its parts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

MOST_QUESTIONS = 3  # answered in one reply; more would be a wall of text
STORY = 25  # words; in a longer message the question may stand apart from what is told
_LONG = 10  # words; a question with more may hold a clause that is not asked
_LEAST = 2  # spaces in a clause that can ask something by itself
_RUN_ON = 18  # words; a longer part of a story is cut where a question begins in it

_ASKING = (
    r"how|hows|what|whats|which|where|when|who|why|is|are|do|does|did|can|could|should|will|would"
)
# Where a question begins though nothing marks it: asking words, and what a question goes on with.
_BEGINS = (
    r"(?:is|are|was) (?:there|it|they|this|that|these|those|the|a|an|any|passing|being|getting)"
    r"|(?:do|does|did|can|could|should|will|would) "
    r"(?:i|you|u|we|they|he|she|it|one|the|a|an|any|people|someone|anyone|anybody|somebody|everyone"
    r"|coders?|billers?)"
    r"|how (?:much|many|long|hard|often|far|fast|soon|old|do|does|did|can|could|should|is|are)"
    r"|what(?:'s|s| is| are| do| does| did| would| should| can| kind| kinds| sort| type| else)"
    r"|which (?:one|ones|of|is|are|should|do|does|would|cert|certification|degree|program)"
    r"|where (?:do|does|can|could|is|are|should|would|these|those|they|people)"
    r"|who (?:is|are|does|do|can)|why (?:is|are|do|does|did)"
    r"|it(?:'?s| is) (?:possible|necessary|obligatory|required|needed)"
)
# A sentence ends at ? ! ; a new line, or a full stop before a space; a second question follows
# a comma or a joining word.
_BREAK = re.compile(
    rf"[?!;\n]+|\.(?=\s|$)|:\s+(?=(?:{_ASKING})\b)"
    rf"|,?\s+(?:and|also|plus|but|n|an|&)(?:\s+then)?\s+(?=(?:{_ASKING})\b)"
    rf"|,?\s+(?:and|also|plus|but|n|&)\s+(?=it(?:'?s| is) (?:possible|necessary|obligatory)\b)"
    rf"|,\s+(?=(?:{_ASKING})\b)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r",\s+|\s+(?=(?:because|cause|cuz|bc|since|as i|but|so that|like)\b)", re.IGNORECASE
)
_EMBEDDED = re.compile(r"\s(?=(?:how|what|which|where|when|why|if|whether)\s)", re.IGNORECASE)
_BEGINNING = re.compile(rf"(?<!\bto)\s+(?=(?:{_BEGINS})\b)", re.IGNORECASE)
_SPACES = re.compile(r"[^\S\n]+")
# A part asks if it begins as a question does, or holds words that seldom stand elsewhere.
_QUESTION = re.compile(
    rf"(?:(?:so|and|but|also|ok|hi|hey|yo|well|then|plus)\W+)?(?:{_ASKING})\b"
    r"|.*\b(?:what|whats|how|hows|which|why)\b"
    r"|.*\b(?:wonder(?:ing|ed)?|(?:want|need|like|love)(?:ed)? to (?:know|ask|hear)|tell me|explain"
    r"|(?:my|the|a|one) question|not sure (?:if|whether)|it is possible)\b",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a message that asks something.

    Attributes:
        text: What it says.
        before: The part before it, which it may point at; empty for the first.
    """

    text: str
    before: str = ""


def squeezed(message: str) -> str:
    """Return a message with single spaces: a run of them is no words, and costs time to read."""
    return _SPACES.sub(" ", message)


def segments(message: str) -> tuple[Part, ...]:
    """Return the parts of a message that ask something each; the message itself if it is one.

    A part asks if it ends with a question mark or begins as a question does. Parts that only tell
    something are left out where any part asks. A long part of a story is cut further where a
    question begins in it.

    Args:
        message: `squeezed`.
    """
    parts: list[tuple[str, bool]] = []
    start = 0
    for found in _BREAK.finditer(message):
        parts.append((message[start : found.start()].strip(), "?" in found[0]))
        start = found.end()
    parts.append((message[start:].strip(), False))
    if not is_story(message):
        return _asking(parts) or (Part(message),)
    return _asking(_cut(parts, _RUN_ON)) or _asking(_cut(parts, 0)) or (Part(message),)


def _asking(parts: Sequence[tuple[str, bool]]) -> tuple[Part, ...]:
    """Return the parts that ask something, of those that say anything."""
    told = [part for part in parts if part[0]]
    return tuple(
        Part(text, told[at - 1][0] if at else "")
        for at, (text, marked) in enumerate(told)
        if marked or _QUESTION.match(text)
    )


def _cut(parts: Sequence[tuple[str, bool]], most: int) -> list[tuple[str, bool]]:
    """Return parts, the longer ones cut before every question in them; the last keeps its mark."""
    cut: list[tuple[str, bool]] = []
    for text, marked in parts:
        pieces = _BEGINNING.split(text) if text.count(" ") >= most else [text]
        cut += [(piece, False) for piece in pieces[:-1]]
        cut.append((pieces[-1], marked))
    return cut


def is_story(message: str) -> bool:
    """Tell whether a message is so long that it tells more than it asks."""
    return message.count(" ") >= STORY


def clauses(text: str) -> tuple[str, ...]:
    """Return what a long question may come down to: its first clause, and what is asked in that.

    `can somebody tell me where they work, I have to present it` comes down to `where they work`.
    """
    if text.count(" ") < _LONG:
        return ()
    first = _CLAUSE.split(text, maxsplit=1)[0]
    embedded = _EMBEDDED.split(first, maxsplit=1)[1:]
    return tuple(one for one in (first, *embedded) if one != text and one.count(" ") >= _LEAST)
