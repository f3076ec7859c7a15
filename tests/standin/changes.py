"""Waiting for something to become true, without sleeping."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Changes:
    """Looks again at what is waited for whenever something has changed."""

    def __init__(self) -> None:
        """Wait for nothing yet."""
        self._waiting: dict[asyncio.Future[None], Callable[[], object]] = {}

    def notify(self) -> None:
        """Tell that something has changed."""
        for future, condition in list(self._waiting.items()):
            if not future.done() and condition():
                future.set_result(None)

    async def until(self, condition: Callable[[], T], within_s: float) -> T:
        """Wait until a condition holds and return its value.

        Raises:
            TimeoutError: It did not hold in time.
        """
        if not condition():
            future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._waiting[future] = condition
            try:
                async with asyncio.timeout(within_s):
                    await future
            finally:
                del self._waiting[future]
        return condition()
