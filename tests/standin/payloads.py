"""Records as Discord writes them in JSON."""

from tests.standin.payload import Payload
from tests.standin.permissions import permissions_in
from tests.standin.world import (
    Attachment,
    Channel,
    ChannelType,
    Guild,
    Member,
    Message,
    MessageFlag,
    Role,
    User,
)


def of_user(user: User) -> Payload:
    """Write a user."""
    return {
        "id": str(user.id),
        "username": user.name,
        "discriminator": "0",
        "global_name": None if user.bot else user.name,
        "avatar": None,
        "bot": user.bot,
        "system": False,
        "public_flags": 0,
    }


def of_member(member: Member, *, with_user: bool = True) -> Payload:
    """Write a member; in messages Discord leaves the user out of it."""
    payload: Payload = {
        "roles": [str(role_id) for role_id in member.role_ids],
        "nick": member.nick,
        "avatar": None,
        "joined_at": member.joined_at,
        "premium_since": None,
        "deaf": False,
        "mute": False,
        "pending": False,
        "flags": 0,
    }
    if with_user:
        payload["user"] = of_user(member.user)
    return payload


def of_role(role: Role) -> Payload:
    """Write a role."""
    return {
        "id": str(role.id),
        "name": role.name,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "icon": None,
        "unicode_emoji": None,
        "position": role.position,
        "permissions": str(int(role.permissions)),
        "managed": False,
        "mentionable": role.mentionable,
        "flags": 0,
    }


def of_channel(channel: Channel) -> Payload:
    """Write a channel of any type."""
    last = max(channel.messages, default=None)
    payload: Payload = {
        "id": str(channel.id),
        "type": int(channel.type),
        "last_message_id": None if last is None else str(last),
        "flags": 0,
    }
    if channel.type is ChannelType.DIRECT:
        return payload | {"recipients": [of_user(user) for user in channel.recipients]}
    payload |= {
        "guild_id": str(channel.guild_id),
        "name": channel.name,
        "rate_limit_per_user": 0,
        "parent_id": str(channel.parent.id) if channel.parent else None,
    }
    return payload | (_of_thread(channel) if channel.is_thread else _of_guild_channel(channel))


def _of_guild_channel(channel: Channel) -> Payload:
    guild = channel.guild
    payload: Payload = {
        "position": channel.position,
        "topic": channel.topic,
        "nsfw": False,
        "permission_overwrites": [
            {
                "id": str(holder),
                "type": 0 if guild and holder in guild.roles else 1,
                "allow": str(allowed),
                "deny": str(denied),
            }
            for holder, (allowed, denied) in channel.overwrites.items()
        ],
    }
    if channel.type is ChannelType.FORUM:
        payload |= {
            "available_tags": channel.tags,
            "default_reaction_emoji": None,
            "default_sort_order": None,
            "default_forum_layout": 0,
            "default_auto_archive_duration": channel.auto_archive_minutes,
        }
    return payload


def _of_thread(channel: Channel) -> Payload:
    return {
        "owner_id": str(channel.owner_id),
        "message_count": len(channel.messages),
        "total_message_sent": len(channel.messages),
        "member_count": 1,
        "applied_tags": channel.applied_tags,
        "thread_metadata": {
            "archived": channel.archived,
            "locked": channel.locked,
            "auto_archive_duration": channel.auto_archive_minutes,
            "archive_timestamp": channel.created_at,
            "create_timestamp": channel.created_at,
        },
    }


def of_guild(guild: Guild) -> Payload:
    """Write a guild as REST has it: without its channels and members."""
    return {
        "id": str(guild.id),
        "name": guild.name,
        "owner_id": str(guild.owner_id),
        "icon": None,
        "splash": None,
        "discovery_splash": None,
        "banner": None,
        "description": None,
        "features": [],
        "emojis": [],
        "stickers": [],
        "roles": [of_role(role) for role in guild.roles.values()],
        "region": "deprecated",
        "afk_channel_id": None,
        "afk_timeout": 300,
        "system_channel_id": None,
        "system_channel_flags": 0,
        "rules_channel_id": None,
        "public_updates_channel_id": None,
        "safety_alerts_channel_id": None,
        "widget_enabled": False,
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "nsfw": False,
        "premium_tier": 0,
        "premium_progress_bar_enabled": False,
        "vanity_url_code": None,
        "preferred_locale": "en-US",
        "max_members": 500_000,
        "max_video_channel_users": 25,
        "max_stage_video_channel_users": 50,
    }


def of_whole_guild(guild: Guild, members: list[Member]) -> Payload:
    """Write a guild as GUILD_CREATE has it, with the given members."""
    return of_guild(guild) | {
        "joined_at": members[0].joined_at if members else None,
        "large": False,
        "member_count": len(guild.members),
        "channels": [of_channel(channel) for channel in guild.channels.values()],
        "threads": [of_channel(thread) for thread in guild.threads.values()],
        "members": [of_member(member) for member in members],
        "presences": [],
        "voice_states": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def of_attachment(attachment: Attachment) -> Payload:
    """Write a file's description."""
    return {
        "id": str(attachment.id),
        "filename": attachment.filename,
        "description": attachment.description,
        "content_type": "application/octet-stream",
        "size": len(attachment.content),
        "url": attachment.url,
        "proxy_url": attachment.url,
    }


def of_message(message: Message, *, with_reference: bool = True) -> Payload:
    """Write a message as REST has it, in full."""
    payload: Payload = {
        "id": str(message.id),
        "channel_id": str(message.channel.id),
        "type": message.type,
        "author": of_user(message.author),
        "content": message.content,
        "timestamp": message.created_at,
        "edited_timestamp": message.edited_at,
        "tts": False,
        "mention_everyone": message.mentions_everyone,
        "mentions": [_of_mentioned(user, message.channel.guild) for user in message.mentions],
        "mention_roles": [str(role_id) for role_id in message.mentioned_role_ids],
        "attachments": [of_attachment(attachment) for attachment in message.attachments],
        "embeds": [{"type": "rich"} | embed for embed in message.embeds],
        "components": message.components,
        "pinned": False,
        "flags": message.flags | (MessageFlag.HAS_THREAD if message.thread else 0),
        "reactions": [
            {
                "emoji": {"id": None, "name": emoji},
                "count": len(user_ids),
                "count_details": {"burst": 0, "normal": len(user_ids)},
                "me": False,
                "me_burst": False,
                "burst_colors": [],
            }
            for emoji, user_ids in message.reactions.items()
        ],
    }
    if message.nonce is not None:
        payload["nonce"] = message.nonce
    if message.webhook_id:
        payload |= {
            "webhook_id": str(message.webhook_id),
            "application_id": str(message.webhook_id),
            "interaction_metadata": message.interaction,
        }
    if message.reference:
        payload["message_reference"] = message.reference
        if with_reference:
            payload["referenced_message"] = (
                of_message(message.referenced, with_reference=False)
                if message.referenced and not message.referenced.deleted
                else None
            )
    if message.thread:
        payload["thread"] = of_channel(message.thread)
    return payload


def _of_mentioned(user: User, guild: Guild | None) -> Payload:
    member = guild.members.get(user.id) if guild else None
    return of_user(user) | ({"member": of_member(member, with_user=False)} if member else {})


def of_acting_member(member: Member, channel: Channel, guild: Guild) -> Payload:
    """Write the member of an interaction: with what it may do in the channel."""
    allowed = permissions_in(guild, channel, member.user.id)
    return of_member(member) | {"permissions": str(int(allowed))}
