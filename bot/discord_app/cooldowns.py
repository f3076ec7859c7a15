"""Cooldowns: how often one member, and one channel, may ask. Counts only, in memory."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

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

    times: list[float] = field(default_factory=list)
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
        self._asked: OrderedDict[Hashable, _Asked] = OrderedDict()  # who asked last comes last

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
        now = self._clock()
        asked = self._asked.pop(asker, None) or _Asked()
        asked.times = [*asked.times, now][-self._rate.questions :]
        asked.told = False
        self._asked[asker] = asked
        self._forget(now - self._rate.seconds)

    def _forget(self, before: float) -> None:
        """Forget whose questions count no more, and who asked longest ago if there are too many."""
        while self._oldest.times[-1] <= before or len(self._asked) > MOST_KEPT:
            self._asked.popitem(last=False)

    @property
    def _oldest(self) -> _Asked:
        return next(iter(self._asked.values()))
