"""Misses: questions that found no good answer, redacted, and what moderators made of them."""

from dataclasses import dataclass
from typing import Literal

Reason = Literal["unknown", "none-fits", "not-helpful", "human"]
State = Literal["open", "later", "aliased", "written", "out-of-scope", "ignored", "answered"]

UNSETTLED: tuple[State, ...] = ("open", "later")  # a moderator may still rule on these
SWALLOWING: tuple[State, ...] = ("out-of-scope", "ignored")  # later misses like these are not kept
MOST_A_DAY = 20  # of one member
MOST_OPEN = 2000  # of one server
MOST_TEXT = 300  # characters of a question that are kept
MOST_CANDIDATES = 3  # entries that were offered


@dataclass(frozen=True, slots=True)
class Miss:
    """One question without a good answer. Who asked is kept elsewhere, and can be deleted.

    Attributes:
        id: Rising in the order in which they came.
        server: Id of the server.
        text: The question, redacted.
        reason: How it came to the inbox: not known, "none of these", not helpful, or a human was
            asked for.
        candidates: Ids of the entries that were offered or said, each with its confidence, the
            likeliest first.
        knowledge: Revision that did not answer it.
        at: When it was asked, in Unix seconds UTC.
        state: What became of it.
    """

    id: int
    server: int
    text: str
    reason: Reason
    candidates: tuple[tuple[str, float], ...]
    knowledge: str
    at: int
    state: State = "open"
