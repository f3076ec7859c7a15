"""Buttons about what is kept of a member: each acts for who presses it, and nobody else."""

import discord

from bot.discord_app.answering import put_in_place
from bot.discord_app.cards.privacy import done_card, sure_card
from bot.discord_app.desk import Desk
from bot.discord_app.ids.custom_ids import TEMPLATES
from bot.discord_app.views.presses import Press


class Ask(Press, template=TEMPLATES["privacy-ask"]):
    """Asks whether a member is sure."""

    async def press(self, desk: Desk, interaction: discord.Interaction) -> None:
        """Ask."""
        await put_in_place(interaction, sure_card(self.fields["action"]))


class Act(Press, template=TEMPLATES["privacy"]):
    """Deletes, opts out, or takes an opting out back."""

    async def press(self, desk: Desk, interaction: discord.Interaction) -> None:
        """Do it."""
        await interaction.response.defer()
        privacy, member, action = desk.servers.privacy, interaction.user.id, self.fields["action"]
        held = None
        if action == "delete":
            held = await privacy.delete(member)
        elif action == "optout":
            await privacy.opt_out(member)
        else:
            await privacy.opt_in(member)
        await put_in_place(interaction, done_card(action, held))


ALL: tuple[type[Press], ...] = (Ask, Act)
