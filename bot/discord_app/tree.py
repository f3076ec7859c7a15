"""The command tree: every slash command and menu passes through it, and so does every error."""

import discord
from discord import app_commands

from bot.discord_app.faults import reply_error


class Tree(app_commands.CommandTree):
    """Ends every error of a command in one sentence."""

    async def on_error(
        self, interaction: discord.Interaction, error: app_commands.AppCommandError, /
    ) -> None:
        """Tell what failed."""
        name = interaction.command.qualified_name if interaction.command else "a command"
        await reply_error(interaction, error, doing=f"/{name}")
