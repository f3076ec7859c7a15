"""Moderators: who may curate here. Asked anew at every command, press and form."""

import logging
from dataclasses import dataclass

import discord

from bot.discord_app.answering import respond
from bot.discord_app.cards.card import notice
from bot.discord_app.desk import Desk

NOT_HERE = "That works only in a server that has me."
NOT_YOU = (
    "That is for moderators: members who may **Manage Server**{role}. Ask one of them to do it, or "
    "to give you the role."
)
NOT_MANAGER = "Only members who may **Manage Server** can decide who else moderates."

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Moderator:
    """A member who may curate, at the desk of their server.

    Attributes:
        desk: Of the server.
        server: Its id.
        member: Their id.
    """

    desk: Desk
    server: int
    member: int


async def moderator_of(
    desk: Desk, interaction: discord.Interaction, *, doing: str, manager: bool = False
) -> Moderator | None:
    """Return who uses something of the moderators', or refuse them and log it.

    The settings come from memory, or from a database that is waited for only briefly.

    Args:
        desk: Any.
        interaction: Responded to where it is refused; before, it may be deferred privately.
        doing: What they want, for the log.
        manager: Whether the role that the settings name is not enough.
    """
    server = interaction.guild_id
    if server is None or not interaction.is_guild_integration():
        await respond(interaction, notice(NOT_HERE), private=True)
        return None
    if not interaction.permissions.manage_guild:
        role = (await desk.servers.preferences.of(server)).role
        if manager or role is None or not _has_role(interaction.user, role):
            member = interaction.user.id
            _log.warning("refused: member=%s server=%s: %s", member, server, doing)
            named = f", or who have <@&{role}>" if role else ""
            word = NOT_MANAGER if manager else NOT_YOU.format(role=named)
            await respond(interaction, notice(word), private=True)
            return None
    return Moderator(await desk.at(server), server, interaction.user.id)


async def may_curate(desk: Desk, interaction: discord.Interaction) -> bool:
    """Tell whether one who types into a field may curate; nothing is said to one who may not."""
    server = interaction.guild_id
    if server is None or not interaction.is_guild_integration():
        return False
    if interaction.permissions.manage_guild:
        return True
    role = (await desk.servers.preferences.of(server)).role
    return role is not None and _has_role(interaction.user, role)


def name_of(interaction: discord.Interaction) -> str:
    """Return the command that is used, for the log."""
    return f"/{interaction.command.qualified_name}" if interaction.command else "a command"


def _has_role(user: discord.User | discord.Member, role: int) -> bool:
    return isinstance(user, discord.Member) and user.get_role(role) is not None
