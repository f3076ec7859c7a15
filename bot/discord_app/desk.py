"""The desk: what every cog and button needs to answer, in one object that is handed to them."""

import asyncio
import copy
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol, cast

import discord
from cachetools import LRUCache

from bot.app import Advisor
from bot.curation.preferences import Preferences, Trial, trials
from bot.discord_app.asked_lately import AskedLately
from bot.discord_app.cards.answers import Cards
from bot.discord_app.cards.info import InfoCards
from bot.discord_app.cards.sheets import Sheets
from bot.discord_app.cards.studio import Studio
from bot.discord_app.cooldowns import CHANNEL, MEMBER, Cooldown
from bot.discord_app.edition import Edition
from bot.discord_app.gateway.watching import Nobody, Watcher
from bot.discord_app.ids.keys import Keyring
from bot.discord_app.pauses import Pauses
from bot.discord_app.said import Said
from bot.discord_app.work import Work
from bot.errors import BotError
from bot.servers.servers import Servers
from bot.settings import Settings

MOST_OPEN = 256  # desks of servers that are kept; another is laid over its advisor anew, at once


class Desk:
    """Holds the knowledge, what is kept of servers, and what is remembered for minutes.

    Attributes:
        edition: The knowledge as it is answered from at this desk.
        server: Id of the server, where it has something of its own.
        preferences: What the server has set; the usual without one.
        settings: Of the operator.
        members, channels: How often each may ask.
        pauses: How long a member waits, where a server wants that.
        said: The answers of the last minutes.
        lately: What was asked in the last minutes, for the buttons under the answers.
        studio: Draws pictures.
        sheets: The cards that are sent most, written out.
        work: What is in hand.
    """

    def __init__(
        self,
        advisor: Advisor,
        settings: Settings,
        servers: Servers | None,
        clock: Callable[[], float] = time.monotonic,
        watcher: Watcher | None = None,
    ) -> None:
        """Open the desk of the shipped knowledge; `at` gives that of a server.

        Args:
            advisor: Over the knowledge that is drawn and pointed into.
            settings: Whose links the cards show.
            servers: What is kept of servers; without it commands can be registered but not used.
            clock: Seconds that never go back.
            watcher: Hears what happens, if anybody does.
        """
        self.settings = settings
        self.server: int | None = None
        self.preferences = Preferences()
        self.edition = _shipped(advisor, settings)
        self.members = Cooldown(MEMBER, clock)
        self.channels = Cooldown(CHANNEL, clock)
        self.pauses = Pauses(clock)
        self.said = Said(clock)
        self.lately = AskedLately(clock)
        self.studio = Studio()
        self.sheets = Sheets()
        self.work = Work(watcher or Nobody())
        self._servers = servers
        self._shared = self
        self._desks: LRUCache[int, Desk] = LRUCache(MOST_OPEN)
        self._trials: asyncio.Task[tuple[Trial, ...]] | None = None

    async def at(self, server: int | None) -> "Desk":
        """Return the desk of a server, where its own entries are answered too.

        All desks share everything but what is the server's own. In direct messages it is the one
        that has nothing of a server.

        Args:
            server: Id of the server, if any.
        """
        shared = self._shared
        if server is None or self._servers is None:
            return shared
        opened = await self._servers.overlays.opened(server)
        advisor, preferences = opened.advisor, opened.state.preferences
        is_shipped = advisor is shared.edition.advisor
        if is_shipped and preferences == shared.preferences:
            return shared
        kept = shared._desks.get(server)
        if kept and kept.edition.advisor is advisor and kept.preferences == preferences:
            return kept
        desk = copy.copy(shared)
        desk.server, desk.preferences = server, preferences
        desk.edition = shared.edition if is_shipped else shared.edition.over(advisor)
        shared._desks[server] = desk
        return desk

    def replace(self, advisor: Advisor) -> None:
        """Answer from another shipped knowledge from now on, in every server."""
        self.servers.replace(advisor)
        self._shared.edition = _shipped(advisor, self.settings)
        self._shared._trials = None
        self._desks.clear()

    async def trials(self) -> tuple[Trial, ...]:
        """Return how the shipped knowledge does on phrasings that it had not learnt.

        Takes some seconds the first time, in a thread.
        """
        shared = self._shared
        if shared._trials is None or (shared._trials.done() and shared._trials.exception()):
            knowledge = shared.edition.advisor.knowledge
            shared._trials = asyncio.create_task(asyncio.to_thread(trials, knowledge))
        return await asyncio.shield(shared._trials)

    @property
    def servers(self) -> Servers:
        """Return what is kept of servers.

        Raises:
            BotError: Nothing is kept.
        """
        if self._servers is None:
            raise BotError("Nothing is kept here.")
        return self._servers

    @property
    def shipped(self) -> Edition:
        """Return the knowledge without any server's entries."""
        return self._shared.edition

    @property
    def advisor(self) -> Advisor:
        """Return what answers."""
        return self.edition.advisor

    @property
    def cards(self) -> Cards:
        """Return what draws replies."""
        return self.edition.cards

    @property
    def info(self) -> InfoCards:
        """Return what draws what is known of the bot and its knowledge."""
        return self.edition.info

    @property
    def keyring(self) -> Keyring:
        """Return what finds what buttons carry."""
        return self.edition.keyring

    def opted_out(self, member: int) -> bool:
        """Tell whether nothing is to be kept of a member, nor they answered unasked."""
        return self._servers is not None and self._servers.privacy.opted_out(member)

    @property
    def closing(self) -> bool:
        """Tell whether no more questions are taken."""
        return self.work.closing

    def in_hand(self) -> AbstractContextManager[None]:
        """Count something as being answered, so that a shutdown waits for it."""
        return self.work.in_hand()


class HasDesk(Protocol):
    """A client with a desk."""

    desk: Desk


def desk_of(interaction: discord.Interaction) -> Desk:
    """Return the desk of the client that an interaction came to."""
    return cast(HasDesk, interaction.client).desk


def server_of(interaction: discord.Interaction) -> int | None:
    """Return the server that an interaction is of; none where the bot is not in it."""
    return interaction.guild_id if interaction.is_guild_integration() else None


def _shipped(advisor: Advisor, settings: Settings) -> Edition:
    return Edition.of(advisor, privacy_url=settings.privacy_url, site_url=settings.site_url)
