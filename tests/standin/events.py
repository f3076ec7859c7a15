"""What the bot is told of: each happening as the gateway event that Discord makes of it."""

from tests.standin import payloads
from tests.standin.gateway import Gateway
from tests.standin.intents import NONE, Intent
from tests.standin.payload import Payload
from tests.standin.permissions import Permission, permissions_in
from tests.standin.sessions import Session
from tests.standin.world import Channel, Guild, Member, Message, User, World

HIDDEN_CONTENT: Payload = {"content": "", "embeds": [], "attachments": [], "components": []}


class Events:
    """Turns happenings into gateway events."""

    def __init__(self, world: World, gateway: Gateway) -> None:
        """Tell them to a gateway."""
        self._world = world
        self._gateway = gateway

    def message_created(self, message: Message) -> None:
        """Tell of a new message."""
        self._tell_of_message("MESSAGE_CREATE", message)

    def message_edited(self, message: Message) -> None:
        """Tell of a message's new state."""
        self._tell_of_message("MESSAGE_UPDATE", message)

    def message_deleted(self, message: Message) -> None:
        """Tell that a message is gone."""
        if self._bot_sees(message):
            payload = {"id": str(message.id)} | _place(message.channel)
            self._gateway.dispatch(
                "MESSAGE_DELETE",
                message.channel.guild_id,
                _messages_in(message.channel),
                lambda session: payload,
            )

    def reaction_changed(self, message: Message, user: User, emoji: str, *, added: bool) -> None:
        """Tell that somebody added or removed a reaction."""
        channel = message.channel
        payload = {
            "user_id": str(user.id),
            "message_id": str(message.id),
            "emoji": {"id": None, "name": emoji},
            "burst": False,
            "type": 0,
        } | _place(channel)
        member = channel.guild.members.get(user.id) if channel.guild else None
        if added and member:
            payload["member"] = payloads.of_member(member)
        direct = Intent.DIRECT_MESSAGE_REACTIONS
        self._gateway.dispatch(
            "MESSAGE_REACTION_ADD" if added else "MESSAGE_REACTION_REMOVE",
            channel.guild_id,
            Intent.GUILD_MESSAGE_REACTIONS if channel.guild else direct,
            lambda session: payload,
        )

    def interaction_created(self, payload: Payload, guild: Guild | None) -> None:
        """Tell of an interaction, whatever the intents."""
        shard_of = guild.id if guild and guild.has_bot else None
        self._gateway.dispatch("INTERACTION_CREATE", shard_of, NONE, lambda session: payload)

    def channel_changed(self, name: str, channel: Channel) -> None:
        """Tell that a channel or thread was created, updated or deleted."""
        event = f"{'THREAD' if channel.is_thread else 'CHANNEL'}_{name}"
        payload = payloads.of_channel(channel)
        if channel.is_thread and name == "CREATE":
            payload["newly_created"] = True
        if channel.guild and channel.guild.has_bot:
            self._gateway.dispatch(event, channel.guild.id, Intent.GUILDS, lambda session: payload)

    def guild_joined(self, guild: Guild) -> None:
        """Tell that the bot was added to a guild."""
        self._gateway.dispatch(
            "GUILD_CREATE",
            guild.id,
            Intent.GUILDS,
            lambda session: self._gateway.whole_guild(guild, session),
        )

    def guild_left(self, guild: Guild, *, unavailable: bool) -> None:
        """Tell that a guild is gone, or out of order."""
        payload: Payload = {"id": str(guild.id)}
        if unavailable:
            payload["unavailable"] = True
        self._gateway.dispatch("GUILD_DELETE", guild.id, Intent.GUILDS, lambda session: payload)

    def member_changed(self, name: str, guild: Guild, member: Member) -> None:
        """Tell that a member came, changed or left (ADD, UPDATE, REMOVE)."""
        payload = payloads.of_member(member) | {"guild_id": str(guild.id)}
        self._gateway.dispatch(
            f"GUILD_MEMBER_{name}", guild.id, Intent.GUILD_MEMBERS, lambda session: payload
        )

    def role_changed(self, name: str, guild: Guild, role: Payload) -> None:
        """Tell that a role was created or updated."""
        payload = {"guild_id": str(guild.id), "role": role}
        self._gateway.dispatch(
            f"GUILD_ROLE_{name}", guild.id, Intent.GUILDS, lambda session: payload
        )

    def _tell_of_message(self, name: str, message: Message) -> None:
        channel = message.channel
        if not self._bot_sees(message):
            return
        whole = payloads.of_message(message) | _place(channel)
        member = channel.guild.members.get(message.author.id) if channel.guild else None
        if member and not message.webhook_id:
            whole["member"] = payloads.of_member(member, with_user=False)
        self._gateway.dispatch(
            name,
            channel.guild_id,
            _messages_in(channel),
            lambda session: self._as_seen(message, whole, session),
        )

    def _as_seen(self, message: Message, whole: Payload, session: Session) -> Payload:
        """Empty what a session without the message content intent may not read."""
        seen = dict(whole)
        if not self._may_read(message, session):
            seen |= HIDDEN_CONTENT
        referenced = message.referenced
        shows_it = referenced is not None and whole.get("referenced_message")
        if referenced and shows_it and not self._may_read(referenced, session):
            seen["referenced_message"] = whole["referenced_message"] | HIDDEN_CONTENT
        return seen

    def _may_read(self, message: Message, session: Session) -> bool:
        """Tell whether a session is given a message's content.

        Source: Discord's docs, events/gateway, "Message Content Intent".
        """
        bot = self._world.bot
        return (
            bool(session.intents & Intent.MESSAGE_CONTENT)
            or message.channel.guild is None
            or message.author is bot
            or bot in message.mentions
        )

    def _bot_sees(self, message: Message) -> bool:
        """Tell whether the bot hears of a message at all."""
        channel = message.channel
        if message.visible_to is not None:
            return False
        if channel.guild is None:
            return True
        allowed = permissions_in(channel.guild, channel, self._world.bot.id)
        return bool(allowed & Permission.VIEW_CHANNEL)


def _messages_in(channel: Channel) -> Intent:
    return Intent.GUILD_MESSAGES if channel.guild else Intent.DIRECT_MESSAGES


def _place(channel: Channel) -> Payload:
    place = {"channel_id": str(channel.id)}
    return place | {"guild_id": str(channel.guild_id)} if channel.guild else place
