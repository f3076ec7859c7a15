"""Pauses: how long one member waits between questions, where a server wants that. In memory."""

from collections.abc import Callable, Hashable

from cachetools import TTLCache

from bot.curation.preferences import COOLDOWN_S
from bot.discord_app.cooldowns import MOST_KEPT, Wait


class Pauses:
    """Remembers when each member asked last."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Start with nothing remembered.

        Args:
            clock: Seconds that never go back.
        """
        self._clock = clock
        self._asked: TTLCache[Hashable, float] = TTLCache(MOST_KEPT, COOLDOWN_S[1], clock)
        self._told: TTLCache[Hashable, bool] = TTLCache(MOST_KEPT, COOLDOWN_S[1], clock)

    def wait(self, asker: Hashable, pause_s: int) -> Wait | None:
        """Tell how long to wait, if at all; the question is not counted.

        Args:
            asker: Who asks where.
            pause_s: Seconds between two questions; 0 is none.
        """
        if not pause_s:
            return None
        now = self._clock()
        left = self._asked.get(asker, now - pause_s) + pause_s - now
        if left <= 0:
            return None
        first = asker not in self._told
        self._told[asker] = True
        return Wait(left, first)

    def count(self, asker: Hashable, pause_s: int) -> None:
        """Count a question that is welcome.

        Args:
            asker: Who asks where.
            pause_s: Seconds between two questions; 0 is none, and nothing is remembered.
        """
        if pause_s:
            self._asked[asker] = self._clock()
            self._told.pop(asker, None)
