"""Buttons about an answer: its sources, its reasons, its rest, its worth, sharing, deleting."""

import logging

import discord

from bot.app import Told
from bot.discord_app.answering import Asked, chart_of, in_time, tell, too_soon
from bot.discord_app.cards.answers import Audience
from bot.discord_app.cards.card import notice
from bot.discord_app.desk import Desk
from bot.discord_app.ids.custom_ids import TEMPLATES, read_remaining, read_whys
from bot.discord_app.recording import record_vote
from bot.discord_app.views.presses import Press, said_before, say_stale, show

THANKS = "Thank you! That is good to know."
SORRY = (
    "Thank you for saying so. Try other words, pick a related question, or ask the people in "
    "this channel: many of them know the field."
)
NOT_YOURS = "Only who asked, or a moderator, can delete this answer."

_log = logging.getLogger(__name__)


async def _retold(press: Press, desk: Desk, interaction: discord.Interaction) -> Told | None:
    """Return what the button's answer says today; where it is gone, say so."""
    told = desk.advisor.retell(press.grounds(desk))
    if told is None:
        await say_stale(interaction)
    return told


class Sources(Press, template=TEMPLATES["sources"]):
    """Shows the sources in full, privately."""

    async def press(self, desk: Desk, interaction: discord.Interaction) -> None:
        """Show them."""
        if told := await _retold(self, desk, interaction):
            await show(interaction, desk.cards.sources(told.reply))


class Why(Press, template=TEMPLATES["why"]):
    """Tells why this was the answer, privately."""

    async def press(self, desk: Desk, interaction: discord.Interaction) -> None:
        """Tell it."""
        grounds = read_whys(self.fields["whys"], desk.keyring)
        if grounds:
            await show(interaction, desk.cards.why(grounds, self.fields["revision"]))
        else:
            await say_stale(interaction)


class Rest(Press, template=TEMPLATES["rest"]):
    """Shows what did not fit, privately."""

    async def press(self, desk: Desk, interaction: discord.Interaction) -> None:
        """Show it."""
        if told := await _retold(self, desk, interaction):
            remaining = read_remaining(self.fields["remaining"])
            await show(interaction, desk.cards.rest(told.reply, remaining))


class Show(Press, template=TEMPLATES["show"]):
    """Shows an answer that was pointed at, privately."""

    async def press(self, desk: Desk, interaction: discord.Interaction) -> None:
        """Show it."""
        if told := await _retold(self, desk, interaction):
            picture = await in_time(desk, interaction, chart_of(desk, told), private=True)
            audience = Audience(interaction.user.id, private=True)
            await show(interaction, desk.cards.of(told, audience, picture=picture))


class Share(Press, template=TEMPLATES["share"]):
    """Says a private answer to the channel."""

    async def press(self, desk: Desk, interaction: discord.Interaction) -> None:
        """Say it, unless it was said there a moment ago."""
        member, channel = interaction.user.id, interaction.channel_id or 0
        if word := too_soon(desk, member=member, channel=channel):
            await show(interaction, notice(word[0]))
            return
        told = await _retold(self, desk, interaction)
        if told is not None and not await said_before(desk, interaction, told.reply):
            await tell(desk, interaction, told, Asked("", member, channel), counted=False)


class Vote(Press, template=TEMPLATES["vote"]):
    """Says whether an answer helped."""

    async def press(self, desk: Desk, interaction: discord.Interaction) -> None:
        """Thank for it."""
        helpful = self.fields["vote"] == "yes"
        entry = self.entry(desk)
        _log.info("vote: entry=%s helpful=%s", entry or "gone", helpful)
        if entry is not None:
            record_vote(desk, interaction, entry, helpful=helpful)
        await show(interaction, notice(THANKS if helpful else SORRY))


class Delete(Press, template=TEMPLATES["delete"]):
    """Deletes an answer, for who asked and for moderators."""

    async def press(self, desk: Desk, interaction: discord.Interaction) -> None:
        """Delete it."""
        asker = int(self.fields["asker"])
        if interaction.user.id != asker and not _moderates(interaction):
            await show(interaction, notice(NOT_YOURS))
            return
        # Through the interaction, for then it works where the bot itself may not enter.
        await interaction.response.defer()
        await interaction.delete_original_response()
        if interaction.message is not None:
            desk.said.forget(interaction.message.id)


def _moderates(interaction: discord.Interaction) -> bool:
    return interaction.guild_id is not None and interaction.permissions.manage_messages


ALL: tuple[type[Press], ...] = (Sources, Why, Rest, Show, Share, Vote, Delete)
