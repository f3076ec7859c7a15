"""Waiting for what another process is to see soon."""

import asyncio
from collections.abc import Awaitable, Callable

from tests.effort import within

SOON_S = within(1.0)  # in which a change is live everywhere


async def soon(is_so: Callable[[], Awaitable[bool]]) -> None:
    """Wait until something is so, which has to be soon."""
    async with asyncio.timeout(SOON_S):
        while not await is_so():  # noqa: ASYNC110 (another process sets no event of this one)
            await asyncio.sleep(0.01)
