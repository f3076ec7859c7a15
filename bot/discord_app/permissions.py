"""Permissions: what the bot lacks in a channel to answer there."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import discord

from bot.discord_app.gateway.cache import Server

_NAMES = {
    "view_channel": "View Channel",
    "send_messages": "Send Messages",
    "send_messages_in_threads": "Send Messages in Threads",
    "read_message_history": "Read Message History",
}
_SEND = discord.Permissions(send_messages=True).value
_SEND_IN_THREADS = discord.Permissions(send_messages_in_threads=True).value
_POINT = discord.Permissions(read_message_history=True).value
_ATTACH = discord.Permissions(attach_files=True).value


def lacking_to_write(permissions: discord.Permissions, *, in_thread: bool) -> Sequence[str]:
    """Return what is missing to write somewhere, as Discord's settings name it."""
    send = "send_messages_in_threads" if in_thread else "send_messages"
    return _lacking(permissions, "view_channel", send)


def lacking_to_point(permissions: discord.Permissions) -> Sequence[str]:
    """Return what is missing to point at a message that is answered."""
    return _lacking(permissions, "read_message_history")


def _lacking(permissions: discord.Permissions, *needed: str) -> Sequence[str]:
    return [_NAMES[name] for name in needed if not getattr(permissions, name)]


@dataclass(frozen=True, slots=True)
class Granted:
    """What the bot may do where a message was written.

    Attributes:
        send: Whether it may answer.
        point: Whether it may point at the message, for which it must read the history.
        attach: Whether it may show pictures.
    """

    send: bool = True
    point: bool = True
    attach: bool = True


def granted_in(message: discord.Message) -> Granted:
    """Return what the bot may do where a message was written, as far as is known."""
    return granted_at(message.guild, message.channel.id)


def granted_at(server: discord.Guild | None, channel: int) -> Granted:
    """Return what the bot may do in a channel or thread, as far as is known.

    Args:
        server: Whose channel it is; none in direct messages, and where the server is not known.
        channel: Id of the channel or thread.
    """
    if not isinstance(server, Server):
        return Granted()
    send = _SEND_IN_THREADS if server.grants.is_thread(channel) else _SEND
    return _granted(server.bits_in(channel), send)


@lru_cache(maxsize=256)
def _granted(mine: int, send: int) -> Granted:
    """Return what the bot's permissions, as Discord's bits, let it do; they are few in number."""
    return Granted(bool(mine & send), bool(mine & _POINT), bool(mine & _ATTACH))
