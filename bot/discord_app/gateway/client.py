"""The client: the connection to Discord with only the intents and caches that are needed.

It imports nothing of what answers, so that it connects while that is loaded (`opening`).
"""

import asyncio
import logging
from functools import partial
from typing import TYPE_CHECKING, Any

import discord
import yarl
from discord.ext import commands
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.discord_app.gateway.cache import Cache
from bot.discord_app.gateway.connection import be_impatient, use_lasting
from bot.discord_app.gateway.door import Door
from bot.discord_app.gateway.identifying import Identifying
from bot.discord_app.gateway.watching import Nobody, Watcher, traced
from bot.settings import Settings

if TYPE_CHECKING:  # it takes twice as long to import as it takes to connect
    from bot.discord_app.desk import Desk

# Events of the connection itself, which wait for nothing.
_CONNECTION = ("connect", "disconnect", "resumed", "shard_", "socket_")

_log = logging.getLogger(__name__)


class Client(commands.AutoShardedBot):
    """Hands what happens on Discord to the cogs.

    Attributes:
        desk: What cogs and buttons answer with, once it is open.
        door: Where what happens waits until then.
        logged_in: Set from when Discord has accepted the token.
        lacking: What is still to come before the desk opens, for the operator.
        identifying: Lets shards begin their sessions in turn.
        watcher: Hears what happens.
    """

    desk: "Desk"

    def __init__(self, settings: Settings) -> None:
        """Prepare a client; nothing is connected yet.

        Args:
            settings: Where Discord is, which shards run here, which intents are asked for.
        """
        self.door = Door()
        self.logged_in = asyncio.Event()
        self.lacking = "the program is being loaded"
        self.identifying = Identifying(shared=settings.shard_ids is not None)
        self.watcher: Watcher = Nobody()
        use_lasting()
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            intents=intents_of(settings),
            shard_count=settings.shard_count,
            shard_connect_timeout=None,  # a turn may be long in coming
            shard_ids=list(settings.shard_ids) if settings.shard_ids else None,  # type: ignore[arg-type]  # None is the documented default
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            enable_debug_events=False,
        )
        self._gateway = settings.discord_gateway_url
        Route.BASE = settings.discord_api_url.rstrip("/")
        if self._gateway:
            DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(self._gateway)

    def _get_state(self, **options: Any) -> Cache:
        """Return what keeps servers; discord.py asks for it once."""
        return Cache(
            dispatch=self.dispatch,
            handlers=self._handlers,
            hooks=self._hooks,
            http=self.http,
            door=self.door,
            **options,
        )

    def dispatch(self, event_name: str, /, *args: Any, **kwargs: Any) -> None:
        """Hand an event to those who listen; while the desk is closed, it waits."""
        come = partial(super().dispatch, event_name, *args, **kwargs)
        if event_name.startswith(_CONNECTION):
            come()
        else:
            self.door.enter(come)

    def watch(self, watcher: Watcher) -> None:
        """Let somebody hear what happens and what is asked of Discord; before the login."""
        self.watcher = watcher
        self.http.http_trace = traced(watcher)

    async def setup_hook(self) -> None:
        """Note that the token was accepted; from now on there is a session."""
        be_impatient(self.http)
        self.logged_in.set()

    async def on_message(self, message: discord.Message, /) -> None:
        """Leave messages to the cogs: there are no commands with a prefix."""

    async def launch_shards(self) -> None:
        """Connect all shards, to the gateway that was set or that Discord tells.

        discord.py goes back to its own constant when it identifies anew, so that is set as well.
        """
        if self.shard_count is None:
            self.shard_count, url, _ = await self.http.get_bot_gateway()
            DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(self._gateway or url)
        if self.shard_count > 1:
            limits = await self.fetch_session_start_limits()
            self.identifying.concurrency = limits.max_concurrency
        await super().launch_shards()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Wait until a shard may begin a session."""
        await self.identifying.wait(shard_id or 0)

    async def on_shard_connect(self, shard_id: int) -> None:
        """Resume through the gateway that was set, not the one that READY names."""
        if self._gateway:
            self._get_websocket(shard_id=shard_id).gateway = DiscordWebSocket.DEFAULT_GATEWAY

    async def on_ready(self) -> None:
        """Say that all shards are there."""
        _log.info("ready: %d servers, %d shards", len(self.guilds), len(self.shards))
        # What suggestions need is built now, beside the first questions, not while one types.
        await asyncio.to_thread(self.desk.advisor.suggest, "")


def intents_of(settings: Settings) -> discord.Intents:
    """Return the least intents: servers, for permissions; messages; their text if set."""
    intents = discord.Intents.none()
    intents.guilds = True
    intents.guild_messages = True
    intents.dm_messages = True
    intents.message_content = settings.message_content_intent
    return intents
