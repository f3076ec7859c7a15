"""The menu **Add to FAQ** on a good human answer: it becomes a draft for a moderator."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.curation import drafting
from bot.curation.drafting import tidy
from bot.discord_app.answering import respond
from bot.discord_app.cards.card import notice
from bot.discord_app.cards.drafts import Draft, draft_form
from bot.discord_app.cogs.asking import refused
from bot.discord_app.curating.moderators import moderator_of
from bot.discord_app.desk import Desk

NO_TEXT = "There is no text in that message that could be an answer."


class Adding(commands.Cog):
    """Lets moderators make an answer of a message."""

    def __init__(self, bot: commands.AutoShardedBot, desk: Desk) -> None:
        self._bot = bot
        self._desk = desk
        self._menu = app_commands.ContextMenu(name="Add to FAQ", callback=self.add)
        self._menu.default_permissions = discord.Permissions(manage_guild=True)
        self._menu.allowed_installs = app_commands.AppInstallationType(guild=True, user=False)
        self._menu.allowed_contexts = app_commands.AppCommandContext(
            guild=True, dm_channel=False, private_channel=False
        )

    async def cog_load(self) -> None:
        """Add the menu, which a cog cannot declare."""
        self._bot.tree.add_command(self._menu)

    async def cog_unload(self) -> None:
        """Take the menu away."""
        self._bot.tree.remove_command(self._menu.name, type=self._menu.type)

    async def add(self, interaction: discord.Interaction, message: discord.Message) -> None:
        """Open the form with somebody's message as the answer, and what it replies to."""
        with self._desk.in_hand():
            if await refused(self._desk, interaction):
                return
            if not await moderator_of(self._desk, interaction, doing="Add to FAQ"):
                return
            if not message.content.strip():
                await respond(interaction, notice(NO_TEXT), private=True)
                return
            replied = message.reference.resolved if message.reference else None
            asked = replied.content if isinstance(replied, discord.Message) else ""
            draft = Draft(
                "add",
                question=tidy(asked)[: drafting.QUESTION[1]],
                answer=tidy(message.content),
                link=message.jump_url,
            )
            await interaction.response.send_modal(draft_form(draft))
