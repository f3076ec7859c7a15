"""The button that sets the threshold whose effect was shown."""

from dataclasses import replace

import discord

from bot.discord_app.curating.changing import change
from bot.discord_app.curating.moderators import Moderator
from bot.discord_app.ids.curation_ids import TEMPLATES
from bot.discord_app.views.moderating import ModeratorPress


class SetThreshold(ModeratorPress, template=TEMPLATES["threshold"]):
    """Sets a threshold."""

    async def moderate(self, at: Moderator, interaction: discord.Interaction) -> None:
        """Set it."""
        text = self.fields["threshold"]
        wanted = None if text == "off" else int(text) / 100
        await change(at, interaction, lambda old: replace(old, threshold=wanted))


ALL: tuple[type[ModeratorPress], ...] = (SetThreshold,)
