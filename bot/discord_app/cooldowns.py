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


@dataclass(slots=True)
class _Asked:
    """When somebody asked last, and whether they were told to wait since."""

    times: deque[float]
    told: bool = False


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
        self._asked: TTLCache[Hashable, _Asked] = TTLCache(MOST_KEPT, rate.seconds, clock)

    def wait(self, asker: Hashable) -> Wait | None:
        """Tell how long to wait, if at all; the question is not counted."""
        asked = self._asked.get(asker)
        if asked is None or len(asked.times) < self._rate.questions:
            return None
        left = asked.times[0] + self._rate.seconds - self._clock()
        if left <= 0:
            return None
        first, asked.told = not asked.told, True
        return Wait(left, first)

    def count(self, asker: Hashable) -> None:
        """Count a question that is welcome."""
        asked = self._asked.get(asker) or _Asked(deque(maxlen=self._rate.questions))
        asked.times.append(self._clock())
        asked.told = False
        self._asked[asker] = asked
