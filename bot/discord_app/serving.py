"""Serving: the bot's life from login to the last answer. Called by the command line."""

import asyncio
import gc
import logging
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress

import aiohttp
import discord
from discord.voice_client import VoiceClient

from bot.app import Advisor
from bot.discord_app.client import Client
from bot.discord_app.desk import Desk
from bot.discord_app.health import health_served
from bot.discord_app.registering import register
from bot.errors import BotError, NetworkError
from bot.settings import Settings

FINISH_S = 7.0  # for questions in hand when the bot is told to stop
CLOSE_S = 2.0  # for the connection after that; ten seconds in all are promised
CONNECT_S = 30.0  # until the first connection to the gateway

LOGIN_REFUSED = (
    "Discord does not accept DISCORD_TOKEN: reset the token on the Bot page of your application "
    "and put the new one into .env"
)
NO_INTENT = (
    "MESSAGE_CONTENT_INTENT=true needs the Message Content Intent: switch it on on the Bot page "
    "of your application, or set MESSAGE_CONTENT_INTENT=false"
)
# Gateway close codes that no retry mends. Source: Discord, topics/opcodes-and-status-codes.
_REFUSED = {
    4004: LOGIN_REFUSED,
    4010: "SHARD_IDS: Discord does not know this shard; check SHARD_COUNT and SHARD_IDS",
    4011: "SHARD_COUNT is too small: Discord wants more shards for so many servers",
    4013: "Discord does not know the intents asked for; is the program out of date?",
    4014: NO_INTENT,
}

_log = logging.getLogger(__name__)


class RefusedError(BotError):
    """Tell that Discord refuses the token, the intents or the shards."""


async def serve(
    advisor: Advisor, settings: Settings, *, token: str, connect_s: float = CONNECT_S
) -> None:
    """Answer on Discord until told to stop.

    Args:
        advisor: Answers.
        settings: Where Discord is, which shards run here.
        token: Of the bot.
        connect_s: How long to wait for the first connection.

    Raises:
        RefusedError: Discord refuses the token, the intents or the shards.
        NetworkError: There is no network, or Discord is down.
        HealthError: The health endpoints cannot be opened.
    """
    client = _client(advisor, settings)
    health = health_served(settings.health_host, settings.health_port, lambda: _lacking(client))
    with _stopped_by_signals() as stop, _explained(settings):
        async with health, _closing(client):
            await client.login(token)
            gc.freeze()  # the knowledge stays: no collection need look at it again
            await _run(client, stop, connect_s)
    _log.info("stopped")


async def sync(advisor: Advisor, settings: Settings, *, token: str) -> int:
    """Register the slash commands, and return how many.

    Raises:
        RefusedError, NetworkError: As for `serve`.
    """
    client = _client(advisor, settings)
    client.setup_hook = client.add_cogs  # type: ignore[method-assign]  # not only when they changed
    with _explained(settings):
        async with _closing(client):
            await client.login(token)
            return await register(client.tree)


def _client(advisor: Advisor, settings: Settings) -> Client:
    VoiceClient.warn_nacl = VoiceClient.warn_dave = False  # there is no voice here to warn of
    return Client(Desk(advisor, settings), settings)


async def _run(client: Client, stop: asyncio.Event, connect_s: float) -> None:
    """Keep the connection until a signal, or until it fails for good."""
    connected = asyncio.create_task(_connected(client))
    connection = asyncio.create_task(client.connect())
    stopped = asyncio.create_task(stop.wait())
    tasks = {connected, connection, stopped}
    try:
        done, _ = await asyncio.wait(tasks, timeout=connect_s, return_when=asyncio.FIRST_COMPLETED)
        if not done:
            raise NetworkError("Discord's gateway cannot be reached; is there a network?")
        await asyncio.wait({connection, stopped}, return_when=asyncio.FIRST_COMPLETED)
        if connection.done():
            connection.result()
        await _finish(client)
    finally:
        for task in tasks:
            task.cancel()


async def _connected(client: Client) -> None:
    """Wait for the first shard."""
    await client.wait_for("shard_connect")


async def _finish(client: Client) -> None:
    """Take no more questions, finish those in hand, close."""
    client.desk.closing = True
    _log.info("stopping: finishing what is in hand")
    with suppress(TimeoutError):
        async with asyncio.timeout(FINISH_S):
            await client.desk.idle.wait()


@asynccontextmanager
async def _closing(client: Client) -> AsyncIterator[None]:
    """Close the client at the end, but wait no longer for it than was promised.

    Closing comes before cancelling: a shard that connects anew swallows a cancellation.
    """
    try:
        yield
    finally:
        await asyncio.wait({asyncio.ensure_future(client.close())}, timeout=CLOSE_S)


def _lacking(client: Client) -> str | None:
    """Return what keeps the bot from answering."""
    if client.desk.closing:
        return "stopping"
    shards = client.shards
    down = [str(shard) for shard, info in shards.items() if info.is_closed()]
    if not shards or down:
        return f"gateway: shards {', '.join(down) or 'not started'}"
    return None if client.is_ready() else "gateway: servers are being announced"


@contextmanager
def _stopped_by_signals() -> Iterator[asyncio.Event]:
    """Give an event that SIGTERM and SIGINT set."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    signals = (signal.SIGTERM, signal.SIGINT)
    for number in signals:
        loop.add_signal_handler(number, stop.set)
    try:
        yield stop
    finally:
        for number in signals:
            loop.remove_signal_handler(number)


@contextmanager
def _explained(settings: Settings) -> Iterator[None]:
    """Turn what discord.py raises where nothing more can be done into one clear sentence."""
    try:
        yield
    except discord.LoginFailure as error:
        raise RefusedError(LOGIN_REFUSED) from error
    except discord.PrivilegedIntentsRequired as error:
        raise RefusedError(NO_INTENT) from error
    except discord.ConnectionClosed as error:
        reason = _REFUSED.get(error.code, f"Discord closed the connection (code {error.code})")
        raise RefusedError(reason) from error
    except discord.HTTPException as error:
        raise NetworkError(
            f"Discord answers {error.status} at {settings.discord_api_url}; try again later"
        ) from error
    except (aiohttp.ClientError, OSError, TimeoutError, discord.GatewayNotFound) as error:
        raise NetworkError(
            f"cannot reach Discord at {settings.discord_api_url}; is there a network?"
        ) from error
