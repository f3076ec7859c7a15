"""The cache: what is kept of servers and messages that Discord tells of.

discord.py keeps every channel and role as an object; of two thousand servers that is most of the
memory. Here a server's permissions are kept as numbers. It builds on discord.py's own state, which
is no public interface: `discord.py~=2.7` is pinned, and `test_cache.py` holds it.
"""

import logging
from functools import partial
from typing import Any, cast

import discord
from discord.state import AutoShardedConnectionState

from bot.discord_app.gateway.door import Door
from bot.discord_app.gateway.grants import Grants

# Of a server; its channels, roles, threads, emojis and the rest are left out.
_KEPT = ("id", "name", "owner_id", "unavailable", "member_count", "preferred_locale", "members")
_ALL = discord.Permissions.all().value

STARTING = "I am just starting. Please try again in a few seconds."

_log = logging.getLogger(__name__)


class Server(discord.Guild):
    """A server without objects for its channels and roles.

    Attributes:
        grants: What the bot may do in its channels.
    """

    __slots__ = ("grants",)

    def __init__(self, *, data: Any, state: "Cache") -> None:
        self.grants = Grants()
        super().__init__(data=data, state=state)

    def _from_data(self, guild: Any) -> None:
        """Take over what Discord tells of the server."""
        self.grants.note_server(guild)
        super()._from_data(cast(Any, {key: guild[key] for key in _KEPT if key in guild}))

    def get_role(self, role_id: int, /) -> discord.Role | None:
        """Return a role with its id and permissions; its name and looks are not kept."""
        permissions = self.grants.roles.get(role_id)
        if permissions is None:
            return None
        data: Any = {"id": role_id, "name": "", "permissions": permissions}
        return discord.Role(guild=self, state=self._state, data=data)

    def permissions_in(self, channel: int) -> discord.Permissions:
        """Return what the bot may do in a channel or thread."""
        return discord.Permissions(self.bits_in(channel))

    def bits_in(self, channel: int) -> int:
        """Return what the bot may do in a channel or thread, as Discord's bits."""
        me = self.me
        if me is None or not self.grants.roles or me.id == self.owner_id:
            return _ALL  # as far as is known
        return self.grants.permissions(
            channel,
            everyone=self.id,
            roles=me._roles,
            member=me.id,
            timed_out=me.is_timed_out(),
        )


class Cache(AutoShardedConnectionState[Any]):
    """Keeps servers, and passes over what no part of the bot asks for."""

    def __init__(self, *, door: Door, **options: Any) -> None:
        """Keep nothing yet.

        Args:
            door: Where commands and buttons wait while the bot is starting.
            options: Of discord.py.
        """
        super().__init__(**options)
        self._door = door

    def parse_interaction_create(self, data: Any) -> None:
        """Let a command or a press in; where it would wait for too long, say so.

        Not of a form: one that nobody answers stays open, with what was typed.
        """
        come = partial(super().parse_interaction_create, data)
        is_form = data["type"] == discord.InteractionType.modal_submit.value
        self._door.enter(come, late=None if is_form else partial(self._say_starting, data))

    async def _say_starting(self, data: Any) -> None:
        interaction: discord.Interaction = discord.Interaction(data=data, state=self)
        try:
            if interaction.type is discord.InteractionType.autocomplete:
                await interaction.response.autocomplete([])
            else:
                await interaction.response.send_message(STARTING, ephemeral=True)
        except (discord.HTTPException, OSError) as error:
            _log.warning("that it is starting could not be told: %s", type(error).__name__)

    def _add_guild_from_data(self, data: Any) -> discord.Guild:
        server = Server(data=data, state=self)
        self._add_guild(server)
        return server

    def parse_message_create(self, data: Any) -> None:
        """Pass over what bots write, our own answers first of all: nobody answers them."""
        if not data["author"].get("bot"):
            super().parse_message_create(data)

    def parse_message_update(self, data: Any) -> None:
        """Pass over edits, of which there is one for most links: what is answered stays."""

    def parse_channel_create(self, data: Any) -> None:
        """Note a channel."""
        if server := self._server(data):
            server.grants.note_channel(data)

    parse_channel_update = parse_channel_create

    def parse_channel_delete(self, data: Any) -> None:
        """Forget a channel."""
        if server := self._server(data):
            server.grants.forget_channel(int(data["id"]))

    def parse_thread_create(self, data: Any) -> None:
        """Note a thread."""
        if server := self._server(data):
            server.grants.note_thread(data)

    parse_thread_update = parse_thread_create

    def parse_thread_delete(self, data: Any) -> None:
        """Forget a thread."""
        if server := self._server(data):
            server.grants.forget_thread(int(data["id"]))

    def parse_thread_list_sync(self, data: Any) -> None:
        """Note the threads of channels that the bot now sees."""
        if server := self._server(data):
            channels = data.get("channel_ids")
            server.grants.forget_threads(None if channels is None else set(map(int, channels)))
            for thread in data.get("threads", ()):
                server.grants.note_thread(thread)

    def parse_guild_role_create(self, data: Any) -> None:
        """Note a role."""
        if server := self._server(data):
            server.grants.note_role(data["role"])

    parse_guild_role_update = parse_guild_role_create

    def parse_guild_role_delete(self, data: Any) -> None:
        """Forget a role."""
        if server := self._server(data):
            server.grants.forget_role(int(data["role_id"]))

    def _server(self, data: Any) -> Server | None:
        """Return the server that an event is of; none where it is of none, or not known."""
        found = self._get_guild(int(data.get("guild_id") or 0))
        return found if isinstance(found, Server) else None
