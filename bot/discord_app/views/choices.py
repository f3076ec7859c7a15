"""Buttons that ask on: choices of a question back, related questions, and a human."""

import discord

from bot.discord_app.answering import (
    Asked,
    chart_of,
    in_time,
    put_in_place,
    tell,
    too_soon,
)
from bot.discord_app.card import notice
from bot.discord_app.cards import Audience
from bot.discord_app.custom_ids import TEMPLATES
from bot.discord_app.desk import Desk
from bot.discord_app.said import Place
from bot.discord_app.views.presses import Press, say_stale, show

ASK_HUMAN = (
    "### Ask a human\n"
    "Post your question in this channel, or in your server's help channel, and leave out names "
    "and anything about a real patient. People who work in the field read there.\n"
    "For fees, dates and rules of an exam, ask the body that gives the credential, such as AAPC "
    "or AHIMA. For a real claim or bill, ask the provider's billing office or the insurer."
)
NONE_FITS = "Then I do not have it. Try other words, or ask a human."


async def _answer(
    press: Press, desk: Desk, interaction: discord.Interaction, *, in_place: bool
) -> None:
    """Answer the button's question: in place of the card for its asker, else privately."""
    member, channel = interaction.user.id, interaction.channel_id or 0
    if word := too_soon(desk, member=member, channel=channel):
        await show(interaction, notice(word[0]))
        return
    entry = press.entry(desk)
    told = desk.advisor.answer_entry(entry, (channel, member)) if entry else None
    if told is None:
        await say_stale(interaction)
    elif in_place and interaction.message is not None:
        private = interaction.message.flags.ephemeral
        drawing = chart_of(desk, told)
        picture = await in_time(desk, interaction, drawing, private=private, in_place=True)
        card = desk.cards.of(told, Audience(member, private=private), picture=picture)
        await put_in_place(interaction, card)
        if not private:
            place = Place(interaction.guild_id, channel, interaction.message.id)
            desk.said.remember(place, told.reply)
    else:
        await tell(desk, interaction, told, Asked("", member, channel, private=True))


class Choose(Press, template=TEMPLATES["choose"]):
    """Picks what was meant."""

    async def press(self, desk: Desk, interaction: discord.Interaction) -> None:
        """Answer it where it was asked back; for another member, privately."""
        asked = interaction.user.id == int(self.fields["asker"])
        await _answer(self, desk, interaction, in_place=asked)


class NoneOfThese(Press, template=TEMPLATES["none"]):
    """Says that no choice fits."""

    async def press(self, desk: Desk, interaction: discord.Interaction) -> None:
        """Say how to go on."""
        await show(interaction, notice(f"{NONE_FITS}\n\n{ASK_HUMAN}"))


class Related(Press, template=TEMPLATES["related"]):
    """Asks a related question."""

    async def press(self, desk: Desk, interaction: discord.Interaction) -> None:
        """Answer it privately, to keep the channel quiet."""
        await _answer(self, desk, interaction, in_place=False)


class Human(Press, template=TEMPLATES["human"]):
    """Asks for a human."""

    async def press(self, desk: Desk, interaction: discord.Interaction) -> None:
        """Say where to ask."""
        await show(interaction, notice(ASK_HUMAN))


ALL: tuple[type[Press], ...] = (Choose, NoneOfThese, Related, Human)
