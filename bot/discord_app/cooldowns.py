"""Cooldowns: how often one member, and one channel, may ask. Counts only, in memory."""

from collections import deque
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from cachetools import TTLCache

MOST_KEPT = 20_000  # members and channels that are counted at once


@dataclass(frozen=True, slots=True)
class Rate:
    """So many questions in so many seconds."""

    questions: int
    seconds: float


# A person reads an answer before asking on; a channel is more than a person can follow.
MEMBER = Rate(6, 20.0)
CHANNEL = Rate(90, 30.0)


@dataclass(frozen=True, slots=True)
class Wait:
    """A question comes too soon.

    Attributes:
        seconds: Until the next one is welcome.
        first: Whether it is the first since the last welcome one, and so worth a word.
    """

    seconds: float
    first: bool


class Cooldown:
    """Counts the questions of each asker in a sliding window."""

    def __init__(self, rate: Rate, clock: Callable[[], float]) -> None:
        """Start with nothing counted.

        Args:
            rate: What is welcome.
            clock: Seconds that never go back.
        """
        self._rate = rate
        self._clock = clock
        self._asked: TTLCache[Hashable, deque[float]] = TTLCache(MOST_KEPT, rate.seconds, clock)
        self._told: TTLCache[Hashable, bool] = TTLCache(MOST_KEPT, rate.seconds, clock)

    def check(self, asker: Hashable) -> Wait | None:
        """Count a question, or tell how long to wait; a refused one does not count."""
        now = self._clock()
        asked = self._asked.get(asker) or deque()
        while asked and asked[0] <= now - self._rate.seconds:
            asked.popleft()
        if len(asked) < self._rate.questions:
            asked.append(now)
            self._asked[asker] = asked
            self._told.pop(asker, None)
            return None
        first = asker not in self._told
        self._told[asker] = True
        return Wait(asked[0] + self._rate.seconds - now, first)
