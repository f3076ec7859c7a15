"""Privacy by command: what is kept of a member, for that member alone."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.discord_app.answering import respond
from bot.discord_app.cards.privacy import holdings_card, sure_card
from bot.discord_app.cogs.asking import refused
from bot.discord_app.desk import Desk


@app_commands.allowed_installs(guilds=True, users=True)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
class Privacy(commands.GroupCog, name="privacy", description="What I keep about you"):
    """Shows members what is kept of them, and deletes it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @app_commands.command(name="show", description="Everything that I keep about you")
    async def show(self, interaction: discord.Interaction) -> None:
        """Show it."""
        with self._desk.in_hand():
            if await refused(self._desk, interaction):
                return
            await interaction.response.defer(ephemeral=True, thinking=True)
            held = await self._desk.servers.privacy.show(interaction.user.id)
            card = holdings_card(held, privacy_url=self._desk.settings.privacy_url)
            await respond(interaction, card, private=True)

    @app_commands.command(name="delete", description="Delete what I keep about you")
    async def delete(self, interaction: discord.Interaction) -> None:
        """Ask whether they are sure."""
        await self._ask(interaction, "delete")

    @app_commands.command(
        name="optout", description="Keep nothing of mine; answer me only if asked"
    )
    async def optout(self, interaction: discord.Interaction) -> None:
        """Ask whether they are sure; to one who opted out, offer the way back."""
        member = interaction.user.id
        out = self._desk.servers.privacy.opted_out(member)
        await self._ask(interaction, "optin" if out else "optout")

    async def _ask(self, interaction: discord.Interaction, action: str) -> None:
        with self._desk.in_hand():
            if not await refused(self._desk, interaction):
                await respond(interaction, sure_card(action), private=True)
