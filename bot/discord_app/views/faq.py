"""Buttons, menus and forms about entries: lists, one entry, its changes, what is not saved yet."""

from typing import cast

import discord

from bot.curation.revision import differences
from bot.discord_app.answering import respond
from bot.discord_app.cards.card import notice
from bot.discord_app.cards.drafts import Draft, draft_form, draft_of, shown_draft, typed_draft
from bot.discord_app.cards.faq import entry_card, list_card
from bot.discord_app.cards.history import history_card, revision_card
from bot.discord_app.curating.moderators import Moderator
from bot.discord_app.curating.saving import GONE, save_draft, show_saved
from bot.discord_app.ids.curation_ids import FORMS, TEMPLATES, DraftKind
from bot.discord_app.views.moderating import ModeratorPress
from bot.discord_app.views.presses import chosen
from bot.discord_app.views.submissions import Submission
from bot.servers.faq import Saved, Standing


async def show_entry(at: Moderator, interaction: discord.Interaction, entry: str) -> None:
    """Show an entry with what can be done to it."""
    shown = await at.desk.servers.faq.show(at.server, entry)
    await respond(interaction, entry_card(shown) if shown else notice(GONE), private=True)


async def show_list(
    at: Moderator,
    interaction: discord.Interaction,
    *,
    standing: Standing | None,
    filter: str,
    page: int = 0,
) -> None:
    """Show a page of the entries."""
    listed = await at.desk.servers.faq.list(at.server, filter=filter, standing=standing, page=page)
    card = list_card(listed, standing=standing, filter=filter)
    await respond(interaction, card, private=True)


async def show_history(
    at: Moderator, interaction: discord.Interaction, entry: str, *, page: int = 0
) -> None:
    """Show what was changed: of an entry, or of all where it is empty."""
    revisions = await at.desk.servers.faq.history(at.server, entry or None)
    knowledge = at.desk.advisor.knowledge
    card = history_card(revisions, knowledge, entry=entry, page=page)
    await respond(interaction, card, private=True)


async def open_edit(at: Moderator, interaction: discord.Interaction, entry: str) -> None:
    """Open the form of an entry."""
    shown = await at.desk.servers.faq.show(at.server, entry)
    if shown is None:
        await respond(interaction, notice(GONE), private=True)
        return
    draft = draft_of("edit", shown.number, shown.id, shown.wording)
    await interaction.response.send_modal(draft_form(draft))


class Turn(ModeratorPress, template=TEMPLATES["list"]):
    """Turns the page of the list."""

    async def moderate(self, at: Moderator, interaction: discord.Interaction) -> None:
        """Show it."""
        standing = _standing(self.fields["standing"])
        filter, page = self.fields["filter"], int(self.fields["page"])
        await show_list(at, interaction, standing=standing, filter=filter, page=page)


class Picked(ModeratorPress, template=TEMPLATES["picked"]):
    """Opens an entry of the list."""

    opens = "beside"

    async def moderate(self, at: Moderator, interaction: discord.Interaction) -> None:
        """Show it."""
        await show_entry(at, interaction, chosen(interaction))


class History(ModeratorPress, template=TEMPLATES["history"]):
    """Shows a page of changes."""

    async def moderate(self, at: Moderator, interaction: discord.Interaction) -> None:
        """Show it."""
        page = int(self.fields["page"])
        await show_history(at, interaction, self.fields["about"], page=page)


class ShowRevision(ModeratorPress, template=TEMPLATES["revision"]):
    """Shows a change, before and after."""

    opens = "beside"

    async def moderate(self, at: Moderator, interaction: discord.Interaction) -> None:
        """Show it."""
        number, _, entry = chosen(interaction).partition(":")
        revisions = await at.desk.servers.faq.history(at.server, entry)
        found = next((one for one in revisions if str(one.number) == number), None)
        if found is None:
            await respond(interaction, notice(GONE), private=True)
            return
        shipped = at.desk.shipped.advisor.knowledge.entries.get(entry)
        changed = differences(found.before, found.after, shipped)
        newest = max(one.number for one in revisions)
        card = revision_card(found, changed, at.desk.advisor.knowledge, seen=newest)
        await respond(interaction, card, private=True)


