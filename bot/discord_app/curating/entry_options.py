"""Options of a command that name an entry or a phrasing: what is offered, and what was meant."""

import logging

import discord

from bot.discord_app import limits
from bot.discord_app.choices import Choices, offered
from bot.discord_app.curating.moderators import Moderator, may_curate
from bot.discord_app.desk import Desk

MOST_TYPED = 100  # characters of an entry's id

_log = logging.getLogger(__name__)


async def suggest_entries(
    desk: Desk, interaction: discord.Interaction, typed: str, *, retired: bool
) -> Choices:
    """Offer entries, the shown or the hidden ones; to those who may not curate, nothing.

    Args:
        desk: Any.
        interaction: Of who types.
        typed: So far.
        retired: Whether hidden ones are wanted.
    """
    try:
        server, faq = interaction.guild_id, desk.servers.faq
        if server is None or not await may_curate(desk, interaction):
            return []
        found = await faq.suggest(server, typed[:MOST_TYPED], limits.CHOICES, retired=retired)
    except Exception:
        _log.exception("autocompletion failed")
        return []
    return offered(lambda: ((one.question, one.entry) for one in found))


async def suggest_phrasings(
    desk: Desk, interaction: discord.Interaction, entry: str, typed: str
) -> Choices:
    """Offer the ways to ask for an entry; to those who may not curate, nothing."""
    try:
        server = interaction.guild_id
        if server is None or not await may_curate(desk, interaction):
            return []
        shown = await desk.servers.faq.show(server, entry)
    except Exception:
        _log.exception("autocompletion failed")
        return []
    wanted = typed.casefold()
    phrasings = shown.phrasings[1:] if shown else ()
    return offered(lambda: ((one, one) for one in phrasings if wanted in one.casefold()))


def named(at: Moderator, typed: str) -> str:
    """Return the id of an entry that was picked, or whose question was typed out."""
    known = at.desk.advisor.knowledge.entries
    if typed in known:
        return typed
    wanted = typed.strip().casefold()
    return next((id for id, one in known.items() if one.question.casefold() == wanted), typed)


async def whole_phrasing(at: Moderator, entry: str, phrasing: str) -> str:
    """Return the phrasing of which the beginning was picked; as typed where there is none."""
    shown = await at.desk.servers.faq.show(at.server, entry)
    phrasings = shown.phrasings if shown else ()
    same = (one for one in phrasings if limits.clip(one, limits.CHOICE) == phrasing)
    return next(same, phrasing)
