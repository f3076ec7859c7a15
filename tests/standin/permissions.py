"""Permission bits, and what a member may do in a channel.

Source: Discord's docs, topics/permissions, "Permission Overwrites".
"""

from enum import IntFlag

from tests.standin.world import Channel, Guild


class Permission(IntFlag):
    """The bits that the stand-in enforces or hands out."""

    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    ADD_REACTIONS = 1 << 6
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    USE_EXTERNAL_EMOJIS = 1 << 18
    MANAGE_ROLES = 1 << 28
    USE_APPLICATION_COMMANDS = 1 << 31
    MANAGE_THREADS = 1 << 34
    CREATE_PUBLIC_THREADS = 1 << 35
    SEND_MESSAGES_IN_THREADS = 1 << 38


EVERYTHING = (1 << 50) - 1
ORDINARY = (
    Permission.ADD_REACTIONS
    | Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
    | Permission.READ_MESSAGE_HISTORY
    | Permission.USE_EXTERNAL_EMOJIS
    | Permission.USE_APPLICATION_COMMANDS
    | Permission.CREATE_PUBLIC_THREADS
    | Permission.SEND_MESSAGES_IN_THREADS
)


def permissions_in(guild: Guild, channel: Channel, user_id: int) -> int:
    """Return what a member may do in a channel; a thread takes its parent's overwrites."""
    member = guild.members.get(user_id)
    if member is None:
        return 0
    if guild.owner_id == user_id:
        return EVERYTHING
    allowed = guild.roles[guild.id].permissions
    for role_id in member.role_ids:
        allowed |= guild.roles[role_id].permissions
    if allowed & Permission.ADMINISTRATOR:
        return EVERYTHING
    overwrites = (channel.parent if channel.is_thread and channel.parent else channel).overwrites
    allowed = _overwritten(allowed, [guild.id], overwrites)
    allowed = _overwritten(allowed, member.role_ids, overwrites)
    return _overwritten(allowed, [user_id], overwrites)


def _overwritten(allowed: int, holders: list[int], overwrites: dict[int, tuple[int, int]]) -> int:
    """Apply one level of overwrites: all that it denies, then all that it allows."""
    denies = grants = 0
    for holder in holders:
        grant, deny = overwrites.get(holder, (0, 0))
        grants |= grant
        denies |= deny
    return allowed & ~denies | grants
