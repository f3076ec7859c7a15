"""Serving: the bot's life from login to the last answer. Called by the command line."""

import asyncio
import logging
import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager, contextmanager, nullcontext, suppress
from importlib import import_module
from typing import TYPE_CHECKING

import aiohttp
import discord
from discord.voice_client import VoiceClient

from bot.discord_app.collecting import collect, keep_all
from bot.discord_app.gateway.client import Client
from bot.discord_app.registering import register
from bot.errors import BotError, NetworkError
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.app import Advisor

# All that answers. Imported by its name, while the connection is made: it takes twice as long.
OPENING = "bot.discord_app.opening"

# After SIGTERM one comes after the other: ten seconds in all, which is what is promised. Where the
# database hangs, `asyncio.run` then cancels what is left, which takes two seconds more; a request
# for our health may take one. `compose.yaml` and `deploy/` allow fifteen.
FINISH_S = 7.0  # for questions in hand
CLOSE_S = 1.0  # for the connection
END_S = 2.0  # for the last counts and the database
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
    load: "Callable[[], Advisor]", settings: Settings, *, token: str, connect_s: float = CONNECT_S
) -> None:
    """Answer on Discord until told to stop.

    The connection is made while the program and its knowledge are loaded; what arrives before all
    is there waits at the client's door.

    Args:
        load: Returns what answers; called in a thread.
        settings: Where Discord is, which shards run here.
        token: Of the bot.
        connect_s: How long to wait for the first connection.

    Raises:
        RefusedError: Discord refuses the token, the intents or the shards.
        NetworkError: There is no network, or Discord is down.
        HealthError: The health endpoints cannot be opened.
        StorageError: The database cannot be opened or migrated.
        BotError: What `load` raises.
    """
    client = _client(settings)
    with _stopped_by_signals() as stop:
        async with _health(client, settings):
            connection = asyncio.create_task(_connect(client, settings, token, connect_s))
            attendance = asyncio.create_task(_attend(client, load, settings))
            stopped = asyncio.create_task(stop.wait())
            # The first that has ended says why; what is wrong here goes before Discord.
            tasks: tuple[asyncio.Task[object], ...] = (stopped, attendance, connection)
            try:
                await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
                if connection.done():
                    await _loaded(client, attendance, stopped)
                next(task for task in tasks if task.done()).result()
                await _finish(client)
            finally:
                # Closing comes before cancelling: a shard that connects anew swallows that.
                await _close(client)
                for task in tasks:
                    task.cancel()
                done, _ = await asyncio.wait(tasks, timeout=END_S)
                await asyncio.gather(*done, return_exceptions=True)
    _log.info("stopped")


async def sync(advisor: "Advisor", settings: Settings, *, token: str) -> int:
    """Register the slash commands, and return how many.

    Raises:
        RefusedError, NetworkError: As for `serve`.
    """
    opening, desk = import_module(OPENING), import_module("bot.discord_app.desk")
    client = _client(settings)
    try:
        with _explained(settings):
            await client.login(token)
            await opening.add_cogs(client, desk.Desk(advisor, settings, None))
            return await register(client.tree)
    finally:
        await _close(client)


def _client(settings: Settings) -> Client:
    VoiceClient.warn_nacl = VoiceClient.warn_dave = False  # there is no voice here to warn of
    return Client(settings)


def _health(client: Client, settings: Settings) -> AbstractAsyncContextManager[None]:
    """Return what serves the health endpoints, where they are wanted."""
    if settings.health_port is None:
        return nullcontext()
    # Imported here, for a start without them need not wait for a web server and for metrics.
    health = import_module("bot.discord_app.health")
    served: AbstractAsyncContextManager[None] = health.health_served(
        settings.health_host, settings.health_port, health.Health(client)
    )
    return served


async def _connect(client: Client, settings: Settings, token: str, connect_s: float) -> None:
    """Log in and keep the connection, which ends only by failing for good."""
    with _explained(settings):
        await client.login(token)
        connected = asyncio.create_task(client.identifying.reached.wait())
        connection = asyncio.create_task(client.connect())
        tasks = {connected, connection}
        try:
            done, _ = await asyncio.wait(
                tasks, timeout=connect_s, return_when=asyncio.FIRST_COMPLETED
            )
            if not done:
                raise NetworkError("Discord's gateway cannot be reached; is there a network?")
            await connection
        finally:
            for task in tasks:
                task.cancel()


async def _loaded(client: Client, *tasks: "asyncio.Task[object]") -> None:
    """Wait for the loading, for what is wrong with it is told before what is with Discord."""
    opened = asyncio.create_task(client.door.opened())
    await asyncio.wait({opened, *tasks}, return_when=asyncio.FIRST_COMPLETED)
    opened.cancel()


async def _attend(client: Client, load: "Callable[[], Advisor]", settings: Settings) -> None:
    """Load what answers and let in what comes, until cancelled."""
    opening = await asyncio.to_thread(import_module, OPENING)
    client.lacking = "the knowledge is being loaded"
    advisor = await asyncio.to_thread(load)
    client.lacking = "the database is being opened"
    async with opening.opened(client, advisor, settings):
        keep_all()
        await asyncio.gather(opening.register_commands(client), collect())


async def _finish(client: Client) -> None:
    """Take no more questions, finish those in hand."""
    if not client.door.is_open:
        return
    client.desk.work.closing = True
    _log.info("stopping: finishing what is in hand")
    with suppress(TimeoutError):
        async with asyncio.timeout(FINISH_S):
            await client.desk.work.idle.wait()


async def _close(client: Client) -> None:
    """Close the client, but wait no longer for it than was promised."""
    await asyncio.wait({asyncio.ensure_future(client.close())}, timeout=CLOSE_S)


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
