"""What the bot may reach: its channels and messages, and its permissions there."""

from tests.standin.permissions import Permission, permissions_in
from tests.standin.refusal import missing_access, missing_permissions, unknown
from tests.standin.world import Channel, Guild, Message, World

EVERY_BIT = (1 << 53) - 1


class Access:
    """Finds what a request names, and refuses what the bot may not have."""

    def __init__(self, world: World) -> None:
        """Look in a world."""
        self._world = world

    def guild(self, guild_id: int) -> Guild:
        """Return a guild that the bot is in."""
        guild = self._world.guilds.get(guild_id)
        if guild is None or not guild.has_bot or guild.unavailable:
            raise unknown(10004, "Guild")
        return guild

    def channel(self, channel_id: int, *needed: Permission) -> Channel:
        """Return a channel where the bot has the permissions; viewing is always needed."""
        channel = self._world.channels.get(channel_id)
        if channel is None:
            raise unknown(10003, "Channel")
        allowed = self.allowed(channel)
        if not allowed & Permission.VIEW_CHANNEL:
            raise missing_access()
        for permission in needed:
            if not allowed & permission:
                raise missing_permissions()
        return channel

    def allowed(self, channel: Channel) -> int:
        """Return the bot's permissions in a channel; a direct one allows all."""
        if channel.guild is None:
            return EVERY_BIT
        if not channel.guild.has_bot:
            return 0
        return permissions_in(channel.guild, channel, self._world.bot.id)

    def message(self, channel: Channel, message_id: int) -> Message:
        """Return a message that is no other's private one."""
        message = channel.messages.get(message_id)
        if message is None or message.visible_to is not None:
            raise unknown(10008, "Message")
        return message
