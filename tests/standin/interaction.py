"""One interaction: what a person did, how the bot has answered, and what the bot is told of it."""

from dataclasses import dataclass, field
from enum import IntEnum

from tests.standin import payloads
from tests.standin.payload import Payload
from tests.standin.permissions import Permission, permissions_in
from tests.standin.world import Channel, Guild, Message, User, World

ATTACHMENT_BYTES = 10 * 1024 * 1024
# Discord: of direct conversations, "attach files, embed links, mention everyone".
IN_DIRECT_MESSAGES = int(
    Permission.ATTACH_FILES | Permission.EMBED_LINKS | Permission.MENTION_EVERYONE
)


class InteractionType(IntEnum):
    """What a person did."""

    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    MODAL = 5


class Response(IntEnum):
    """What the bot may answer first."""

    MESSAGE = 4
    DEFERRED_MESSAGE = 5
    DEFERRED_UPDATE = 6
    UPDATE = 7
    CHOICES = 8
    MODAL = 9


@dataclass(slots=True, eq=False)
class Interaction:
    """One use of a command or component.

    Attributes:
        by_user_install: Whether the user, not the guild, has installed the application.
        source: The message whose component was used.
        source_revision: Of the source, when it was used.
        original: The message that `@original` means, once there is one.
        shown: Messages that the person has been shown, in order, edits included.
        responses: How many first responses were tried; more than one is a fault of the bot.
    """

    id: int
    token: str
    type: InteractionType
    user: User
    channel: Channel
    guild: Guild | None
    created_s: float
    by_user_install: bool = False
    source: Message | None = None
    source_revision: int = 0
    response: Response | None = None
    responded_s: float | None = None
    responses: int = 0
    original: Message | None = None
    modal: Payload | None = None
    choices: list[Payload] | None = None
    shown: list[Message] = field(default_factory=list)
    followups: int = 0

    @property
    def visible_outcome(self) -> Message | None:
        """Return the first message that the person was shown, or the source when that changed."""
        if self.shown:
            return self.shown[0]
        source = self.source
        if source is None or self.response is None:
            return None
        return source if source.deleted or source.revision != self.source_revision else None

    @property
    def outside(self) -> bool:
        """Tell whether the bot is not a member of where it was used."""
        return self.guild is not None and not self.guild.has_bot


def of_interaction(
    world: World, interaction: Interaction, data: Payload, *, private: bool
) -> Payload:
    """Write an interaction as the gateway has it; `private` is a conversation between people."""
    channel, guild = interaction.channel, interaction.guild
    user = payloads.of_user(interaction.user)
    owner = guild.id if guild else 0
    payload: Payload = {
        "id": str(interaction.id),
        "application_id": str(world.application_id),
        "type": int(interaction.type),
        "token": interaction.token,
        "version": 1,
        "data": data,
        "channel_id": str(channel.id),
        "channel": payloads.of_channel(channel),
        "locale": "en-US",
        "entitlements": [],
        "entitlement_sku_ids": [],
        "attachment_size_limit": ATTACHMENT_BYTES,
        "app_permissions": str(_app_permissions(world, interaction)),
        "context": 0 if guild else 2 if private else 1,
        "authorizing_integration_owners": (
            {"1": user["id"]} if interaction.by_user_install else {"0": str(owner)}
        ),
    }
    if guild:
        member = guild.members[interaction.user.id]
        payload["member"] = payloads.of_acting_member(member, channel, guild)
        payload["guild_id"] = str(guild.id)
        payload["guild_locale"] = "en-US"
        payload["guild"] = {"id": str(guild.id), "locale": "en-US", "features": []}
        payload["channel"]["permissions"] = payload["member"]["permissions"]
    else:
        payload["user"] = user
    if interaction.source:
        payload["message"] = payloads.of_message(interaction.source)
    return payload


def _app_permissions(world: World, interaction: Interaction) -> int:
    """Return what the bot may do there; outside of its servers, what Discord grants all apps."""
    guild = interaction.guild
    if guild is None:
        return IN_DIRECT_MESSAGES
    if not guild.has_bot:
        return guild.roles[guild.id].permissions
    return int(permissions_in(guild, interaction.channel, world.bot.id))
