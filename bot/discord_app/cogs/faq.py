"""Curating by command: `/faq ...`. The menu **Add to FAQ** is in `adding`."""

from typing import Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.discord_app import limits
from bot.discord_app.answering import MOST_ASKED, respond
from bot.discord_app.cards.card import notice
from bot.discord_app.cards.drafts import Draft, draft_form
from bot.discord_app.cards.trial import trial_card
from bot.discord_app.choices import Choices
from bot.discord_app.cogs.asking import refused
from bot.discord_app.curating.entry_options import (
    MOST_TYPED,
    named,
    suggest_entries,
    suggest_phrasings,
    whole_phrasing,
)
from bot.discord_app.curating.faq_files import exported_card, imported
from bot.discord_app.curating.moderators import Moderator, moderator_of, name_of
from bot.discord_app.curating.saving import GONE, save_draft, show_saved
from bot.discord_app.desk import Desk
from bot.discord_app.views.faq import open_edit, show_entry, show_history, show_list
from bot.servers.faq import Standing

MOST_WHY = 300
EntryName = app_commands.Range[str, 1, MOST_TYPED]
Why = app_commands.Range[str, 1, MOST_WHY]
Which = Literal["all", "shipped", "changed", "own", "hidden"]

_STANDINGS: dict[Which, Standing | None] = {
    "all": None,
    "shipped": "shipped",
    "changed": "changed",
    "own": "own",
    "hidden": "retired",
}


