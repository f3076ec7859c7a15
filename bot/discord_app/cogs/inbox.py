"""The inbox by command: `/inbox` shows what was not answered; `views/inbox` decides about it."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.discord_app.cogs.asking import refused
from bot.discord_app.curating.moderators import moderator_of
from bot.discord_app.desk import Desk
from bot.discord_app.views.inbox import show_inbox


class Inbox(commands.Cog):
    """Shows moderators what was not answered."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @app_commands.command(name="inbox", description="Questions that found no good answer")
    @app_commands.allowed_installs(guilds=True, users=False)
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.default_permissions(manage_guild=True)
    async def inbox(self, interaction: discord.Interaction) -> None:
        """Show the first page."""
        with self._desk.in_hand():
            if await refused(self._desk, interaction):
                return
            await interaction.response.defer(ephemeral=True, thinking=True)
            if at := await moderator_of(self._desk, interaction, doing="/inbox"):
                await show_inbox(at, interaction)
