"""Health endpoints: `/healthz` and `/readyz` for what restarts the bot, `/metrics` for Prometheus.

Nothing secret, and nothing of a member or a question, is shown.
"""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from aiohttp import web

import bot
from bot.discord_app.gateway.client import Client
from bot.errors import BotError
from bot.metrics import CONTENT_TYPE, CountingHandler, Metrics

if TYPE_CHECKING:  # the connection to Discord is made while the database's library is loaded
    from bot.storage.pulse import Pulse

PARTS = ("gateway", "database", "knowledge")
END_S = 0.5  # for a request in hand when the bot stops, and as long to be cancelled


class HealthError(BotError):
    """Tell that the endpoints cannot be opened."""


class Health:
    """How a client is.

    Attributes:
        metrics: What was counted of it.
    """

    def __init__(self, client: Client) -> None:
        """Look after a client from now on; it must not be logged in yet."""
        self.metrics = Metrics()
        self._client = client
        client.watch(self.metrics)
        for event in ("shard_connect", "shard_disconnect", "shard_resumed"):
            client.add_listener(self._noting(event), f"on_{event}")

    async def lacking(self) -> Mapping[str, str]:
        """Return what keeps the bot from its work: for each such part what is wrong with it."""
        return self._lacking(await self._pulse())

    async def written(self) -> bytes:
        """Return all metrics as Prometheus reads them."""
        client, pulse = self._client, await self._pulse()
        lacking = self._lacking(pulse)
        began_s = time.perf_counter()
        await asyncio.sleep(0)
        desk = client.desk if client.door.is_open else None
        self.metrics.look(
            shards=[
                (number, not shard.is_closed(), shard.latency)
                for number, shard in client.shards.items()
            ],
            servers=len(client.guilds),
            in_hand=desk.work.count if desk else 0,
            loop_lag_s=time.perf_counter() - began_s,
            ready={part: part not in lacking for part in PARTS},
            database_s=pulse.seconds if pulse else 0.0,
            database_in_use=pulse.in_use if pulse else 0,
            version=bot.__version__,
            knowledge=desk.shipped.advisor.knowledge.revision if desk else "",
        )
        return self.metrics.written()

    async def _pulse(self) -> "Pulse | None":
        """Return how the database is; none while it is not open yet."""
        return await self._client.desk.servers.pulse() if self._client.door.is_open else None

    def _lacking(self, pulse: "Pulse | None") -> Mapping[str, str]:
        lacking = {}
        if gateway := self._gateway():
            lacking["gateway"] = gateway
        if pulse is None:
            lacking |= {"knowledge": self._client.lacking, "database": "not opened yet"}
        elif pulse.fault:
            lacking["database"] = pulse.fault
        return lacking

    def _gateway(self) -> str | None:
        client = self._client
        if client.door.is_open and client.desk.closing:
            return "stopping"
        shards = client.shards
        down = [str(number) for number, shard in shards.items() if shard.is_closed()]
        if not shards or down:
            return f"shards {', '.join(down) or 'not started'}"
        return None if client.is_ready() else "servers are being announced"

    def _noting(self, event: str) -> Callable[[int], Coroutine[None, None, None]]:
        async def note(_: int) -> None:
            self.metrics.gateway(event.removeprefix("shard_"))

        return note


@asynccontextmanager
async def health_served(host: str, port: int, health: Health) -> AsyncIterator[None]:
    """Serve the endpoints meanwhile, and count the warnings and errors that are logged.

    Args:
        host: Where to listen.
        port: Where to listen.
        health: What they tell.

    Raises:
        HealthError: The port is taken or not allowed.
    """

    async def healthz(_: web.Request) -> web.Response:
        return web.json_response({"status": "ok"})

    async def readyz(_: web.Request) -> web.Response:
        lacking = await health.lacking()
        if not lacking:
            return web.json_response({"status": "ready"})
        return web.json_response({"status": "not ready", "lacking": lacking}, status=503)

    async def metrics(_: web.Request) -> web.Response:
        return web.Response(body=await health.written(), headers={"Content-Type": CONTENT_TYPE})

    application = web.Application()
    application.add_routes(
        [
            web.get("/healthz", healthz),
            web.get("/readyz", readyz),
            web.get("/metrics", metrics),
        ]
    )
    runner = web.AppRunner(
        application, access_log=None, handle_signals=False, shutdown_timeout=END_S
    )
    counting = CountingHandler(health.metrics)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError as error:
            raise HealthError(
                f"HEALTH_PORT: cannot listen on {host}:{port}: {error.strerror}"
            ) from error
        logging.getLogger().addHandler(counting)
        yield
    finally:
        logging.getLogger().removeHandler(counting)
        await runner.cleanup()
