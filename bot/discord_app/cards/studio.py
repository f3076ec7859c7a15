"""The studio: draws pictures in a thread, so that nobody's answer waits for another's picture.

A picture that fails is logged and left out: the text beside it says the same.
"""

import asyncio
import logging
from collections.abc import Callable, Hashable, Sequence
from datetime import date
from importlib import import_module
from types import ModuleType

from cachetools import LRUCache

from bot.answers.pay import PayRow
from bot.answers.planning import Plan
from bot.pictures.picture import Picture
from bot.pictures.rows import Row

KEPT_BYTES = 8_000_000  # about a hundred pictures
PATIENCE_S = 1.0  # an answer waits so long for its picture before it says that it is thinking
GIVE_UP_S = 10.0  # then it goes out without
LEAST_FIGURES = 2  # one figure alone needs no chart
WEEKS = "Questions day by day"  # title of the picture of statistics

Drawing = asyncio.Future[Picture | None]

_log = logging.getLogger(__name__)


def _size(picture: Picture) -> int:
    return len(picture.png)


def _drawing(name: str) -> ModuleType:
    """Return a module that draws: read with the first picture, for a start need not wait for it."""
    return import_module(f"bot.pictures.{name}")


class Studio:
    """Draws each picture once and keeps the ones used last.

    Attributes:
        patience_s: How long an answer waits before it says that it is thinking.
        give_up_s: How long it waits after that, or for a message, before it goes out without.
    """

    def __init__(self, patience_s: float = PATIENCE_S) -> None:
        """Start with nothing drawn."""
        self.patience_s = patience_s
        self.give_up_s = GIVE_UP_S
        self._kept: LRUCache[Hashable, Picture] = LRUCache(KEPT_BYTES, _size)
        self._underway: dict[Hashable, Drawing] = {}
        self._easel = asyncio.Semaphore(1)  # fonts are not for two threads at once

    def chart(self, rows: Sequence[PayRow], title: str) -> Drawing | None:
        """Draw pay; nothing where there are not several figures."""
        drawable = tuple(row for row in rows if row.annual or row.hourly)
        if len(drawable) < LEAST_FIGURES:
            return None
        return self._drawn((drawable, title), lambda: _drawing("chart").chart(drawable, title))

    def path(self, plan: Plan) -> Drawing | None:
        """Draw the steps of a plan; nothing where it has none."""
        steps = tuple((part.title, part.steps) for part in plan.parts if part.steps)
        return self._drawn(steps, lambda: _drawing("path").path(plan)) if steps else None

    def weeks(self, days: Sequence[tuple[date, int]], rows: Sequence[Row]) -> Drawing:
        """Draw what was asked in two weeks, and what became of it."""
        key = (tuple(days), tuple(rows))
        return self._drawn(key, lambda: _drawing("weeks").weeks(days, rows, WEEKS))

    async def finished(self, drawing: Drawing) -> Picture | None:
        """Return a picture, or nothing where it takes too long; it is drawn on all the same."""
        await asyncio.wait({drawing}, timeout=self.give_up_s)
        return drawing.result() if drawing.done() else None

    def _drawn(self, key: Hashable, draw: Callable[[], Picture | None]) -> Drawing:
        """Return a picture, from what is kept or under way where it is."""
        if key in self._kept:
            kept: Drawing = asyncio.get_running_loop().create_future()
            kept.set_result(self._kept[key])
            return kept
        if key not in self._underway:
            self._underway[key] = asyncio.ensure_future(self._draw(key, draw))
        return self._underway[key]

    async def _draw(self, key: Hashable, draw: Callable[[], Picture | None]) -> Picture | None:
        try:
            async with self._easel:
                picture = await asyncio.to_thread(draw)
        except Exception:
            _log.exception("a picture could not be drawn")
            return None
        finally:
            del self._underway[key]
        if picture is not None and _size(picture) <= KEPT_BYTES:
            self._kept[key] = picture
        return picture
