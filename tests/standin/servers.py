"""Servers as a test sets them up: channels, forums, roles, members, permissions."""

from collections.abc import Iterable

from tests.standin import payloads
from tests.standin.people import Person
from tests.standin.permissions import ORDINARY
from tests.standin.world import Channel, ChannelType, Guild, Member, Role, User
from tests.standin.writers import Surroundings


class Server:
    """A guild and what can be done to it; the bot is told when it is connected."""

    def __init__(self, around: Surroundings, guild: Guild) -> None:
        """Handle a guild."""
        self._around = around
        self._world = around.chat.world
        self._events = around.chat.events
        self.guild = guild

    @property
    def id(self) -> int:
        """Return the guild's id."""
        return self.guild.id

    def add_channel(
        self,
        name: str,
        kind: ChannelType = ChannelType.TEXT,
        *,
        topic: str | None = None,
        tags: Iterable[str] = (),
    ) -> Channel:
        """Create a channel or, with its tags, a forum."""
        channel = Channel(
            self._world.ids.mint(),
            kind,
            name,
            guild=self.guild,
            position=len(self.guild.channels),
            topic=topic,
            tags=[
                {
                    "id": str(self._world.ids.mint()),
                    "name": tag,
                    "moderated": False,
                    "emoji_id": None,
                    "emoji_name": None,
                }
                for tag in tags
            ],
        )
        self._world.add_channel(channel)
        self._events.channel_changed("CREATE", channel)
        return channel

    def add_forum(self, name: str, *, tags: Iterable[str] = ()) -> Channel:
        """Create a forum."""
        return self.add_channel(name, ChannelType.FORUM, tags=tags)

    def add_role(self, name: str, *, permissions: int = 0, mentionable: bool = False) -> Role:
        """Create a role."""
        position = len(self.guild.roles)
        role = Role(self._world.ids.mint(), name, int(permissions), position, mentionable)
        self.guild.roles[role.id] = role
        if self.guild.has_bot:
            self._events.role_changed("CREATE", self.guild, payloads.of_role(role))
        return role

    def add_member(
        self,
        who: str | Person,
        *,
        permissions: int = 0,
        roles: Iterable[Role] = (),
        bot: bool = False,
    ) -> Person:
        """Let a new or known person join; permissions come by a role of their own."""
        user = who.user if isinstance(who, Person) else self._world.add_user(who, bot=bot)
        member = Member(user, self._world.clock.stamp(), [role.id for role in roles])
        self.guild.members[user.id] = member
        if permissions:
            member.role_ids.append(self.add_role(f"of {user.name}", permissions=permissions).id)
        if self.guild.has_bot:
            self._events.member_changed("ADD", self.guild, member)
        return Person(self._around, user, next(iter(self.guild.channels.values()), None))

    def give_role(self, person: Person, role: Role) -> None:
        """Give a member a role."""
        member = self.guild.members[person.id]
        member.role_ids.append(role.id)
        self._events.member_changed("UPDATE", self.guild, member)

    def offer(self, command: str, role: Role) -> None:
        """Let members with a role use a command, as in Server Settings, Integrations."""
        self.guild.offered.setdefault(command, set()).add(role.id)

    def remove_member(self, person: Person) -> None:
        """Let a member leave."""
        member = self.guild.members.pop(person.id)
        self._events.member_changed("REMOVE", self.guild, member)

    def overwrite(
        self, channel: Channel, holder: User | Role | None = None, *, allow: int = 0, deny: int = 0
    ) -> None:
        """Set what a user or role may do in a channel; without a holder, the bot."""
        holder_id = holder.id if holder else self._world.bot.id
        channel.overwrites[holder_id] = (int(allow), int(deny))
        self._events.channel_changed("UPDATE", channel)

    def set_bot_permissions(self, permissions: int) -> None:
        """Set what the bot may do in the whole server, beside what everyone may."""
        role = self.guild.roles[self.guild.members[self._world.bot.id].role_ids[0]]
        role.permissions = int(permissions)
        self._events.role_changed("UPDATE", self.guild, payloads.of_role(role))

    def set_everyone_permissions(self, permissions: int = ORDINARY) -> None:
        """Set what all members, the bot included, may do."""
        role = self.guild.roles[self.guild.id]
        role.permissions = int(permissions)
        self._events.role_changed("UPDATE", self.guild, payloads.of_role(role))

    def remove_channel(self, channel: Channel) -> None:
        """Delete a channel."""
        self._world.remove_channel(channel)
        self._events.channel_changed("DELETE", channel)

    def remove_bot(self) -> None:
        """Throw the bot out."""
        self.guild.has_bot = False
        self.guild.members.pop(self._world.bot.id, None)
        self._events.guild_left(self.guild, unavailable=False)

    def go_down(self) -> None:
        """Become unavailable, as in an outage."""
        self.guild.unavailable = True
        self._events.guild_left(self.guild, unavailable=True)

    def come_back(self) -> None:
        """Become available again."""
        self.guild.unavailable = False
        self._events.guild_joined(self.guild)
