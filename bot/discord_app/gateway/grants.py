"""Grants: what the bot may do in each channel of one server. Pure; kept by `cache`.

Source: Discord, topics/permissions, "Permission Overwrites".
"""

from collections.abc import Collection, Mapping
from typing import Any

import discord

_Payload = Mapping[str, Any]
_Overwrite = tuple[int, int, int]  # id of a role or member, what is allowed, what is denied

_ALL = discord.Permissions.all().value
_ADMINISTRATOR = discord.Permissions(administrator=True).value
_VIEW = discord.Permissions(view_channel=True).value
_WHILE_TIMED_OUT = discord.Permissions(view_channel=True, read_message_history=True).value


class Grants:
    """Permissions of the roles of a server, and where its channels differ from them.

    Attributes:
        roles: Permissions by the id of a role; the one of everyone has the id of the server.
    """

    __slots__ = ("_overwrites", "_threads", "roles")

    def __init__(self) -> None:
        """Know of no role and no channel."""
        self.roles: dict[int, int] = {}
        self._overwrites: dict[int, tuple[_Overwrite, ...]] = {}  # of channels that have any
        self._threads: dict[int, int] = {}  # the channel of each thread

    def note_server(self, server: _Payload) -> None:
        """Note what Discord says of a server; what it does not speak of stays."""
        if "roles" in server:
            self.roles = {}
            for role in server["roles"]:
                self.note_role(role)
        if "channels" in server:
            self._overwrites = {}
            for channel in server["channels"]:
                self.note_channel(channel)
        if "threads" in server:
            self._threads = {}
            for thread in server["threads"]:
                self.note_thread(thread)

    def note_role(self, role: _Payload) -> None:
        """Note a role that is new or was changed."""
        self.roles[int(role["id"])] = int(role["permissions"])

    def forget_role(self, role: int) -> None:
        """Forget a role."""
        self.roles.pop(role, None)

    def note_channel(self, channel: _Payload) -> None:
        """Note a channel that is new or was changed."""
        overwrites = tuple(
            (int(one["id"]), int(one["allow"]), int(one["deny"]))
            for one in channel.get("permission_overwrites") or ()
        )
        if overwrites:
            self._overwrites[int(channel["id"])] = overwrites
        else:
            self._overwrites.pop(int(channel["id"]), None)

    def forget_channel(self, channel: int) -> None:
        """Forget a channel and its threads."""
        self._overwrites.pop(channel, None)
        self.forget_threads({channel})

    def note_thread(self, thread: _Payload) -> None:
        """Note a thread that is new or was changed; one that is archived is forgotten."""
        if thread.get("thread_metadata", {}).get("archived"):
            self.forget_thread(int(thread["id"]))
        else:
            self._threads[int(thread["id"])] = int(thread["parent_id"])

    def forget_thread(self, thread: int) -> None:
        """Forget a thread."""
        self._threads.pop(thread, None)

    def forget_threads(self, channels: Collection[int] | None = None) -> None:
        """Forget the threads of some channels, or all."""
        kept = self._threads.items()
        self._threads = {
            thread: channel
            for thread, channel in kept
            if channels is not None and channel not in channels
        }

    def parent_of(self, thread: int) -> int | None:
        """Return the channel or forum of a thread; none where it is no thread, or not known."""
        return self._threads.get(thread)

    def is_thread(self, channel: int) -> bool:
        """Tell whether messages there are written in a thread."""
        return channel in self._threads

    def permissions(
        self,
        channel: int,
        *,
        everyone: int,
        roles: Collection[int],
        member: int,
        timed_out: bool = False,
    ) -> int:
        """Return what a member who does not own the server may do, as Discord's bits.

        Args:
            channel: Id of a channel or thread; one not known counts as one without overwrites.
            everyone: Id of the role that all have.
            roles: Ids of the member's other roles.
            member: Id of the member.
            timed_out: Whether a moderator has silenced them for now.
        """
        value = self.roles.get(everyone, 0)
        for role in roles:
            value |= self.roles.get(role, 0)
        if value & _ADMINISTRATOR:
            return _ALL
        if overwrites := self._overwrites.get(self._threads.get(channel, channel)):
            mine = frozenset(roles) - {everyone}
            for targets in ({everyone}, mine, {member}):  # the later ones weigh more
                allowed = denied = 0
                for target, allow, deny in overwrites:
                    if target in targets:
                        allowed |= allow
                        denied |= deny
                value = value & ~denied | allowed
        if timed_out:
            value &= _WHILE_TIMED_OUT
        return value if value & _VIEW else 0
