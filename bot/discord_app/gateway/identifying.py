"""Identifying: shards begin sessions as far apart as Discord wants, over all processes together.

Discord lets one shard of a bucket identify in five seconds; buckets are the shards' numbers modulo
`max_concurrency`. Source: Discord, events/gateway, identifying and sharding.
"""

import asyncio
import logging
from collections import defaultdict
from typing import Protocol

from bot.errors import BotError

# Between two shards of one bucket: Discord's five, and what one may be late on its way there.
SPACE_S = 5.5

_log = logging.getLogger(__name__)


class Take(Protocol):
    """Waits for the turn of a bucket among all processes, and keeps it for some seconds."""

    async def __call__(self, bucket: int, *, keep_s: float) -> None:
        """Wait.

        Raises:
            BotError: Nobody can say whose turn it is.
        """


class Identifying:
    """Lets shards identify one after the other.

    Attributes:
        concurrency: Buckets: Discord's `max_concurrency`.
        reached: Set once the gateway has greeted a shard.
    """

    def __init__(self, *, shared: bool) -> None:
        """Let the first shard of each bucket identify at once.

        Args:
            shared: Whether other processes run shards too; then `share` has to be called.
        """
        self.concurrency = 1
        self.reached = asyncio.Event()
        self._take: Take | None = None
        self._known = asyncio.Event()
        if not shared:
            self._known.set()
        self._free_at_s: defaultdict[int, float] = defaultdict(float)

    def share(self, take: Take) -> None:
        """Take turns with other processes from now on."""
        self._take = take
        self._known.set()

    async def wait(self, shard: int) -> None:
        """Wait until a shard may identify.

        Without the database, each process keeps to the space by itself: where two identify at
        once, Discord refuses one of them, which tries again.
        """
        self.reached.set()
        bucket = shard % self.concurrency
        await self._known.wait()
        if self._take is not None:
            try:
                await self._take(bucket, keep_s=SPACE_S)
            except BotError as error:
                _log.warning("shard %d identifies without a turn: %s", shard, error.reply)
        now = asyncio.get_running_loop().time
        wait_s = self._free_at_s[bucket] - now()
        self._free_at_s[bucket] = now() + max(wait_s, 0) + SPACE_S
        await asyncio.sleep(wait_s)
