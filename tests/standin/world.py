"""What exists: users, guilds, roles, channels, members, messages. Records only, no rules."""

from dataclasses import dataclass, field
from enum import IntEnum, IntFlag

from tests.standin.clock import Clock
from tests.standin.payload import Payload
from tests.standin.snowflakes import Snowflakes


class ChannelType(IntEnum):
    """Kinds of channel."""

    TEXT = 0
    DIRECT = 1
    PUBLIC_THREAD = 11
    FORUM = 15


class MessageFlag(IntFlag):
    """Bits of a message's flags."""

    SUPPRESS_EMBEDS = 1 << 2
    HAS_THREAD = 1 << 5
    EPHEMERAL = 1 << 6
    LOADING = 1 << 7
    SUPPRESS_NOTIFICATIONS = 1 << 12
    COMPONENTS_V2 = 1 << 15


@dataclass(slots=True, eq=False)
class User:
    """An account, of a person or a bot."""

    id: int
    name: str
    bot: bool = False
    accepts_direct_messages: bool = True

    @property
    def mention(self) -> str:
        """Return what mentions the user in a text."""
        return f"<@{self.id}>"


@dataclass(slots=True, eq=False)
class Role:
    """A role of a guild; the one with the guild's id is @everyone."""

    id: int
    name: str
    permissions: int
    position: int
    mentionable: bool = False


@dataclass(slots=True, eq=False)
class Member:
    """A user in a guild."""

    user: User
    joined_at: str
    role_ids: list[int] = field(default_factory=list)
    nick: str | None = None


@dataclass(slots=True, eq=False)
class Attachment:
    """A file of a message or of a command's option."""

    id: int
    filename: str
    content: bytes
    url: str
    description: str | None = None


@dataclass(slots=True, eq=False)
class Message:
    """A message as it stands now.

    Attributes:
        pinged: Who was really notified: `@Ana`, `@&Role`, `@everyone`.
        visible_to: The one person who sees it; none is everybody.
        mentions: Users that the text names, pinged or not, as Discord lists them.
        interaction: `interaction_metadata` of an answer to an interaction.
        revision: How often it was edited.
    """

    id: int
    channel: "Channel"
    author: User
    created_at: str
    content: str = ""
    embeds: list[Payload] = field(default_factory=list)
    components: list[Payload] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    flags: int = 0
    type: int = 0
    nonce: str | int | None = None
    reference: Payload | None = None
    referenced: "Message | None" = None
    mentions: list[User] = field(default_factory=list)
    mentioned_role_ids: list[int] = field(default_factory=list)
    mentions_everyone: bool = False
    pinged: frozenset[str] = frozenset()
    webhook_id: int | None = None
    interaction: Payload | None = None
    visible_to: int | None = None
    edited_at: str | None = None
    revision: int = 0
    deleted: bool = False
    reactions: dict[str, list[int]] = field(default_factory=dict)
    thread: "Channel | None" = None

    @property
    def ephemeral(self) -> bool:
        """Tell whether only one person sees it."""
        return bool(self.flags & MessageFlag.EPHEMERAL)


@dataclass(slots=True, eq=False)
class Channel:
    """A channel, thread, forum or direct conversation, with its messages in order.

    Attributes:
        overwrites: Holder (role or user) to (allowed, denied) bits.
        parent: Of a thread: where it hangs.
        typing: Ids of users, one for each typing notice.
    """

    id: int
    type: ChannelType
    name: str
    guild: "Guild | None" = None
    position: int = 0
    topic: str | None = None
    overwrites: dict[int, tuple[int, int]] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    recipients: list[User] = field(default_factory=list)
    parent: "Channel | None" = None
    owner_id: int | None = None
    archived: bool = False
    locked: bool = False
    auto_archive_minutes: int = 1440
    created_at: str = ""
    tags: list[Payload] = field(default_factory=list)
    applied_tags: list[str] = field(default_factory=list)
    typing: list[int] = field(default_factory=list)

    @property
    def is_thread(self) -> bool:
        """Tell whether it hangs in another channel."""
        return self.type is ChannelType.PUBLIC_THREAD

    @property
    def guild_id(self) -> int | None:
        """Return the guild's id, none for a direct conversation."""
        return self.guild.id if self.guild else None

    @property
    def mention(self) -> str:
        """Return what mentions the channel in a text."""
        return f"<#{self.id}>"


@dataclass(slots=True, eq=False)
class Guild:
    """A server. `has_bot` is false where only its members' own installs reach the bot.

    Attributes:
        offered: Ids of roles that may use a command, by its name, whatever it asks for.
    """

    id: int
    name: str
    owner_id: int
    has_bot: bool = True
    unavailable: bool = False
    roles: dict[int, Role] = field(default_factory=dict)
    channels: dict[int, Channel] = field(default_factory=dict)
    threads: dict[int, Channel] = field(default_factory=dict)
    members: dict[int, Member] = field(default_factory=dict)
    offered: dict[str, set[int]] = field(default_factory=dict)


class World:
    """All records, found by id."""

    def __init__(self, clock: Clock) -> None:
        """Make a world with a bot, its application and its owner."""
        self.clock = clock
        self.ids = Snowflakes(clock)
        self.bot = User(self.ids.mint(), "advisor", bot=True)
        self.application_id = self.bot.id
        self.owner = User(self.ids.mint(), "Operator")
        self.users: dict[int, User] = {user.id: user for user in (self.bot, self.owner)}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.directs: dict[int, Channel] = {}  # by the user's id
        self.attachments: dict[int, Attachment] = {}

    def add_user(self, name: str, *, bot: bool = False) -> User:
        """Open an account."""
        user = User(self.ids.mint(), name, bot=bot)
        self.users[user.id] = user
        return user

    def add_channel(self, channel: Channel) -> Channel:
        """Enter a channel, also into its guild."""
        self.channels[channel.id] = channel
        if channel.guild:
            shelf = channel.guild.threads if channel.is_thread else channel.guild.channels
            shelf[channel.id] = channel
        return channel

    def remove_channel(self, channel: Channel) -> None:
        """Forget a channel."""
        del self.channels[channel.id]
        if channel.guild:
            channel.guild.channels.pop(channel.id, None)
            channel.guild.threads.pop(channel.id, None)

    def direct_channel(self, user: User) -> Channel:
        """Return the bot's direct conversation with a user."""
        channel = self.directs.get(user.id)
        if channel is None:
            channel = Channel(self.ids.mint(), ChannelType.DIRECT, user.name, recipients=[user])
            self.directs[user.id] = self.add_channel(channel)
        return channel
