"""Retries: what Discord or the network failed is tried again while that can help."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from typing import TypeVar

import aiohttp
import discord

PAUSE_S = 2.0  # the longest between two tries
# discord.py itself repeats what is answered with 500, 502 and 504, and what is limited; not these.
FAILURES = (discord.DiscordServerError, aiohttp.ClientError, OSError)

T = TypeVar("T")


async def until_done(request: Callable[[], Awaitable[T]], *, within_s: float) -> T:
    """Make a request, again and again while Discord or the network fails it.

    Args:
        request: Makes it anew each time; it must do no harm that one may have been served before.
        within_s: After which the next failure is the last.

    Raises:
        discord.HTTPException: Discord refuses it, or fails for so long.
        aiohttp.ClientError, OSError: The network fails for so long.
    """
    now = asyncio.get_running_loop().time
    last = now() + within_s
    while True:
        try:
            return await request()
        except (discord.HTTPException, *FAILURES) as error:
            if now() >= last or not _may_pass(error):
                raise
        # By chance, so that all who wait do not come at the same moment.
        await asyncio.sleep(random.uniform(PAUSE_S / 4, PAUSE_S))  # noqa: S311 (no secret)


def _may_pass(error: Exception) -> bool:
    """Tell whether another try may succeed: not where Discord refuses it, or bans the host.

    A ban by Cloudflare, in front of Discord, has no `Via`; each further try makes it longer.
    """
    if isinstance(error, discord.HTTPException) and error.status == 429:
        return "Via" in error.response.headers
    return isinstance(error, FAILURES)


def is_outage(error: Exception) -> bool:
    """Tell whether the same may be asked later: Discord or the network failed, none refused it."""
    limited = isinstance(error, discord.HTTPException) and error.status == 429
    return limited or isinstance(error, FAILURES)
