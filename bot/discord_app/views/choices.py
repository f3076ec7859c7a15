"""Buttons that ask on: choices of a question back, related questions, and a human."""

from collections.abc import Mapping

import discord
from discord import ui

from bot.discord_app.answering import (
    Asked,
    chart_of,
    in_time,
    put_in_place,
    respond,
    tell,
    too_soon,
)
from bot.discord_app.cards.answers import Audience
from bot.discord_app.cards.card import UNKNOWN, Card, button, notice, row
from bot.discord_app.desk import Desk, server_of
from bot.discord_app.ids import custom_ids
from bot.discord_app.ids.custom_ids import TEMPLATES
from bot.discord_app.recording import (
    asked_at,
    keep_miss,
    question_under,
    record_press,
    record_told,
)
from bot.discord_app.said import Place
from bot.discord_app.views.presses import Press, say_stale, show
from bot.servers.inbox import Kept

ASK_HUMAN = (
    "### Ask a human\n"
    "Post your question in this channel, or in your server's help channel, and leave out names "
    "and anything about a real patient. People who work in the field read there.\n"
    "For fees, dates and rules of an exam, ask the body that gives the credential, such as AAPC "
    "or AHIMA. For a real claim or bill, ask the provider's billing office or the insurer."
)
PASSED_ON: Mapping[Kept, str] = {
    "kept": "✅ **The moderators have your question**, without your name. When there is an answer, "
    "I tell you here, once.",
    "member-limit": "I have passed on as many questions of whoever wrote this as I may in a day. "
    "Please try again tomorrow.",
    "server-limit": "The moderators' inbox is full just now.",
    "opted-out": "You have asked me to keep nothing of yours, so I cannot pass the question on. "
    "`/privacy optout` takes that back.",
    "ruled": "The moderators have looked at this question: it is not one for me to answer.",
    "empty": "There is no question in it that I could pass on.",
}
NONE_FITS = "Then I do not have it. Try other words, or ask a human."


async def _answer(
    press: Press, desk: Desk, interaction: discord.Interaction, *, in_place: bool
) -> None:
    """Answer the button's question: in place of the card for its asker, else privately."""
    member, channel = interaction.user.id, interaction.channel_id or 0
    if word := too_soon(desk, member=member, channel=channel):
        await show(interaction, notice(word[0]))
        return
    entry, about = press.entry(desk), press.named(desk)
    told = desk.advisor.answer_entry(entry, (channel, member), about) if entry else None
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
        record_told(desk, server_of(interaction), told)
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
        """Say how to go on, and keep the question for the moderators."""
        lately = desk.lately.find(interaction.message.id if interaction.message else None)
        card = Card(
            ui.Container(
                ui.TextDisplay(f"{NONE_FITS}\n\n{ASK_HUMAN}"),
                row(button("Ask a human", custom_ids.human())),
                accent_colour=UNKNOWN,
            )
        )
        shown = await respond(interaction, card, private=True)
        if lately is not None and shown is not None:
            desk.lately.remember(shown, lately)  # for the button under it
        if interaction.user.id == int(self.fields["asker"]):
            record_press(desk, interaction, "none-fits")


class Related(Press, template=TEMPLATES["related"]):
    """Asks a related question."""

    async def press(self, desk: Desk, interaction: discord.Interaction) -> None:
        """Answer it privately, to keep the channel quiet."""
        await _answer(self, desk, interaction, in_place=False)


class Human(Press, template=TEMPLATES["human"]):
    """Asks for a human."""

    async def press(self, desk: Desk, interaction: discord.Interaction) -> None:
        """Hand the question to the moderators; where there are none, say where to ask."""
        server = server_of(interaction)
        if server is None:
            await show(interaction, notice(ASK_HUMAN))
            return
        await interaction.response.defer(ephemeral=True, thinking=True)
        member = interaction.user.id
        if desk.opted_out(member):
            await show(interaction, notice(f"{PASSED_ON['opted-out']}\n\n{ASK_HUMAN}"))
            return
        question = await question_under(desk, interaction)
        if question is None:
            await show(interaction, notice(ASK_HUMAN))
            return
        place = asked_at(interaction)
        kept = await keep_miss(desk, server, question, "human", waiting=member, place=place)
        await show(interaction, notice(f"{PASSED_ON[kept]}\n\n{ASK_HUMAN}"))


ALL: tuple[type[Press], ...] = (Choose, NoneOfThese, Related, Human)
