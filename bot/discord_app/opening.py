"""Opening: the desk opens, with all commands and buttons. Imported only once it is needed."""

import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

import aiohttp
import discord
from discord import app_commands

from bot.app import Advisor
from bot.discord_app.cogs.adding import Adding
from bot.discord_app.cogs.advising import Advising
from bot.discord_app.cogs.asking import Asking
from bot.discord_app.cogs.catching import Catching
from bot.discord_app.cogs.faq import Faq
from bot.discord_app.cogs.inbox import Inbox
from bot.discord_app.cogs.informing import Informing
from bot.discord_app.cogs.keeping import Keeping
from bot.discord_app.cogs.knowledge import Knowledge
from bot.discord_app.cogs.listening import Listening
from bot.discord_app.cogs.planning import Planning
from bot.discord_app.cogs.preferences import Preferences
from bot.discord_app.cogs.privacy import Privacy
from bot.discord_app.cogs.statistics import Statistics
from bot.discord_app.desk import Desk
from bot.discord_app.gateway.client import Client
from bot.discord_app.registering import register_changes
from bot.discord_app.tree import tell_error
from bot.discord_app.views import (
    answers,
    choices,
    faq,
    inbox,
    lookups,
    plans,
    preferences,
    privacy,
)
from bot.servers.servers import Servers
from bot.settings import Settings
from bot.storage.address import address_of
from bot.storage.faults import StorageError
from bot.storage.turns import Turn

ITEMS = (
    *answers.ALL,
    *choices.ALL,
    *lookups.ALL,
    *plans.ALL,
    *privacy.ALL,
    *faq.ALL,
    *inbox.ALL,
    *preferences.ALL,
)

# What keeps commands from being registered, and nothing else.
_FAILURES = (
    discord.HTTPException,
    app_commands.CommandSyncFailure,
    aiohttp.ClientError,
    OSError,
    StorageError,
)

_log = logging.getLogger(__name__)


@asynccontextmanager
async def opened(client: Client, advisor: Advisor, settings: Settings) -> AsyncIterator[None]:
    """Answer what comes to a client, with the database open, until the block ends.

    Args:
        client: Connected, or about to be; nothing has come in yet.
        advisor: Answers.
        settings: Where the database is, whose links the cards show.

    Raises:
        SettingsError: `DATABASE_URL` is malformed, or its folder cannot be made.
        StorageError: The database cannot be opened or migrated.
    """
    async with Servers.open(address_of(settings), advisor, _now) as servers:
        client.identifying.share(partial(servers.turns.take, Turn.IDENTIFY))
        await open_desk(client, Desk(advisor, settings, servers, watcher=client.watcher))
        yield


async def open_desk(client: Client, desk: Desk) -> None:
    """Answer what comes to a client, what waited first."""
    client.desk = desk
    await add_cogs(client, desk)
    client.door.open()


async def add_cogs(client: Client, desk: Desk) -> None:
    """Add all commands and buttons."""
    client.tree.error(tell_error)
    client.add_dynamic_items(*ITEMS)
    await client.add_cog(Asking(client, desk))
    await client.add_cog(Informing(desk))
    await client.add_cog(Advising(desk))
    await client.add_cog(Planning(desk))
    await client.add_cog(Listening(client, desk))
    await client.add_cog(Faq(desk))
    await client.add_cog(Adding(client, desk))
    await client.add_cog(Inbox(desk))
    await client.add_cog(Statistics(desk))
    await client.add_cog(Preferences(desk))
    await client.add_cog(Privacy(desk))
    await client.add_cog(Knowledge(client, desk))
    await client.add_cog(Keeping(client, desk))
    await client.add_cog(Catching(desk))


async def register_commands(client: Client) -> None:
    """Register the commands if they changed, as soon as the client is logged in.

    Where several processes start together the first one does it, and the others find it done.
    """
    await client.logged_in.wait()
    try:
        async with client.desk.servers.turns.alone(Turn.REGISTER):
            changed = await register_changes(client, client.tree)
    except _FAILURES:
        _log.exception("the commands could not be registered; try `python -m bot sync`")
    else:
        _log.info("commands %s", "registered" if changed else "unchanged")


def _now() -> int:
    """Return the time in Unix seconds, UTC."""
    return int(time.time())
