"""Work: what is in hand, so that a shutdown waits for it and nothing new is begun.

Each event gets an id, which every line of the log that comes of it carries.
"""

import asyncio
import logging
import time
from collections.abc import Coroutine
from contextlib import AbstractContextManager
from typing import Any

from bot.discord_app.gateway.watching import Watcher
from bot.logs import begin_request

_log = logging.getLogger(__name__)


class Work:
    """Counts what is in hand.

    Attributes:
        closing: Whether no more questions are taken.
        watcher: Hears how long each event took.
        idle: Set while nothing is in hand.
    """

    def __init__(self, watcher: Watcher) -> None:
        """Start with nothing in hand."""
        self.closing = False
        self.watcher = watcher
        self.idle = asyncio.Event()
        self.idle.set()
        self._count = 0
        self._behind: set[asyncio.Task[None]] = set()

    def in_hand(self) -> AbstractContextManager[None]:
        """Count an event as being answered, from here on under an id of its own.

        The id outlives the block, for an error of a command is told after it.
        """
        return _Event(self)

    @property
    def count(self) -> int:
        """Return how much is in hand."""
        return self._count

    def behind(self, doing: str, task: Coroutine[Any, Any, object]) -> None:
        """Do something that nobody waits for; where it fails, that is logged.

        It is in hand from now on, not only when it begins.

        Args:
            doing: What, for the log.
            task: It.
        """
        self.begin()
        running = asyncio.get_running_loop().create_task(self._done(doing, task))
        self._behind.add(running)  # the loop itself keeps no hold of a task
        running.add_done_callback(self._behind.discard)

    async def _done(self, doing: str, task: Coroutine[Any, Any, object]) -> None:
        try:
            await task
        except Exception:
            _log.exception("%s failed", doing)
        finally:
            self.end()

    def begin(self) -> None:
        """Count something more in hand."""
        self._count += 1
        self.idle.clear()

    def end(self) -> None:
        """Count something less in hand."""
        self._count -= 1
        if not self._count:
            self.idle.set()


class _Event:
    """An event that is being answered; as a generator it would cost twice as much."""

    __slots__ = ("_began_s", "_work")

    def __init__(self, work: Work) -> None:
        self._work = work

    def __enter__(self) -> None:
        self._work.begin()
        begin_request()
        self._began_s = time.perf_counter()

    def __exit__(self, *_: object) -> None:
        self._work.watcher.handled(time.perf_counter() - self._began_s)
        self._work.end()
