"""What was asked lately, for the buttons under its answer: in memory, for minutes, never stored."""

from collections.abc import Callable
from dataclasses import dataclass

from cachetools import TTLCache

KEPT_S = 900.0  # as long as Discord lets an interaction be answered
MOST_KEPT = 5_000


@dataclass(frozen=True, slots=True)
class Question:
    """What a message of ours answers.

    Attributes:
        text: As it was written.
        author: Id of who wrote it, whoever had it answered.
    """

    text: str
    author: int


class AskedLately:
    """Remembers the questions under the messages that answer them."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Start with nothing remembered."""
        self._kept: TTLCache[int, Question] = TTLCache(MOST_KEPT, KEPT_S, clock)

    def remember(self, message: int, question: Question) -> None:
        """Keep what a message of ours answers."""
        self._kept[message] = question

    def find(self, message: int | None) -> Question | None:
        """Return what a message of ours answers; none where that is too long ago."""
        return None if message is None else self._kept.get(message)
