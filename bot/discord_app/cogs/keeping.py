"""Keeping house: servers that come and go, weekly digests, and notices that wait to be sent."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import discord
from discord.ext import commands, tasks

from bot.discord_app.cards.statistics import drawn_statistics
from bot.discord_app.curating.aftermath import close_answered, post, tell_waiting
from bot.discord_app.desk import Desk

HOUR_S = 3600.0
DIGEST = "The week, in numbers"

_log = logging.getLogger(__name__)


class Keeping(commands.Cog):
    """Does what nobody asks for."""

    def __init__(self, bot: commands.AutoShardedBot, desk: Desk) -> None:
        self._bot = bot
        self._desk = desk
        self._settled = ""  # revision of the shipped knowledge that the inboxes were held against

    async def cog_unload(self) -> None:
        """Stop."""
        self.hourly.cancel()

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Compare with the servers that are there, once all are announced."""
        here = [server.id for server in self._bot.guilds]
        leaving = self._desk.servers.leaving
        self._desk.work.behind("comparing servers", leaving.present(here, self._is_ours))
        if not self.hourly.is_running():
            self.hourly.start()

    @commands.Cog.listener()
    async def on_guild_join(self, server: discord.Guild) -> None:
        """Take back that a server's data is to be deleted."""
        self._desk.work.behind("a server's return", self._desk.servers.leaving.returned(server.id))

    @commands.Cog.listener()
    async def on_guild_remove(self, server: discord.Guild) -> None:
        """Note that a server's data is to be deleted in thirty days."""
        self._desk.work.behind("a server's leaving", self._desk.servers.leaving.left(server.id))

    @tasks.loop(seconds=HOUR_S)
    async def hourly(self) -> None:
        """Post the digests that are due, close what is answered, and tell those who wait."""
        if self._desk.closing:
            return
        with self._desk.in_hand():
            for chore in (self.post_digests, self.settle_inboxes, self.tell_all_waiting):
                with _going_on(chore.__name__):
                    await chore()

    async def post_digests(self) -> None:
        """Post the digests that are due."""
        here = [server.id for server in self._bot.guilds]
        for server in await self._desk.servers.weeks.due(here):
            with _going_on(f"the digest of server {server}"):
                await self._post_digest(server)

    async def settle_inboxes(self) -> None:
        """Close what is answered since the shipped knowledge changed, as after an upgrade."""
        revision = self._desk.shipped.advisor.knowledge.revision
        if revision == self._settled:
            return
        servers = sorted(filter(self._is_ours, await self._desk.servers.inbox.unsettled()))
        settled = []
        for server in servers:
            with _going_on(f"closing what is answered in server {server}"):
                await close_answered(self._desk, self._bot, server)
                settled.append(server)
        if settled == servers:
            self._settled = revision

    async def tell_all_waiting(self) -> None:
        """Tell those who asked for a human and were not told yet, as after a restart."""
        for server in await self._desk.servers.inbox.awaited():
            if self._bot.get_guild(server) is not None:
                with _going_on(f"telling who waits in server {server}"):
                    await tell_waiting(self._desk, self._bot, server)

    async def _post_digest(self, server: int) -> None:
        """Post a server's digest where it has a log channel, unless another process does."""
        servers = self._desk.servers
        log = (await servers.preferences.of(server)).log
        if log is None:
            return
        statistics = await servers.weeks.statistics(server)
        card = await drawn_statistics(await self._desk.at(server), statistics, title=DIGEST)
        if await servers.weeks.claim(server):  # last, for what fails before is tried again
            await post(self._bot, server, log, card)

    def _is_ours(self, server: int) -> bool:
        """Tell whether a server belongs to a shard of this process."""
        count = self._bot.shard_count or 1
        return (server >> 22) % count in self._bot.shards


@contextmanager
def _going_on(doing: str) -> Iterator[None]:
    """Log what fails inside: what comes after it must not suffer, and the next hour comes."""
    try:
        yield
    except Exception:
        _log.exception("housekeeping: %s failed", doing)
