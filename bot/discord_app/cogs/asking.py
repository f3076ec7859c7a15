"""Asking by command: `/ask`, and the menu **Answer this** on any message."""

import logging

import discord
from discord import app_commands
from discord.ext import commands

from bot.discord_app import limits
from bot.discord_app.answering import MOST_ASKED, RESTARTING, Asked, answer_interaction, respond
from bot.discord_app.cards.card import notice
from bot.discord_app.desk import Desk, server_of

PICKED = "entry:"  # a suggestion too long to be sent back whole is sent as its entry's key
NO_TEXT = "There is no text in that message for me to answer."

_log = logging.getLogger(__name__)


class Asking(commands.Cog):
    """Answers questions that come by command or menu."""

    def __init__(self, bot: commands.AutoShardedBot, desk: Desk) -> None:
        self._bot = bot
        self._desk = desk
        self._menu = app_commands.ContextMenu(name="Answer this", callback=self.answer_this)
        everywhere(self._menu)

    async def cog_load(self) -> None:
        """Add the menu, which a cog cannot declare."""
        self._bot.tree.add_command(self._menu)

    async def cog_unload(self) -> None:
        """Take the menu away."""
        self._bot.tree.remove_command(self._menu.name, type=self._menu.type)

    @app_commands.command(
        name="ask", description="Ask about a career in medical billing and coding"
    )
    @app_commands.describe(
        question="What would you like to know?", private="Show the answer only to you"
    )
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def ask(
        self,
        interaction: discord.Interaction,
        question: app_commands.Range[str, 1, MOST_ASKED],
        private: bool = False,
    ) -> None:
        """Answer a question."""
        with self._desk.in_hand():
            if await refused(self._desk, interaction):
                return
            desk = await self._desk.at(server_of(interaction))
            asked = Asked(
                _question(desk, question),
                interaction.user.id,
                interaction.channel_id or 0,
                private=private,
            )
            await answer_interaction(desk, interaction, asked)

    @ask.autocomplete("question")
    async def suggest(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer questions that complete what was typed; never fail."""
        try:
            desk = await self._desk.at(server_of(interaction))
            options = desk.advisor.suggest(typed, limits.CHOICES)
        except Exception:
            _log.exception("autocompletion failed")
            return []
        return [
            app_commands.Choice(
                name=limits.clip(option.question, limits.CHOICE),
                value=option.question
                if len(option.question) <= limits.CHOICE
                else limits.clip(f"{PICKED}{option.entry}", limits.CHOICE),
            )
            for option in options
        ]

    async def answer_this(self, interaction: discord.Interaction, message: discord.Message) -> None:
        """Answer somebody's message."""
        with self._desk.in_hand():
            if await refused(self._desk, interaction):
                return
            if not message.content.strip():
                await respond(interaction, notice(NO_TEXT), private=True)
                return
            asked = Asked(
                message.content,
                interaction.user.id,
                interaction.channel_id or 0,
                remark=f"-# Answering [this message]({message.jump_url})",
                alone=True,
                author=message.author.id,
            )
            desk = await self._desk.at(server_of(interaction))
            await answer_interaction(desk, interaction, asked, about=message.id)


def _question(desk: Desk, text: str) -> str:
    """Return what is asked, where a suggestion was sent as its entry."""
    entry = desk.advisor.knowledge.entries.get(text.removeprefix(PICKED))
    return entry.question if entry and text.startswith(PICKED) else text


async def refused(desk: Desk, interaction: discord.Interaction) -> bool:
    """Turn a command away that comes while the bot is closing."""
    if desk.closing:
        await respond(interaction, notice(RESTARTING), private=True)
    return desk.closing


def everywhere(command: app_commands.ContextMenu) -> None:
    """Offer a menu to servers and users, in servers and in direct messages."""
    command.allowed_installs = app_commands.AppInstallationType(guild=True, user=True)
    command.allowed_contexts = app_commands.AppCommandContext(
        guild=True, dm_channel=True, private_channel=True
    )
