"""Connections to Discord that come back soon after any outage, and bear thousands of channels."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import discord
from discord.backoff import ExponentialBackoff
from discord.client import Client
from discord.gateway import DiscordWebSocket, ReconnectWebSocket
from discord.http import HTTPClient
from discord.shard import Shard

# The longest pause between two tries to connect. discord.py's own grows to 17 minutes.
PAUSE_S = 2.0
HELLO_S = 7.0  # that the gateway may take to greet; discord.py waits for 60
CROWD = 256  # rate limits, from which discord.py looks for some to forget
# Discord answers within a second; a request that hangs holds back all others of its channel.
PATIENCE = aiohttp.ClientTimeout(total=60.0, sock_connect=5.0, sock_read=7.0)


class Backoff(ExponentialBackoff[bool]):
    """Pauses that grow only to `PAUSE_S`, drawn by chance so that shards do not come at once."""

    def delay(self) -> float:
        """Return seconds to wait before the next try."""
        return min(super().delay(), random.uniform(PAUSE_S / 2, PAUSE_S))  # noqa: S311 (no secret)


class ImpatientSocket(DiscordWebSocket):
    """A connection that is given up where the gateway takes it and then says nothing."""

    async def poll_event(self) -> None:
        """Take in what the gateway says next.

        Raises:
            TimeoutError: It does not greet.
        """
        greeted = self._keep_alive is not None
        try:
            async with asyncio.timeout(None if greeted else HELLO_S):
                await super().poll_event()
        except TimeoutError:
            await self.socket.close(code=4000)
            raise

    async def identify(self) -> None:
        """Begin a session once it is the shard's turn, and take in meanwhile what is said.

        discord.py would leave it unread. Among it are the answers to heartbeats: without them the
        connection counts as dead after a minute, and the turn would be spent on a closed one.
        """
        hooks = self.call_hooks  # the one that waits for the turn

        async def wait(*hook: Any, **about: Any) -> None:
            await self._listening_until(hooks(*hook, **about))

        self.call_hooks = wait
        await super().identify()

    async def _listening_until(self, turn: Awaitable[None]) -> None:
        """Wait for a turn as long as the connection lives.

        Raises:
            ConnectionError: It was lost.
        """
        waiting, listening = asyncio.ensure_future(turn), asyncio.create_task(self._listen())
        tasks = (listening, waiting)
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in tasks:
                if task.done():
                    task.result()
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _listen(self) -> None:
        """Take in what comes until the connection is lost."""
        try:
            while True:
                await self.poll_event()
        except ReconnectWebSocket as error:  # which ends the client where a shard connects anew
            raise ConnectionError("the gateway was lost before its session began") from error


class LastingShard(Shard):
    """A shard that takes its session up again after an outage too.

    discord.py would begin a new one after a try that failed, and what people wrote meanwhile would
    never be answered.
    """

    def __init__(
        self, ws: DiscordWebSocket, client: Client, queue_put: Callable[[Any], None]
    ) -> None:
        super().__init__(ws, client, queue_put)  # type: ignore[arg-type]  # it is a sharded one
        self._backoff = Backoff()

    async def reconnect(self) -> None:
        """Connect anew after a try that failed; where the session is gone, Discord says so."""
        if self.ws.session_id is None:
            await super().reconnect()
        else:
            await self.reidentify(ReconnectWebSocket(self.id, resume=True))


class BusyHTTP(HTTPClient):
    """Requests of a bot that speaks in thousands of channels.

    discord.py keeps a rate limit for each channel and command of the last five minutes, and from
    `CROWD` on looks through all of them whenever there is a new one. Here it looks again only when
    they have doubled.
    """

    _crowd = CROWD

    def _try_clear_expired_ratelimits(self) -> None:
        if len(self._buckets) >= self._crowd:
            super()._try_clear_expired_ratelimits()
            self._crowd = max(CROWD, 2 * len(self._buckets))


def use_lasting() -> None:
    """Let discord.py make these shards, connections and requests, found by these names."""
    discord.client.HTTPClient = BusyHTTP  # type: ignore[attr-defined]
    discord.shard.Shard = LastingShard  # type: ignore[misc]
    discord.shard.DiscordWebSocket = ImpatientSocket  # type: ignore[misc]


def be_impatient(http: HTTPClient, patience: aiohttp.ClientTimeout = PATIENCE) -> None:
    """Let every request and connection give up in time, where aiohttp waits for five minutes.

    discord.py makes its session itself and leaves no way to set it.

    Args:
        http: Logged in, for only then it has a session.
        patience: How long each step may take.
    """
    session: aiohttp.ClientSession = http._HTTPClient__session  # type: ignore[attr-defined]
    session._timeout = patience
