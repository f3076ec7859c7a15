"""Saving: what a moderator typed is saved, or shown again with why not and how to go on."""

import logging
from dataclasses import replace

import discord

from bot.curation.drafting import RefusedError
from bot.discord_app import limits
from bot.discord_app.answering import respond
from bot.discord_app.cards.card import notice
from bot.discord_app.cards.drafts import Draft
from bot.discord_app.cards.faq import saved_card
from bot.discord_app.cards.history import line_of
from bot.discord_app.cards.inbox import ruled_card
from bot.discord_app.cards.unsaved import broken_word, near_word, unsaved_card
from bot.discord_app.curating.aftermath import follow
from bot.discord_app.curating.moderators import Moderator
from bot.logs import incident_id
from bot.servers.conflicts import BreaksError, ConflictError, GoneError, NearDuplicateError
from bot.servers.faq import Saved
from bot.storage.faults import StorageError

GONE = "That entry is gone. `/faq list` shows what there is."
UNSEEN = "✅ Saved, and live. The database cannot show it just now: `/faq show` does in a minute."
CONFLICT = (
    "✋ **Not saved yet:** somebody changed this entry while you were writing.\n{line}\n"
    "Nothing of yours is lost, it stands below. What they wrote: `/faq show`."
)
STILL = "\nNothing of yours is lost, it stands below."
ALL_THE_SAME = "Save it all the same"

_log = logging.getLogger(__name__)


async def save_draft(
    at: Moderator, interaction: discord.Interaction, draft: Draft, *, confirmed: bool = False
) -> None:
    """Save what was typed; where that cannot be, show it with why and how to go on.

    Args:
        at: Who saves.
        interaction: Deferred.
        draft: What was typed.
        confirmed: Whether a warning was passed over.
    """
    try:
        if draft.kind == "write":
            await _rule(at, interaction, draft, confirmed=confirmed)
            return
        saved = await _save(at, draft, confirmed=confirmed)
    except NearDuplicateError as error:
        await _unsaved(interaction, near_word(error.near), draft, save=ALL_THE_SAME)
    except BreaksError as error:
        word = broken_word(error.broken, at.desk.advisor.knowledge)
        await _unsaved(interaction, word, draft)
    except ConflictError as error:
        theirs = error.revision
        line = line_of(theirs, at.desk.advisor.knowledge) if theirs else ""
        mine = replace(draft, number=theirs.number if theirs else 0)
        word = CONFLICT.format(line=line)
        await _unsaved(interaction, word, mine, save="Save mine over theirs")
    except GoneError as error:
        mine = replace(draft, kind="add", about="")
        await _unsaved(
            interaction, f"✋ {error.reply}{STILL}", mine, save="Save it as a new answer"
        )
    except RefusedError as error:
        _log.info("not saved: server=%s %s", at.server, type(error).__name__)
        await _unsaved(interaction, f"⛔ **Not saved:** {error.reply}", draft)
    except StorageError as error:
        incident = incident_id()
        _log.error("incident %s: not saved: server=%s", incident, at.server, exc_info=error)
        head = "Perhaps not saved" if error.unsure else "Not saved"
        word = f"⛔ **{head}:** {error.reply} (incident `{incident}`)"
        await _unsaved(interaction, word, draft)
    else:
        await show_saved(at, interaction, saved)


async def show_saved(at: Moderator, interaction: discord.Interaction, saved: Saved) -> None:
    """Show an entry that was just saved, and begin what follows."""
    follow(at, interaction.client, saved.revision)
    try:
        shown = await at.desk.servers.faq.show(at.server, saved.revision.entry)
    except StorageError:
        _log.warning("saved, but not shown: the database failed: server=%s", at.server)
        await respond(interaction, notice(UNSEEN), private=True)
        return
    card = saved_card(saved, shown) if shown else notice(GONE)
    await respond(interaction, card, private=True)


async def _save(at: Moderator, draft: Draft, *, confirmed: bool) -> Saved:
    faq = at.desk.servers.faq
    who = (at.server, at.member)
    if draft.kind == "edit":
        return await faq.edit(
            *who, draft.about, draft.wording, seen=draft.number, why=draft.why, confirmed=confirmed
        )
    if draft.kind == "alias":
        return await faq.add_alias(*who, draft.about, draft.phrasings, confirmed=confirmed)
    return await faq.add(*who, draft.wording, draft.aliases, why=draft.why, confirmed=confirmed)


async def _rule(
    at: Moderator, interaction: discord.Interaction, draft: Draft, *, confirmed: bool
) -> None:
    """Answer a group of the inbox with what was typed."""
    inbox = at.desk.servers.inbox
    ruling = await inbox.write(
        at.server, at.member, int(draft.about), draft.wording, confirmed=confirmed
    )
    if ruling.revision:
        follow(at, interaction.client, ruling.revision)
    await respond(interaction, ruled_card(ruling, draft.question), private=True)


async def _unsaved(
    interaction: discord.Interaction, word: str, draft: Draft, *, save: str | None = None
) -> None:
    card = unsaved_card(word, draft, save=save)
    await respond(interaction, card, private=True)
    if card.content_length() >= limits.CARD_TEXT or not _says(card, word):
        await interaction.followup.send(view=notice(word), ephemeral=True)


def _says(card: discord.ui.LayoutView, word: str) -> bool:
    """Tell whether a card has room for the whole of a word."""
    return any(
        isinstance(item, discord.ui.TextDisplay) and item.content == word
        for item in card.walk_children()
    )
