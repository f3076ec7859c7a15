"""Statistics by command: `/stats` shows how the advisor does in a server."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.discord_app.answering import respond
from bot.discord_app.cards.statistics import drawn_statistics
from bot.discord_app.cogs.asking import refused
from bot.discord_app.curating.moderators import moderator_of
from bot.discord_app.desk import Desk


class Statistics(commands.Cog):
    """Shows moderators how the advisor does."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @app_commands.command(name="stats", description="How I did in the last seven days")
    @app_commands.allowed_installs(guilds=True, users=False)
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.default_permissions(manage_guild=True)
    async def stats(self, interaction: discord.Interaction) -> None:
        """Show it, as a picture and in words."""
        with self._desk.in_hand():
            if await refused(self._desk, interaction):
                return
            await interaction.response.defer(ephemeral=True, thinking=True)
            if at := await moderator_of(self._desk, interaction, doing="/stats"):
                found = await self._desk.servers.weeks.statistics(at.server)
                card = await drawn_statistics(at.desk, found, title="The last seven days")
                await respond(interaction, card, private=True)
