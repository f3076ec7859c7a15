"""Looking up by command: `/salary`, `/compare` and `/glossary`."""

import logging

import discord
from discord import app_commands
from discord.ext import commands

from bot.answers.fields import Field
from bot.answers.reply import Reply
from bot.app import Advisor
from bot.discord_app import limits
from bot.discord_app.answering import Asked, respond, tell, too_soon
from bot.discord_app.cards.card import notice
from bot.discord_app.choices import Choices, offered
from bot.discord_app.cogs.asking import refused
from bot.discord_app.desk import Desk, server_of
from bot.discord_app.ids.lookups import Lookup

MOST_TYPED = 100  # characters of a name; no name is longer
Name = app_commands.Range[str, 1, MOST_TYPED]

_log = logging.getLogger(__name__)


class Advising(commands.Cog):
    """Looks up what is chosen."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @app_commands.command(name="salary", description="What it pays: pick any of these, or none")
    @app_commands.describe(
        role="A job, such as medical coder",
        state="A state",
        city="A city",
        industry="A kind of employer, such as hospitals",
        experience="How long, or a career stage",
        certification="A certification, such as the CPC",
        private="Show the answer only to you",
    )
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def salary(
        self,
        interaction: discord.Interaction,
        role: Name | None = None,
        state: Name | None = None,
        city: Name | None = None,
        industry: Name | None = None,
        experience: Name | None = None,
        certification: Name | None = None,
        private: bool = False,
    ) -> None:
        """Look pay up."""
        typed: dict[Field, str | None] = {
            "role": role,
            "state": state,
            "city": city,
            "industry": industry,
            "experience": experience,
            "credential": certification,
        }
        with self._desk.in_hand():
            if (desk := await self._welcome(interaction)) is None:
                return
            given = {field: text[:MOST_TYPED] for field, text in typed.items() if text}
            pay = desk.advisor.pay(given)
            lookup = Lookup("pay", pay.named, tuple((one.id, one.name) for one in pay.near))
            await _tell(desk, interaction, pay.reply, private=private, lookup=lookup)

    @salary.autocomplete("role")
    async def _role(self, _: discord.Interaction, typed: str) -> Choices:
        return self._fill("role", typed)

    @salary.autocomplete("state")
    async def _state(self, _: discord.Interaction, typed: str) -> Choices:
        return self._fill("state", typed)

    @salary.autocomplete("city")
    async def _city(self, _: discord.Interaction, typed: str) -> Choices:
        return self._fill("city", typed)

    @salary.autocomplete("industry")
    async def _industry(self, _: discord.Interaction, typed: str) -> Choices:
        return self._fill("industry", typed)

    @salary.autocomplete("experience")
    async def _experience(self, _: discord.Interaction, typed: str) -> Choices:
        return self._fill("experience", typed)

    @salary.autocomplete("certification")
    async def _certification(self, _: discord.Interaction, typed: str) -> Choices:
        return self._fill("credential", typed)

    @app_commands.command(name="compare", description="Two certifications, jobs, places or ways in")
    @app_commands.describe(
        first="One of them",
        second="The other, of the same kind",
        private="Show the answer only to you",
    )
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def compare(
        self, interaction: discord.Interaction, first: Name, second: Name, private: bool = False
    ) -> None:
        """Put two things side by side."""
        with self._desk.in_hand():
            if (desk := await self._welcome(interaction)) is None:
                return
            found = desk.advisor.compare(first[:MOST_TYPED], second[:MOST_TYPED])
            lookup = Lookup("compare", tuple(one.id for one in found.entities))
            await _tell(desk, interaction, found.reply, private=private, lookup=lookup)

    @compare.autocomplete("first")
    async def _first(self, interaction: discord.Interaction, typed: str) -> Choices:
        return self._beside(typed, interaction.namespace.second)

    @compare.autocomplete("second")
    async def _second(self, interaction: discord.Interaction, typed: str) -> Choices:
        return self._beside(typed, interaction.namespace.first)

    @app_commands.command(name="glossary", description="What a term of the trade means")
    @app_commands.describe(
        term="A term or abbreviation; leave it out for the list",
        private="Show the answer only to you",
    )
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def glossary(
        self, interaction: discord.Interaction, term: Name | None = None, private: bool = False
    ) -> None:
        """Explain a term, or list all."""
        with self._desk.in_hand():
            if (desk := await self._welcome(interaction)) is None:
                return
            if not term or not term.strip():
                known = desk.advisor.terms("", limit=10_000)
                card = desk.info.terms([one.term for one in known])
                await respond(interaction, card, private=True)
                return
            found = desk.advisor.meaning(term[:MOST_TYPED])
            await _tell(desk, interaction, found.reply, private=private)

    @glossary.autocomplete("term")
    async def _term(self, _: discord.Interaction, typed: str) -> Choices:
        advisor = self._desk.advisor
        return offered(
            lambda: (
                (f"{one.term}: {one.full}" if one.full else one.term, one.term)
                for one in advisor.terms(typed[:MOST_TYPED], limits.CHOICES)
            )
        )

    def _fill(self, field: Field, typed: str) -> Choices:
        advisor: Advisor = self._desk.advisor
        return offered(
            lambda: (
                (one.name, one.id)
                for one in advisor.choices(field, typed[:MOST_TYPED], limits.CHOICES)
            )
        )

    def _beside(self, typed: str, other: str | None) -> Choices:
        advisor = self._desk.advisor
        return offered(
            lambda: (
                (f"{one.name}: {one.full}" if one.full else one.name, one.id)
                for one in advisor.comparable(typed[:MOST_TYPED], other or "", limits.CHOICES)
            )
        )

    async def _welcome(self, interaction: discord.Interaction) -> Desk | None:
        """Return the desk that answers; none for one who asks too often, or while it closes."""
        if await refused(self._desk, interaction):
            return None
        desk = await self._desk.at(server_of(interaction))
        channel = interaction.channel_id or 0
        word = too_soon(desk, member=interaction.user.id, channel=channel)
        if word:
            await respond(interaction, notice(word[0]), private=True)
        return None if word else desk


async def _tell(
    desk: Desk,
    interaction: discord.Interaction,
    reply: Reply,
    *,
    private: bool,
    lookup: Lookup | None = None,
) -> None:
    """Say what was found; what asks back concerns only who asked."""
    asked = Asked(
        "",
        interaction.user.id,
        interaction.channel_id or 0,
        private=private or not reply.answers,
    )
    command = interaction.command.name if interaction.command else "-"
    _log.info("looked up: command=%s outcome=%s", command, reply.outcome)
    await tell(desk, interaction, desk.advisor.told(reply), asked, lookup=lookup)