class Revert(ModeratorPress, template=TEMPLATES["revert"]):
    """Makes an entry again what it was after a revision."""

    opens = "beside"

    async def moderate(self, at: Moderator, interaction: discord.Interaction) -> None:
        """Do it, as a new revision."""
        saved = await at.desk.servers.faq.revert(
            at.server,
            at.member,
            self.fields["entry"],
            to=int(self.fields["to"]),
            seen=int(self.fields["seen"]),
        )
        await show_saved(at, interaction, saved)


class Change(ModeratorPress, template=TEMPLATES["change"]):
    """Opens the form of an entry, or the one for another phrasing."""

    opens = "form"

    async def moderate(self, at: Moderator, interaction: discord.Interaction) -> None:
        """Open it."""
        entry = self.fields["entry"]
        if self.fields["action"] == "edit":
            await open_edit(at, interaction, entry)
        else:
            await interaction.response.send_modal(draft_form(Draft("alias", about=entry)))


class Switch(ModeratorPress, template=TEMPLATES["switch"]):
    """Hides an entry, or shows it again."""

    async def moderate(self, at: Moderator, interaction: discord.Interaction) -> None:
        """Do it."""
        faq = at.desk.servers.faq
        switch = faq.retire if self.fields["action"] == "retire" else faq.restore
        saved: Saved = await switch(at.server, at.member, self.fields["entry"])
        await show_saved(at, interaction, saved)


class ShowEntry(ModeratorPress, template=TEMPLATES["show"]):
    """Shows an entry."""

    opens = "beside"

    async def moderate(self, at: Moderator, interaction: discord.Interaction) -> None:
        """Show it."""
        await show_entry(at, interaction, self.fields["entry"])


class SaveDraft(ModeratorPress, template=TEMPLATES["draft-save"]):
    """Saves what was typed all the same."""

    async def moderate(self, at: Moderator, interaction: discord.Interaction) -> None:
        """Save it."""
        draft = _shown(self, interaction)
        await save_draft(at, interaction, draft, confirmed=True)


class ChangeDraft(ModeratorPress, template=TEMPLATES["draft-change"]):
    """Opens the form again with what was typed."""

    opens = "form"

    async def moderate(self, at: Moderator, interaction: discord.Interaction) -> None:
        """Open it."""
        await interaction.response.send_modal(draft_form(_shown(self, interaction)))


class SubmitWording(Submission):
    """Saves the words of an entry."""

    template = FORMS["wording"]

    async def submit(self, at: Moderator, interaction: discord.Interaction) -> None:
        """Save them."""
        kind, number = _kind(self.fields["kind"]), int(self.fields["number"])
        draft = typed_draft(kind, number, self.fields["about"], self.typed)
        await save_draft(at, interaction, draft)


class SubmitPhrasing(Submission):
    """Saves another phrasing of an entry."""

    template = FORMS["phrasing"]

    async def submit(self, at: Moderator, interaction: discord.Interaction) -> None:
        """Save it."""
        draft = typed_draft("alias", 0, self.fields["entry"], self.typed)
        await save_draft(at, interaction, draft)


def _shown(press: ModeratorPress, interaction: discord.Interaction) -> Draft:
    fields = press.fields
    components = interaction.message.components if interaction.message else ()
    return shown_draft(_kind(fields["kind"]), int(fields["number"]), fields["about"], components)


def _kind(text: str) -> DraftKind:
    """Return the kind that a custom_id carries; its pattern lets no other through."""
    return cast(DraftKind, text)


def _standing(text: str) -> Standing | None:
    """Return the standing that a custom_id carries; its pattern lets no other through."""
    return None if text == "all" else cast(Standing, text)


ALL: tuple[type[ModeratorPress], ...] = (
    Turn,
    Picked,
    History,
    ShowRevision,
    Revert,
    Change,
    Switch,
    ShowEntry,
    SaveDraft,
    ChangeDraft,
)
SUBMISSIONS: tuple[type[Submission], ...] = (SubmitWording, SubmitPhrasing)
