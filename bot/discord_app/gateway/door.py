"""The door: what Discord tells waits at it until all is there that answers. Used by the client."""

import asyncio
from collections.abc import Awaitable, Callable

PATIENCE_S = 2.0  # that one who must be answered waits; Discord gives up after three seconds


class Door:
    """Lets in what comes, in order; while it is closed, all waits in front of it."""

    def __init__(self) -> None:
        """Begin closed."""
        self._opened = asyncio.Event()
        self._waiting: set[asyncio.Task[None]] = set()

    @property
    def is_open(self) -> bool:
        """Tell whether nothing waits."""
        return self._opened.is_set()

    async def opened(self) -> None:
        """Wait until nothing waits any more."""
        await self._opened.wait()

    def open(self) -> None:
        """Let in what waited, and all that comes from now on."""
        self._opened.set()

    def enter(
        self, come: Callable[[], None], late: Callable[[], Awaitable[None]] | None = None
    ) -> None:
        """Let something in at once, or else when the door opens.

        Args:
            come: Lets it in.
            late: Is done instead after two seconds in front of a closed door; without it, it
                waits for as long as it takes.
        """
        if self.is_open and not self._waiting:
            come()
            return
        task = asyncio.get_running_loop().create_task(self._wait(come, late))
        self._waiting.add(task)  # the loop itself keeps no hold of a task
        task.add_done_callback(self._waiting.discard)

    async def _wait(
        self, come: Callable[[], None], late: Callable[[], Awaitable[None]] | None
    ) -> None:
        try:
            async with asyncio.timeout(PATIENCE_S if late else None):
                await self._opened.wait()
        except TimeoutError:
            if late:
                await late()
        else:
            come()
