"""Telling about the bot itself: `/help` and `/sources`."""

import discord
from discord import app_commands
from discord.ext import commands
from rapidfuzz import fuzz, process, utils

from bot.discord_app.answering import STARTERS, respond
from bot.discord_app.cards.card import notice
from bot.discord_app.choices import offered
from bot.discord_app.cogs.asking import refused
from bot.discord_app.desk import Desk, server_of
from bot.discord_app.permissions import lacking_to_point, lacking_to_write

UNKNOWN_SOURCE = "I have no source of that name. `/sources` lists all of them."
FOR_MODERATORS = (
    "> **For moderators:** `/inbox` has what I could not answer, `/faq` writes and changes "
    "answers, `/stats` and `/settings` do what they say."
)
CANNOT_WRITE = (
    "> **⚠️ For moderators:** in this channel I lack {names}. Commands work, but I cannot answer "
    "when I am mentioned."
)
CANNOT_POINT = (
    "> **⚠️ For moderators:** in this channel I lack {names}, so I cannot point at the message that "
    "I answer."
)
LIKE = 60  # likeness, 0 to 100, from which what was typed names a source


class Informing(commands.Cog):
    """Says what the bot is and what it answers from."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @app_commands.command(name="help", description="What I answer, and how to ask me")
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def help(self, interaction: discord.Interaction) -> None:
        """Show the help, with what a moderator should mend."""
        with self._desk.in_hand():
            if await refused(self._desk, interaction):
                return
            desk = await self._desk.at(server_of(interaction))
            starters = desk.advisor.suggest("", STARTERS)
            card = desk.info.help(starters, warning=_warning(interaction))
            await respond(interaction, card, private=True)

    @app_commands.command(name="sources", description="The documents that I answer from")
    @app_commands.describe(source="One document, to see how far to trust it and what is in it")
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def sources(self, interaction: discord.Interaction, source: str | None = None) -> None:
        """Show all documents, or one of them."""
        with self._desk.in_hand():
            if await refused(self._desk, interaction):
                return
            desk = await self._desk.at(server_of(interaction))
            known = desk.advisor.knowledge.sources
            if not source or not source.strip():
                card = desk.info.source_list()
            elif found := _named(desk, source):
                card = desk.info.source(known[found])
            else:
                card = notice(UNKNOWN_SOURCE)
            await respond(interaction, card, private=True)

    @sources.autocomplete("source")
    async def suggest(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer sources whose title has what was typed; never fail."""
        desk = await self._desk.at(server_of(interaction))
        known = desk.advisor.knowledge.sources.values()
        wanted = typed.casefold()
        return offered(
            lambda: ((one.title, one.id) for one in known if wanted in one.title.casefold())
        )


def _named(desk: Desk, typed: str) -> str | None:
    """Return the id of the source that was picked, or whose title was typed."""
    titles = {id: one.title for id, one in desk.advisor.knowledge.sources.items()}
    if typed in titles:
        return typed
    best = process.extractOne(
        typed,
        titles,
        scorer=fuzz.token_set_ratio,
        processor=utils.default_process,
        score_cutoff=LIKE,
    )
    return best[2] if best else None


def _warning(interaction: discord.Interaction) -> str | None:
    """Return what moderators should know, and what the bot lacks here."""
    if not interaction.is_guild_integration() or not interaction.permissions.manage_guild:
        return None
    in_thread = isinstance(interaction.channel, discord.Thread)
    mine = interaction.app_permissions
    told = {
        CANNOT_WRITE: lacking_to_write(mine, in_thread=in_thread),
        CANNOT_POINT: lacking_to_point(mine),
    }
    lines = [word.format(names=", ".join(names)) for word, names in told.items() if names]
    return "\n".join([*lines, FOR_MODERATORS])