@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.default_permissions(manage_guild=True)
class Faq(commands.GroupCog, name="faq", description="What I answer in this server"):
    """Lets moderators say what is answered."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @app_commands.command(name="add", description="Write a new answer of this server's own")
    async def add(self, interaction: discord.Interaction) -> None:
        """Open the form."""
        with self._desk.in_hand():
            if await self._moderator(interaction):
                await interaction.response.send_modal(draft_form(Draft("add")))

    @app_commands.command(name="edit", description="Say an answer differently in this server")
    @app_commands.describe(entry="The question")
    async def edit(self, interaction: discord.Interaction, entry: EntryName) -> None:
        """Open the form of an entry."""
        with self._desk.in_hand():
            if at := await self._moderator(interaction):
                await open_edit(at, interaction, named(at, entry))

    @app_commands.command(name="show", description="One answer, with everything that leads to it")
    @app_commands.describe(entry="The question")
    async def show(self, interaction: discord.Interaction, entry: EntryName) -> None:
        """Show an entry."""
        with self._desk.in_hand():
            if at := await self._thinking(interaction):
                await show_entry(at, interaction, named(at, entry))

    @app_commands.command(name="list", description="Everything that I answer here")
    @app_commands.describe(filter="Only questions with these words", which="Only these")
    async def list(
        self,
        interaction: discord.Interaction,
        filter: app_commands.Range[str, 1, 50] | None = None,
        which: Which = "all",
    ) -> None:
        """Show the first page."""
        with self._desk.in_hand():
            if at := await self._thinking(interaction):
                standing = _STANDINGS[which]
                text = (filter or "").strip()[:50]
                await show_list(at, interaction, standing=standing, filter=text)

    @app_commands.command(name="retire", description="Hide an answer here; nothing is deleted")
    @app_commands.describe(entry="The question", why="For the history")
    async def retire(
        self, interaction: discord.Interaction, entry: EntryName, why: Why | None = None
    ) -> None:
        """Hide it."""
        with self._desk.in_hand():
            if at := await self._thinking(interaction):
                faq, id = at.desk.servers.faq, named(at, entry)
                saved = await faq.retire(at.server, at.member, id, why=why or "")
                await show_saved(at, interaction, saved)

    @app_commands.command(name="restore", description="Answer again what was hidden")
    @app_commands.describe(entry="The question", why="For the history")
    async def restore(
        self, interaction: discord.Interaction, entry: EntryName, why: Why | None = None
    ) -> None:
        """Show it again."""
        with self._desk.in_hand():
            if at := await self._thinking(interaction):
                saved = await at.desk.servers.faq.restore(
                    at.server, at.member, entry, why=why or ""
                )
                await show_saved(at, interaction, saved)

    @app_commands.command(name="alias-add", description="Another way to ask the same")
    @app_commands.describe(entry="The question", phrasing="As people ask it")
    async def alias_add(
        self,
        interaction: discord.Interaction,
        entry: EntryName,
        phrasing: app_commands.Range[str, 2, 200],
    ) -> None:
        """Add it."""
        with self._desk.in_hand():
            if at := await self._thinking(interaction):
                draft = Draft("alias", about=named(at, entry), phrasings=phrasing.strip())
                await save_draft(at, interaction, draft)

    @app_commands.command(name="alias-remove", description="Take a way to ask away")
    @app_commands.describe(
        entry="The question", phrasing="The way to ask it", why="For the history"
    )
    async def alias_remove(
        self,
        interaction: discord.Interaction,
        entry: EntryName,
        phrasing: app_commands.Range[str, 1, 200],
        why: Why | None = None,
    ) -> None:
        """Take it away."""
        with self._desk.in_hand():
            if at := await self._thinking(interaction):
                id = named(at, entry)
                whole = await whole_phrasing(at, id, phrasing)
                saved = await at.desk.servers.faq.remove_alias(
                    at.server, at.member, id, whole, why=why or ""
                )
                await show_saved(at, interaction, saved)

    @app_commands.command(name="history", description="Who changed what, when and why")
    @app_commands.describe(entry="Only changes of this one")
    async def history(
        self, interaction: discord.Interaction, entry: EntryName | None = None
    ) -> None:
        """Show the changes."""
        with self._desk.in_hand():
            if at := await self._thinking(interaction):
                await show_history(at, interaction, named(at, entry) if entry else "")

    @app_commands.command(name="revert", description="Make an answer what it was before")
    @app_commands.describe(
        entry="The question", revision="After which change; 0 is as shipped", why="For the history"
    )
    async def revert(
        self,
        interaction: discord.Interaction,
        entry: EntryName,
        revision: app_commands.Range[int, 0, 1_000_000],
        why: Why | None = None,
    ) -> None:
        """Go back."""
        with self._desk.in_hand():
            if not (at := await self._thinking(interaction)):
                return
            faq, id = at.desk.servers.faq, named(at, entry)
            shown = await faq.show(at.server, id)
            if shown is None:
                await respond(interaction, notice(GONE), private=True)
                return
            saved = await faq.revert(
                at.server, at.member, id, to=revision, seen=shown.number, why=why or ""
            )
            await show_saved(at, interaction, saved)

    @app_commands.command(name="test", description="Ask as a member would, and see why")
    @app_commands.describe(question="What a member might type")
    async def test(
        self, interaction: discord.Interaction, question: app_commands.Range[str, 1, MOST_ASKED]
    ) -> None:
        """Show the answer with all that was weighed."""
        with self._desk.in_hand():
            if at := await self._thinking(interaction):
                card = trial_card(at.desk.advisor, question[:MOST_ASKED])
                await respond(interaction, card, private=True)

    @app_commands.command(name="export", description="This server's answers as a file")
    @app_commands.describe(form="For the program (YAML) or for a spreadsheet (CSV)")
    async def export(
        self, interaction: discord.Interaction, form: Literal["csv", "yaml"] = "csv"
    ) -> None:
        """Send the files."""
        with self._desk.in_hand():
            if at := await self._thinking(interaction):
                card = await exported_card(at, form)
                await respond(interaction, card, private=True)

    @app_commands.command(name="import", description="Save all answers of a file, or none")
    @app_commands.describe(
        file="What `/faq export` gave, CSV or YAML",
        sources="With a YAML file: the sources.yaml beside it",
        why="For the history",
    )
    async def import_(
        self,
        interaction: discord.Interaction,
        file: discord.Attachment,
        sources: discord.Attachment | None = None,
        why: Why | None = None,
    ) -> None:
        """Read the files."""
        with self._desk.in_hand():
            if at := await self._thinking(interaction):
                attached = (file, sources) if sources else (file,)
                card = await imported(at, interaction.client, attached, why or "")
                await respond(interaction, card, private=True)

    @edit.autocomplete("entry")
    @show.autocomplete("entry")
    @retire.autocomplete("entry")
    @alias_add.autocomplete("entry")
    @alias_remove.autocomplete("entry")
    async def _entries(self, interaction: discord.Interaction, typed: str) -> Choices:
        """Offer entries; to those who may not curate, nothing."""
        return await suggest_entries(self._desk, interaction, typed, retired=False)

    @history.autocomplete("entry")
    @revert.autocomplete("entry")
    async def _all_entries(self, interaction: discord.Interaction, typed: str) -> Choices:
        """Offer entries, hidden ones too."""
        shown = await suggest_entries(self._desk, interaction, typed, retired=False)
        hidden = await suggest_entries(self._desk, interaction, typed, retired=True)
        return [*hidden[:5], *shown][: limits.CHOICES]

    @restore.autocomplete("entry")
    async def _hidden(self, interaction: discord.Interaction, typed: str) -> Choices:
        """Offer hidden entries."""
        return await suggest_entries(self._desk, interaction, typed, retired=True)

    @alias_remove.autocomplete("phrasing")
    async def _phrasings(self, interaction: discord.Interaction, typed: str) -> Choices:
        """Offer the phrasings of the entry that was picked."""
        entry = str(interaction.namespace.entry or "")
        return await suggest_phrasings(self._desk, interaction, entry, typed)

    async def _thinking(self, interaction: discord.Interaction) -> Moderator | None:
        """Return who uses a command, told that we are thinking, or refuse them."""
        if await refused(self._desk, interaction):
            return None
        await interaction.response.defer(ephemeral=True, thinking=True)
        return await moderator_of(self._desk, interaction, doing=name_of(interaction))

    async def _moderator(self, interaction: discord.Interaction) -> Moderator | None:
        """Return who uses a command that opens a form, or refuse them."""
        if await refused(self._desk, interaction):
            return None
        return await moderator_of(self._desk, interaction, doing=name_of(interaction))
