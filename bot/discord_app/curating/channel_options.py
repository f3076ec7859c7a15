"""Options of a command that name a channel: taken as Discord sends it, for none is kept here."""

from typing import Any

import discord
from discord import AppCommandOptionType, ChannelType, app_commands
from discord.app_commands import AppCommandChannel


class _Channel(app_commands.Transformer):
    """Takes a channel of some types."""

    def __init__(self, *types: ChannelType) -> None:
        self._types = list(types)

    @property
    def type(self) -> AppCommandOptionType:
        """Return that it is a channel."""
        return AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[ChannelType]:
        """Return the types that Discord offers."""
        return self._types

    async def transform(self, interaction: discord.Interaction, value: Any, /) -> AppCommandChannel:
        """Return the channel; one of another type was forged.

        Raises:
            app_commands.TransformerError: It is of another type.
        """
        if not isinstance(value, AppCommandChannel) or value.type not in self._types:
            raise app_commands.TransformerError(value, self.type, self)
        return value


TEXT = _Channel(ChannelType.text, ChannelType.news)
TEXT_OR_FORUM = _Channel(ChannelType.text, ChannelType.news, ChannelType.forum)
