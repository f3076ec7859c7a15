"""Permissions: what the bot lacks in a channel to answer there."""

from collections.abc import Sequence

import discord

_NAMES = {
    "view_channel": "View Channel",
    "send_messages": "Send Messages",
    "send_messages_in_threads": "Send Messages in Threads",
    "read_message_history": "Read Message History",
}


def lacking(permissions: discord.Permissions, *, in_thread: bool) -> Sequence[str]:
    """Return the names of missing permissions, as Discord's settings show them."""
    send = "send_messages_in_threads" if in_thread else "send_messages"
    needed = ("view_channel", send, "read_message_history")
    return [_NAMES[name] for name in needed if not getattr(permissions, name)]


def may_send(message: discord.Message) -> bool:
    """Tell whether the bot may answer where a message was written, as far as is known."""
    mine = _in_channel(message)
    if mine is None:
        return True
    in_thread = isinstance(message.channel, discord.Thread)
    return mine.view_channel and (
        mine.send_messages_in_threads if in_thread else mine.send_messages
    )


def may_reply(message: discord.Message) -> bool:
    """Tell whether the bot may point at a message, for which it must read the history."""
    mine = _in_channel(message)
    return mine is None or mine.read_message_history


def may_attach(message: discord.Message) -> bool:
    """Tell whether the bot may show pictures where a message was written, as far as is known."""
    mine = _in_channel(message)
    return mine is None or mine.attach_files


def _in_channel(message: discord.Message) -> discord.Permissions | None:
    channel = message.channel
    if message.guild is None or isinstance(channel, discord.PartialMessageable):
        return None
    if isinstance(channel, discord.Thread) and channel.parent is None:
        return None
    return channel.permissions_for(message.guild.me)
