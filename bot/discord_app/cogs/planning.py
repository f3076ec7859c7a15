"""Planning by command: `/plan` begins the talk that `views/plans` carries on."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.answers.talk import Talk
from bot.discord_app.cogs.asking import refused
from bot.discord_app.desk import Desk
from bot.discord_app.views.plans import go_on


class Planning(commands.Cog):
    """Begins plans."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @app_commands.command(
        name="plan", description="A few short questions, and a way in that fits you"
    )
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def plan(self, interaction: discord.Interaction) -> None:
        """Ask the first question, privately."""
        with self._desk.in_hand():
            if not await refused(self._desk, interaction):
                await go_on(self._desk, interaction, Talk())
