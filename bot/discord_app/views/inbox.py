"""Buttons, menus and forms of the inbox: what becomes of what was not answered."""

import discord

from bot.curation.drafting import RefusedError
from bot.curation.grouping import Group
from bot.discord_app import limits
from bot.discord_app.answering import respond
from bot.discord_app.cards.card import notice
from bot.discord_app.cards.drafts import Draft, draft_form
from bot.discord_app.cards.inbox import (
    SEARCH,
    doubtful_card,
    group_card,
    inbox_card,
    ruled_card,
    undone_card,
)
from bot.discord_app.cards.unsaved import broken_word, near_word
from bot.discord_app.curating.aftermath import follow
from bot.discord_app.curating.moderators import Moderator
from bot.discord_app.forms import Field, form
from bot.discord_app.ids.curation_ids import FORMS, TEMPLATES, search_form
from bot.discord_app.views.moderating import ModeratorPress
from bot.discord_app.views.presses import chosen
from bot.discord_app.views.submissions import Submission
from bot.servers.conflicts import BreaksError, NearDuplicateError

DEALT_WITH = "That is dealt with already, by you or another moderator. `/inbox` shows what waits."
MOST_FOUND = 10  # entries that are offered for a group
MOST_SEARCHED = 200  # characters


async def show_inbox(
    at: Moderator, interaction: discord.Interaction, *, page: int = 0, later: bool = False
) -> None:
    """Show a page of the inbox."""
    found = await at.desk.servers.inbox.groups(at.server, page, later=later)
    card = inbox_card(found, at.desk.advisor.knowledge, later=later)
    await respond(interaction, card, private=True)


async def show_group(
    at: Moderator,
    interaction: discord.Interaction,
    key: int,
    *,
    search: str | None = None,
    word: str | None = None,
) -> None:
    """Show a group with entries that it may be a phrasing of.

    Args:
        at: Who looks.
        interaction: Deferred.
        key: Of the group.
        search: Words of the moderator's to search entries by, instead of the group's own.
        word: What to know before deciding.
    """
    group = await _group(at, interaction, key)
    if group is not None:
        card = group_card(
            group, at.desk.advisor.knowledge, entries=_entries(at, group, search), word=word
        )
        await respond(interaction, card, private=True)


async def add_phrasing(
    at: Moderator,
    interaction: discord.Interaction,
    key: int,
    entry: str,
    *,
    confirmed: bool = False,
) -> None:
    """Add a group to an entry, or tell why not."""
    group = await _group(at, interaction, key)
    if group is None:
        return
    inbox = at.desk.servers.inbox
    try:
        ruling = await inbox.alias(at.server, at.member, key, entry, confirmed=confirmed)
    except NearDuplicateError as error:
        card = doubtful_card(near_word(error.near), group, entry)
    except BreaksError as error:
        word = broken_word(error.broken, at.desk.advisor.knowledge)
        card = doubtful_card(word, group, None)
    except RefusedError as error:
        card = doubtful_card(f"⛔ **Not added:** {error.reply}", group, None)
    else:
        if ruling.revision:
            follow(at, interaction.client, ruling.revision)
        card = ruled_card(ruling, group.text)
    await respond(interaction, card, private=True)


class TurnInbox(ModeratorPress, template=TEMPLATES["inbox"]):
    """Shows a page of the inbox."""

    async def moderate(self, at: Moderator, interaction: discord.Interaction) -> None:
        """Show it."""
        page, later = int(self.fields["page"]), self.fields["later"] == "1"
        await show_inbox(at, interaction, page=page, later=later)


class OpenGroup(ModeratorPress, template=TEMPLATES["group"]):
    """Opens a group."""

    async def moderate(self, at: Moderator, interaction: discord.Interaction) -> None:
        """Show it."""
        picked = chosen(interaction)
        await show_group(at, interaction, int(picked) if picked.isdecimal() else 0)


class LookAgain(ModeratorPress, template=TEMPLATES["look-again"]):
    """Shows a group again."""

    async def moderate(self, at: Moderator, interaction: discord.Interaction) -> None:
        """Show it."""
        await show_group(at, interaction, int(self.fields["group"]))


