"""Buttons under what was looked up: its sources, its rest, sharing it, and the live examples."""

import discord

from bot.app import Told
from bot.discord_app.answering import Asked, respond, tell, too_soon
from bot.discord_app.cards.card import notice
from bot.discord_app.desk import Desk
from bot.discord_app.ids.custom_ids import TEMPLATES, read_named, read_remaining
from bot.discord_app.ids.lookups import Lookup, look_again, lookup_of
from bot.discord_app.views.presses import Press, said_before, say_stale, show


async def _again(
    press: Press, desk: Desk, interaction: discord.Interaction
) -> tuple[Lookup, Told] | None:
    """Look up what the button carries; where something of it is gone, say so."""
    named = read_named(press.fields["named"], desk.keyring)
    lookup = None if named is None else lookup_of(press.fields["kind"], named)
    told = look_again(desk.advisor, lookup) if lookup else None
    if lookup is None or told is None or not told.reply.answers:
        await say_stale(interaction)
        return None
    return lookup, told


class Look(Press, template=TEMPLATES["look"]):
    """Shows what was looked up, or its sources, privately, or says it to the channel."""

    async def press(self, desk: Desk, interaction: discord.Interaction) -> None:
        """Do what the button says."""
        if (again := await _again(self, desk, interaction)) is None:
            return
        lookup, told = again
        member, channel = interaction.user.id, interaction.channel_id or 0
        action = self.fields["action"]
        shared = action == "share"
        if action == "sources":
            await show(interaction, desk.cards.sources(told.reply))
        elif word := too_soon(desk, member=member, channel=channel):
            await show(interaction, notice(word[0]))
        elif shared and await said_before(desk, interaction, told.reply):
            return
        else:
            asked = Asked("", member, channel, private=not shared)
            await tell(desk, interaction, told, asked, lookup=lookup, counted=not shared)


class LookRest(Press, template=TEMPLATES["look-rest"]):
    """Shows what did not fit, privately."""

    async def press(self, desk: Desk, interaction: discord.Interaction) -> None:
        """Show it."""
        if again := await _again(self, desk, interaction):
            lookup, told = again
            remaining = read_remaining(self.fields["remaining"])
            await show(interaction, desk.cards.rest(told.reply, remaining, lookup=lookup))


class Book(Press, template=TEMPLATES["book"]):
    """Tells the channel of a source."""

    async def press(self, desk: Desk, interaction: discord.Interaction) -> None:
        """Tell of it."""
        member, channel = interaction.user.id, interaction.channel_id or 0
        source = desk.keyring.source(self.fields["source"])
        if source is None:
            await say_stale(interaction)
        elif word := too_soon(desk, member=member, channel=channel):
            await show(interaction, notice(word[0]))
        else:
            card = desk.info.source(desk.advisor.knowledge.sources[source], asker=member)
            await respond(interaction, card, private=False)


ALL: tuple[type[Press], ...] = (Look, LookRest, Book)
