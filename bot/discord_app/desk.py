"""The desk: what every cog and button needs to answer, in one object that is handed to them."""

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol, cast

import discord

from bot.app import Advisor
from bot.discord_app.cards import Cards
from bot.discord_app.cooldowns import CHANNEL, MEMBER, Cooldown
from bot.discord_app.info_cards import InfoCards
from bot.discord_app.keys import Keyring
from bot.discord_app.said import Said
from bot.discord_app.studio import Studio
from bot.settings import Settings


class Desk:
    """Holds the advisor and what is remembered for minutes.

    Attributes:
        advisor: Answers.
        cards: Draws replies.
        info: Draws what is known of the bot and its knowledge.
        keyring: Finds what buttons carry.
        members, channels: How often each may ask.
        said: The answers of the last minutes.
        studio: Draws pictures.
        idle: Set while nothing is being answered.
        closing: Whether no more questions are taken.
    """

    def __init__(
        self, advisor: Advisor, settings: Settings, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Open the desk.

        Args:
            advisor: Over the knowledge that is drawn and pointed into.
            settings: Whose links the cards show.
            clock: Seconds that never go back.
        """
        self.advisor = advisor
        self.cards = Cards(advisor.knowledge)
        self.info = InfoCards(
            advisor.knowledge, privacy_url=settings.privacy_url, site_url=settings.site_url
        )
        self.keyring = Keyring(advisor.knowledge)
        self.members = Cooldown(MEMBER, clock)
        self.channels = Cooldown(CHANNEL, clock)
        self.said = Said(clock)
        self.studio = Studio()
        self.closing = False
        self.idle = asyncio.Event()
        self.idle.set()
        self._in_hand = 0

    @contextmanager
    def in_hand(self) -> Iterator[None]:
        """Count something as being answered, so that a shutdown waits for it."""
        self._in_hand += 1
        self.idle.clear()
        try:
            yield
        finally:
            self._in_hand -= 1
            if not self._in_hand:
                self.idle.set()


class HasDesk(Protocol):
    """A client with a desk."""

    desk: Desk


def desk_of(interaction: discord.Interaction) -> Desk:
    """Return the desk of the client that an interaction came to."""
    return cast(HasDesk, interaction.client).desk
