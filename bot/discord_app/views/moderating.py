"""A press of a moderator's button or menu: their right to it is looked at anew each time."""

from typing import ClassVar, Literal

import discord

from bot.discord_app.curating.moderators import Moderator, moderator_of
from bot.discord_app.desk import Desk
from bot.discord_app.views.presses import Press


class ModeratorPress(Press, template=r"(?!)"):
    """One kind of button or menu on a card that only its moderator sees.

    Attributes:
        opens: What comes of it: the card changes `in-place`, another one stands `beside` it, or a
            `form` opens, which nothing may come before.
    """

    opens: ClassVar[Literal["in-place", "beside", "form"]] = "in-place"

    async def press(self, desk: Desk, interaction: discord.Interaction) -> None:
        """Do what the button says, for one who may."""
        at = await moderator_of(desk, interaction, doing=f"button {type(self).__name__}")
        if at is None:
            return
        if self.opens == "in-place":
            await interaction.response.defer()
        elif self.opens == "beside":
            await interaction.response.defer(ephemeral=True, thinking=True)
        await self.moderate(at, interaction)

    async def moderate(self, at: Moderator, interaction: discord.Interaction) -> None:
        """Do what the button says."""
        raise NotImplementedError