class WriteAnswer(ModeratorPress, template=TEMPLATES["write"]):
    """Opens the form for a new answer to a group."""

    opens = "form"

    async def moderate(self, at: Moderator, interaction: discord.Interaction) -> None:
        """Open it."""
        key = int(self.fields["group"])
        group = await _group(at, interaction, key)
        if group is not None:
            draft = Draft("write", about=str(key), question=_as_question(group.text))
            await interaction.response.send_modal(draft_form(draft))


class Decide(ModeratorPress, template=TEMPLATES["decide"]):
    """Decides about a group: out of scope, later, ignored."""

    async def moderate(self, at: Moderator, interaction: discord.Interaction) -> None:
        """Do it."""
        group = await _group(at, interaction, int(self.fields["group"]))
        if group is None:
            return
        inbox = at.desk.servers.inbox
        rules = {"out": inbox.out_of_scope, "later": inbox.later, "ignore": inbox.ignore}
        rule = rules[self.fields["decision"]]
        ruling = await rule(at.server, at.member, int(self.fields["group"]))
        await respond(interaction, ruled_card(ruling, group.text), private=True)


class Phrase(ModeratorPress, template=TEMPLATES["phrase"]):
    """Adds a group to the entry that was chosen, or opens the form that searches another one."""

    opens = "form"

    async def moderate(self, at: Moderator, interaction: discord.Interaction) -> None:
        """Do it."""
        key, entry = int(self.fields["group"]), chosen(interaction)
        if entry == SEARCH:
            words = Field("words", "A few words of the question", MOST_SEARCHED, 2)
            await interaction.response.send_modal(
                form("Which answer fits?", search_form(key), words)
            )
        else:
            await interaction.response.defer()
            await add_phrasing(at, interaction, key, entry)


class PhraseConfirmed(ModeratorPress, template=TEMPLATES["phrase-confirm"]):
    """Adds a group to an entry although a warning was given."""

    async def moderate(self, at: Moderator, interaction: discord.Interaction) -> None:
        """Add it."""
        key, entry = int(self.fields["group"]), self.fields["entry"]
        await add_phrasing(at, interaction, key, entry, confirmed=True)


class Undo(ModeratorPress, template=TEMPLATES["undo"]):
    """Takes a decision back."""

    async def moderate(self, at: Moderator, interaction: discord.Interaction) -> None:
        """Do it."""
        ruling = await at.desk.servers.inbox.undo(at.server, at.member, int(self.fields["ruling"]))
        if ruling.revision:
            follow(at, interaction.client, ruling.revision)
        await respond(interaction, undone_card(), private=True)


class SubmitSearch(Submission):
    """Searches entries for a group by a moderator's words."""

    template = FORMS["search"]

    async def submit(self, at: Moderator, interaction: discord.Interaction) -> None:
        """Show the group with what was found."""
        words = self.typed.get("words", "")[:MOST_SEARCHED]
        await show_group(at, interaction, int(self.fields["group"]), search=words)


async def _group(at: Moderator, interaction: discord.Interaction, key: int) -> Group | None:
    """Return a group; where it is gone, say so."""
    group = await at.desk.servers.inbox.group(at.server, key)
    if group is None:
        await respond(interaction, notice(DEALT_WITH), private=True)
    return group


def _entries(at: Moderator, group: Group, search: str | None) -> list[tuple[str, float]]:
    """Return entries that a group may be a phrasing of: those offered, and those found."""
    tried = at.desk.advisor.try_out(search or group.text)
    found = [(one.id, one.confidence) for one in tried.candidates]
    listed = [*found, *group.candidates] if search else [*group.candidates, *found]
    known = at.desk.advisor.knowledge.entries
    entries = {id: confidence for id, confidence in reversed(listed) if id in known}
    return [*reversed(entries.items())][:MOST_FOUND]


def _as_question(text: str) -> str:
    """Return what was asked as a question to begin from."""
    text = " ".join(text.split()).rstrip("?!. ")
    return limits.clip(f"{text[:1].upper()}{text[1:]}?", 200)


ALL: tuple[type[ModeratorPress], ...] = (
    TurnInbox,
    OpenGroup,
    LookAgain,
    WriteAnswer,
    Decide,
    Phrase,
    PhraseConfirmed,
    Undo,
)
SUBMISSIONS: tuple[type[Submission], ...] = (SubmitSearch,)
