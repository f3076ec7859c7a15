"""All interactions: their tokens, the one first response, and what follows it.

Source: Discord's docs, interactions/receiving-and-responding.
"""

import secrets

from tests.standin import payloads
from tests.standin.chat import Chat, Files
from tests.standin.interaction import Interaction, InteractionType, Response, of_interaction
from tests.standin.limits.commands import check_choices
from tests.standin.limits.modals import check_modal
from tests.standin.payload import Payload
from tests.standin.refusal import (
    Problem,
    Refusal,
    already_acknowledged,
    refuse_form,
    unknown,
)
from tests.standin.world import Channel, Guild, Message, MessageFlag, User

FIRST_RESPONSE_S = 3.0
TOKEN_S = 15 * 60.0
MOST_FOLLOWUPS_OUTSIDE = 5  # user-installed, where the bot is not
SETTABLE = (
    MessageFlag.SUPPRESS_EMBEDS | MessageFlag.SUPPRESS_NOTIFICATIONS | MessageFlag.COMPONENTS_V2
)


class Interactions:
    """Opens interactions and takes the bot's answers."""

    def __init__(self, chat: Chat) -> None:
        """Answer in a chat."""
        self._chat = chat
        self._world = chat.world
        self._by_token: dict[str, Interaction] = {}
        self.opened: list[Interaction] = []

    def open(
        self,
        kind: InteractionType,
        user: User,
        channel: Channel,
        guild: Guild | None,
        data: Payload,
        *,
        source: Message | None = None,
        by_user_install: bool = False,
        private: bool = False,
    ) -> Interaction:
        """Begin an interaction and tell the bot of it."""
        interaction = Interaction(
            self._world.ids.mint(),
            secrets.token_urlsafe(24),
            kind,
            user,
            channel,
            guild,
            self._world.clock.now_s(),
            by_user_install,
            source,
            source.revision if source else 0,
        )
        self._by_token[interaction.token] = interaction
        self.opened.append(interaction)
        payload = of_interaction(self._world, interaction, data, private=private)
        self._chat.events.interaction_created(payload, guild)
        return interaction

    # The first response

    def respond(self, interaction_id: int, token: str, body: Payload, files: Files) -> Interaction:
        """Take the first response."""
        interaction = self._by_token.get(token)
        if interaction is None or interaction.id != interaction_id:
            raise unknown(10062, "interaction")
        interaction.responses += 1
        if interaction.response is not None:
            raise already_acknowledged()
        if self._age_s(interaction) > FIRST_RESPONSE_S:
            raise unknown(10062, "interaction")
        response = self._checked_response(interaction, body)
        data: Payload = body.get("data") or {}
        self._act(interaction, response, data, files)
        interaction.response = response
        interaction.responded_s = self._world.clock.now_s()
        self._chat.changes.notify()
        return interaction

    def _checked_response(self, interaction: Interaction, body: Payload) -> Response:
        """Return the response's type, refusing what the interaction's type does not allow."""
        allowed = {
            InteractionType.COMMAND: {4, 5, 9},
            InteractionType.AUTOCOMPLETE: {8},
            InteractionType.COMPONENT: {4, 5, 6, 7, 9},
            InteractionType.MODAL: {4, 5} | ({6, 7} if interaction.source else set()),
        }[interaction.type]
        if body.get("type") not in allowed:
            message = f"Value must be one of {sorted(allowed)}."
            refuse_form([Problem(("type",), "BASE_TYPE_CHOICES", message)])
        return Response(body["type"])

    def _act(
        self, interaction: Interaction, response: Response, data: Payload, files: Files
    ) -> None:
        if response is Response.MESSAGE:
            interaction.original = self._post(interaction, data, files)
        elif response is Response.DEFERRED_MESSAGE:
            if (data.get("flags") or 0) & ~MessageFlag.EPHEMERAL:
                message = "Only EPHEMERAL can be set when deferring"
                refuse_form([Problem(("data", "flags"), "BITFIELD_INVALID", message)])
            interaction.original = self._post(interaction, data, {}, loading=True)
        elif response is Response.DEFERRED_UPDATE:
            interaction.original = interaction.source
        elif response is Response.UPDATE:
            interaction.original = interaction.source
            self._edit(interaction, interaction.source, data, files)
        elif response is Response.CHOICES:
            refuse_form(check_choices(("data",), data))
            interaction.choices = data.get("choices") or []
        else:
            refuse_form(check_modal(data))
            interaction.modal = data

    # What follows

    def follow_up(self, token: str, body: Payload, files: Files) -> Message:
        """Post a followup; the first one after a deferral takes the place of "is thinking"."""
        interaction = self._responded(token)
        original = interaction.original
        if original and original.flags & MessageFlag.LOADING:
            if (body.get("flags") or 0) & MessageFlag.COMPONENTS_V2:
                message = "A deferred answer becomes V2 by editing the original"
                refuse_form([Problem(("flags",), "BITFIELD_INVALID", message)])
            self._edit(interaction, original, body | {"flags": 0}, files)
            return original
        if interaction.outside and interaction.followups >= MOST_FOLLOWUPS_OUTSIDE:
            message = "This interaction has reached the maximum number of follow up messages"
            raise Refusal(400, 40094, message)
        interaction.followups += 1
        return self._post(interaction, body, files)

    def message_of(self, token: str, message_id: str) -> Message:
        """Find `@original` or a followup by its id."""
        interaction = self._responded(token)
        message = interaction.original
        if message_id != "@original":
            message = interaction.channel.messages.get(int(message_id))
        if message is None or message.deleted or message.author is not self._world.bot:
            raise unknown(10008, "Message")
        return message

    def edit(self, token: str, message_id: str, body: Payload, files: Files) -> Message:
        """Edit `@original` or a followup."""
        message = self.message_of(token, message_id)
        self._edit(self._responded(token), message, body, files)
        return message

    def delete(self, token: str, message_id: str) -> None:
        """Delete `@original` or a followup."""
        self._chat.delete(self.message_of(token, message_id))

    def _responded(self, token: str) -> Interaction:
        """Find an interaction that has been answered and whose token still lives."""
        interaction = self._by_token.get(token)
        if interaction is None or interaction.response is None:
            raise unknown(10015, "Webhook")
        if self._age_s(interaction) > TOKEN_S:
            raise Refusal(401, 50027, "Invalid Webhook Token")
        return interaction

    def _age_s(self, interaction: Interaction) -> float:
        return self._world.clock.now_s() - interaction.created_s

    def _post(
        self, interaction: Interaction, data: Payload, files: Files, *, loading: bool = False
    ) -> Message:
        flags = int(data.get("flags") or 0)
        message = self._chat.post(
            interaction.channel,
            self._world.bot,
            data | {"flags": flags & SETTABLE},
            files,
            interaction={
                "id": str(interaction.id),
                "type": int(interaction.type),
                "user": payloads.of_user(interaction.user),
                "authorizing_integration_owners": {},
            },
            visible_to=interaction.user.id if flags & MessageFlag.EPHEMERAL else None,
            loading=loading,
        )
        if not loading:
            interaction.shown.append(message)
        return message

    def _edit(
        self, interaction: Interaction, message: Message | None, data: Payload, files: Files
    ) -> None:
        if message is None:
            raise unknown(10008, "Message")
        flags = {"flags": int(data["flags"] or 0) & SETTABLE} if "flags" in data else {}
        self._chat.edit(message, data | flags, files)
        interaction.shown.append(message)
        self._chat.changes.notify()
