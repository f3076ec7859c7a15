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
    """When somebody asked lately, and whether they were told to wait since."""

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

    def check(self, asker: Hashable) -> Wait | None:
        """Count a question, or tell how long to wait; a refused one does not count."""
        now = self._clock()
        asked = self._asked.get(asker) or _Asked(deque())
        times = asked.times
        while times and times[0] <= now - self._rate.seconds:
            times.popleft()
        if len(times) < self._rate.questions:
            times.append(now)
            asked.told = False
            self._asked[asker] = asked
            return None
        first, asked.told = not asked.told, True
        return Wait(times[0] + self._rate.seconds - now, first)
