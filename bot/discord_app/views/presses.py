"""A press of a button: read from its custom_id, so that it works after a restart too."""

from collections.abc import Mapping
from re import Match
from typing import Any, Self, cast

import discord
from discord import ui

from bot.answers.reply import Ground, Reply
from bot.discord_app.answering import RESTARTING, earlier_in, respond
from bot.discord_app.cards.card import Card, notice
from bot.discord_app.desk import Desk, desk_of, server_of
from bot.discord_app.faults import reply_error
from bot.discord_app.ids import custom_ids

STALE = (
    "That button is from an earlier version of my knowledge, and what it was about is gone. "
    "Please ask again in your own words."
)


class Press(ui.DynamicItem[ui.Item[Any]], template=r"(?!)"):
    """One kind of button or menu; subclasses say what it does.

    Attributes:
        fields: What the custom_id carries.
    """

    def __init__(self, item: ui.Item[Any], fields: Mapping[str, str]) -> None:
        super().__init__(item)
        self.fields = fields

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, item: ui.Item[Any], match: Match[str], /
    ) -> Self:
        """Read a button that was pressed."""
        return cls(item, {name: text or "" for name, text in match.groupdict().items()})

    async def callback(self, interaction: discord.Interaction) -> None:
        """Do what the button says, and end every error in one sentence."""
        desk = desk_of(interaction)
        with desk.in_hand():
            try:
                if desk.closing:
                    await respond(interaction, notice(RESTARTING), private=True)
                else:
                    await self.press(await desk.at(server_of(interaction)), interaction)
            except Exception as error:
                await reply_error(interaction, error, doing=f"button {type(self).__name__}")

    async def press(self, desk: Desk, interaction: discord.Interaction) -> None:
        """Do what the button says."""
        raise NotImplementedError

    def entry(self, desk: Desk) -> str | None:
        """Return the entry that the button carries; none where it is gone."""
        return desk.keyring.entry(self.fields["entry"])

    def named(self, desk: Desk) -> tuple[str, ...]:
        """Return the entities that the button carries, those that are gone left out."""
        return custom_ids.read_named(self.fields["named"], desk.keyring) or ()

    def grounds(self, desk: Desk) -> tuple[Ground, ...]:
        """Return the grounds that the button carries."""
        return custom_ids.read_grounds(self.fields["grounds"], desk.keyring)


async def show(interaction: discord.Interaction, card: Card) -> None:
    """Respond privately."""
    await respond(interaction, card, private=True)


async def say_stale(interaction: discord.Interaction) -> None:
    """Say that what a button was about is gone."""
    await show(interaction, notice(STALE))


async def said_before(desk: Desk, interaction: discord.Interaction, reply: Reply) -> bool:
    """Point at what was said in the channel a moment ago, and tell whether it was."""
    earlier = earlier_in(desk, interaction.channel_id or 0, reply)
    if earlier:
        await show(interaction, notice(f"That was [said here]({earlier.url}) a moment ago."))
    return earlier is not None


def chosen(interaction: discord.Interaction) -> str:
    """Return what was chosen from a menu; empty where it was none."""
    data = cast(Mapping[str, object], interaction.data or {})
    values = data.get("values")
    return str(values[0]) if isinstance(values, list) and values else ""
