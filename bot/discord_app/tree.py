"""The command tree's one exit for errors: every slash command and menu ends in it."""

import discord
from discord import app_commands

from bot.discord_app.faults import reply_error


async def tell_error(
    interaction: discord.Interaction, error: app_commands.AppCommandError, /
) -> None:
    """Tell what failed, in one sentence."""
    name = interaction.command.qualified_name if interaction.command else "a command"
    await reply_error(interaction, error, doing=f"/{name}")
