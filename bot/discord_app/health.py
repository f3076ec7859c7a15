"""Health endpoints for whatever restarts the bot: `/healthz` and `/readyz`."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from aiohttp import web

from bot.errors import BotError


class HealthError(BotError):
    """Tell that the endpoints cannot be opened."""


@asynccontextmanager
async def health_served(
    host: str, port: int | None, lacking: Callable[[], str | None]
) -> AsyncIterator[None]:
    """Serve the endpoints meanwhile.

    Args:
        host: Where to listen.
        port: Where to listen; none is nowhere.
        lacking: Tells what keeps the bot from answering; none if nothing does.

    Raises:
        HealthError: The port is taken or not allowed.
    """
    if port is None:
        yield
        return

    async def healthz(_: web.Request) -> web.Response:
        return web.json_response({"status": "ok"})

    async def readyz(_: web.Request) -> web.Response:
        lack = lacking()
        if lack is None:
            return web.json_response({"status": "ready"})
        return web.json_response({"status": "not ready", "lacking": lack}, status=503)

    application = web.Application()
    application.add_routes([web.get("/healthz", healthz), web.get("/readyz", readyz)])
    runner = web.AppRunner(application, access_log=None, handle_signals=False)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError as error:
            raise HealthError(
                f"HEALTH_PORT: cannot listen on {host}:{port}: {error.strerror}"
            ) from error
        yield
    finally:
        await runner.cleanup()
