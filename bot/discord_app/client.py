"""The client: the connection to Discord with only the intents and caches that are needed."""

import logging
from collections.abc import Iterable, Mapping
from typing import cast

import discord
import yarl
from discord import app_commands
from discord.ext import commands
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.discord_app.answering import respond
from bot.discord_app.card import notice
from bot.discord_app.cogs.advising import Advising
from bot.discord_app.cogs.asking import Asking
from bot.discord_app.cogs.informing import Informing
from bot.discord_app.cogs.listening import Listening
from bot.discord_app.cogs.planning import Planning
from bot.discord_app.custom_ids import is_ours
from bot.discord_app.desk import Desk
from bot.discord_app.faults import reply_error
from bot.discord_app.registering import register_changes
from bot.discord_app.tree import Tree
from bot.discord_app.views import answers, choices, lookups, plans
from bot.discord_app.views.presses import say_stale
from bot.settings import Settings

NOT_THERE = "That button is not on this message."

_log = logging.getLogger(__name__)


class Client(commands.AutoShardedBot):
    """Hands what happens on Discord to the cogs.

    Attributes:
        desk: What cogs and buttons answer with.
    """

    def __init__(self, desk: Desk, settings: Settings) -> None:
        """Prepare a client; nothing is connected yet.

        Args:
            desk: What cogs and buttons answer with.
            settings: Where Discord is, which shards run here, which intents are asked for.
        """
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            tree_cls=Tree,
            intents=intents_of(settings),
            shard_count=settings.shard_count,
            shard_ids=list(settings.shard_ids) if settings.shard_ids else None,  # type: ignore[arg-type]  # None is the documented default
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            enable_debug_events=False,
        )
        self.desk = desk
        self._gateway = settings.discord_gateway_url
        Route.BASE = settings.discord_api_url.rstrip("/")
        if self._gateway:
            DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(self._gateway)

    async def add_cogs(self) -> None:
        """Add all commands and buttons."""
        self.add_dynamic_items(*answers.ALL, *choices.ALL, *lookups.ALL, *plans.ALL)
        await self.add_cog(Asking(self, self.desk))
        await self.add_cog(Informing(self.desk))
        await self.add_cog(Advising(self.desk))
        await self.add_cog(Planning(self.desk))
        await self.add_cog(Listening(self, self.desk))

    async def setup_hook(self) -> None:
        """Add the cogs, and register the commands if they changed."""
        await self.add_cogs()
        self.desk.advisor.suggest("")  # what suggestions need is built now and not while one waits
        try:
            changed = await register_changes(self, self.tree)
        except (discord.HTTPException, app_commands.CommandSyncFailure):
            _log.exception("the commands could not be registered; try `python -m bot sync`")
        else:
            _log.info("commands %s", "registered" if changed else "unchanged")

    async def on_message(self, message: discord.Message, /) -> None:
        """Leave messages to the cogs: there are no commands with a prefix."""

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Answer for buttons that nothing else answers for: of an older form, or forged."""
        if interaction.type is not discord.InteractionType.component:
            return
        data = cast(Mapping[str, object], interaction.data or {})
        custom_id = str(data.get("custom_id"))
        shown = interaction.message and custom_id in custom_ids_of(interaction.message.components)
        if shown and is_ours(custom_id):
            return
        try:
            if shown:
                await say_stale(interaction)
            else:
                _log.warning("a button that is not there was pressed by %s", interaction.user.id)
                await respond(interaction, notice(NOT_THERE), private=True)
        except Exception as error:
            await reply_error(interaction, error, doing="unknown button")

    async def launch_shards(self) -> None:
        """Connect all shards, to the gateway that was set or that Discord tells.

        discord.py goes back to its own constant when it identifies anew, so that is set as well.
        """
        if self.shard_count is None:
            self.shard_count, url, _ = await self.http.get_bot_gateway()
            DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(self._gateway or url)
        await super().launch_shards()

    async def on_shard_connect(self, shard_id: int) -> None:
        """Resume through the gateway that was set, not the one that READY names."""
        if self._gateway:
            self._get_websocket(shard_id=shard_id).gateway = DiscordWebSocket.DEFAULT_GATEWAY

    async def on_ready(self) -> None:
        """Say that all shards are there."""
        _log.info("ready: %d servers, %d shards", len(self.guilds), len(self.shards))


def intents_of(settings: Settings) -> discord.Intents:
    """Return the least intents: servers, for permissions; messages; their text if set."""
    intents = discord.Intents.none()
    intents.guilds = True
    intents.guild_messages = True
    intents.dm_messages = True
    intents.message_content = settings.message_content_intent
    return intents


def custom_ids_of(components: Iterable[object]) -> frozenset[str]:
    """Return the custom_ids of everything that can be used in a message."""
    found: set[str] = set()
    for component in components:
        own = getattr(component, "custom_id", None)
        found |= {own} if own else set()
        found |= custom_ids_of(getattr(component, "children", ()))
    return frozenset(found)
