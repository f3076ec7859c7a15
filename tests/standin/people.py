"""People: beside writing they use commands, click, choose and fill in forms."""

import copy
from collections.abc import Mapping

from tests.standin import payloads
from tests.standin.commands import (
    Filling,
    NotOfferedError,
    Place,
    Value,
    find_command,
)
from tests.standin.components import Kind
from tests.standin.controls import Filled, chosen, clicked, submitted
from tests.standin.interaction import Interaction, InteractionType, Response
from tests.standin.payload import Payload
from tests.standin.seen import Choice, Form, Seen, look_at, message_of
from tests.standin.world import Channel, Message
from tests.standin.writers import DEADLINE_S, Writer


class Person(Writer):
    """One person. What they do returns what they then see."""

    async def uses(
        self,
        command: str,
        options: "Mapping[str, Value | Person] | None" = None,
        *,
        at: Channel | None = None,
        by_user_install: bool = False,
        within_s: float = DEADLINE_S,
        **more: "Value | Person",
    ) -> Seen:
        """Use a slash command, `/faq add`, and return what is shown.

        Raises:
            NotOfferedError: Discord's client would not offer it, or not take the options.
        """
        place = self._place(at, by_user_install)
        name, *path = command.removeprefix("/").split()
        found = find_command(self._around.application.commands, name, 1, place)
        data = Filling(self._chat).data(found, path, _plain(options, more))
        return await self._interact(InteractionType.COMMAND, place, data, None, within_s)

    async def types_in_autocomplete(
        self,
        command: str,
        options: "Mapping[str, Value | Person] | None" = None,
        *,
        at: Channel | None = None,
        by_user_install: bool = False,
        within_s: float = DEADLINE_S,
        **more: "Value | Person",
    ) -> list[Choice]:
        """Type into the last of the options and return the choices that are offered."""
        place = self._place(at, by_user_install)
        name, *path = command.removeprefix("/").split()
        found = find_command(self._around.application.commands, name, 1, place)
        values = _plain(options, more)
        data = Filling(self._chat).data(found, path, values, focused=[*values][-1])
        interaction = self._open(InteractionType.AUTOCOMPLETE, place, data, None)
        choices = await self._wait(
            lambda: (interaction.choices,) if interaction.choices is not None else None,
            within_s,
            f"to autocomplete of {command}",
        )
        return [Choice(one["name"], one["value"]) for one in choices[0]]

    async def opens_menu(
        self,
        name: str,
        message: Message | Seen,
        *,
        by_user_install: bool = False,
        within_s: float = DEADLINE_S,
    ) -> Seen:
        """Use a command of a message's menu."""
        target = message_of(message)
        place = self._place(target.channel, by_user_install)
        command = find_command(self._around.application.commands, name, 3, place)
        resolved = {"messages": {str(target.id): payloads.of_message(target)}}
        data = dict(
            id=command["id"],
            name=command["name"],
            type=3,
            target_id=str(target.id),
            resolved=resolved,
        )
        return await self._interact(InteractionType.COMMAND, place, data, None, within_s)

    def is_offered(self, command: str, *, at: Channel | None = None, kind: int = 1) -> bool:
        """Tell whether Discord's client would offer a command to this person."""
        try:
            name = command.removeprefix("/").split()[0] if kind == 1 else command
            place = self._place(at, by_user_install=False)
            find_command(self._around.application.commands, name, kind, place)
        except NotOfferedError:
            return False
        return True

    # Components and forms

    async def clicks(
        self,
        message: Message | Seen,
        button: str,
        *,
        only_acknowledged: bool = False,
        within_s: float = DEADLINE_S,
    ) -> Seen:
        """Click a button, named by its label or custom id, and return what is shown.

        With `only_acknowledged` it is enough that the bot has taken note of the click.
        """
        used = self._visible(message)
        data = clicked(used, button)
        return await self._uses_component(used, data, within_s, only_acknowledged)

    async def chooses(
        self,
        message: Message | Seen,
        *values: str,
        custom_id: str | None = None,
        within_s: float = DEADLINE_S,
    ) -> Seen:
        """Choose in a select menu, by value or label, and return what is shown."""
        used = self._visible(message)
        data = chosen(used, values, custom_id)
        return await self._uses_component(used, data, within_s, only_acknowledged=False)

    async def submits(
        self,
        form: Form | Seen,
        values: Mapping[str, Filled] | None = None,
        *,
        within_s: float = DEADLINE_S,
        **more: Filled,
    ) -> Seen:
        """Fill in a form, by custom id or label, send it and return what is shown.

        What is not named keeps the value that the bot filled in.
        """
        form = form.form if isinstance(form, Seen) else form
        data = submitted(form, dict(values or {}) | more)
        opener = form.interaction
        place = Place(opener.channel, self.user, opener.by_user_install)
        return await self._interact(InteractionType.MODAL, place, data, opener.source, within_s)

    async def forges(
        self,
        kind: InteractionType,
        data: Payload,
        *,
        at: Channel | None = None,
        source: Message | Seen | None = None,
        within_s: float = DEADLINE_S,
    ) -> Seen:
        """Send an interaction with any data, past all that the client would forbid."""
        message = message_of(source) if source is not None else None
        place = self._place(message.channel if message else at, by_user_install=False)
        return await self._interact(kind, place, data, message, within_s)

    async def forges_click(
        self, message: Message | Seen, custom_id: str, *, within_s: float = DEADLINE_S
    ) -> Seen:
        """Click a button that the message does not have, or that was never theirs."""
        data = {"custom_id": custom_id, "component_type": int(Kind.BUTTON), "id": 1}
        return await self.forges(InteractionType.COMPONENT, data, source=message, within_s=within_s)

    # How it is done

    def _place(self, at: Channel | None, by_user_install: bool) -> Place:
        channel = at or self.channel or self.direct_channel
        if channel.guild and self.id not in channel.guild.members:
            raise NotOfferedError(f"{self.user.name} is not in {channel.guild.name}")
        place = Place(channel, self.user, by_user_install)
        outside = channel.guild is not None and not channel.guild.has_bot
        return Place(channel, self.user, by_user_install or outside or place.is_private)

    def _visible(self, message: Message | Seen) -> Message:
        found = message_of(message)
        if found.deleted or found.visible_to not in (None, self.user.id):
            raise NotOfferedError(f"{self.user.name} does not see this message")
        return found

    def _open(
        self, kind: InteractionType, place: Place, data: Payload, source: Message | None
    ) -> Interaction:
        return self._around.interactions.open(
            kind,
            self.user,
            place.channel,
            place.channel.guild,
            data,
            source=source,
            by_user_install=place.by_user_install,
            private=place.is_private,
        )

    async def _uses_component(
        self, message: Message, data: Payload, within_s: float, only_acknowledged: bool
    ) -> Seen:
        place = self._place(message.channel, by_user_install=False)
        kind = InteractionType.COMPONENT
        if not only_acknowledged:
            return await self._interact(kind, place, data, message, within_s)
        interaction = self._open(kind, place, data, message)
        await self._wait(lambda: interaction.response, within_s, f"to {data}")
        return look_at(message, interaction)

    async def _interact(
        self,
        kind: InteractionType,
        place: Place,
        data: Payload,
        source: Message | None,
        within_s: float,
    ) -> Seen:
        """Open an interaction and wait until there is something to see."""
        interaction = self._open(kind, place, data, source)

        def outcome() -> Seen | None:
            if interaction.response is Response.MODAL and interaction.modal is not None:
                form = Form(interaction, copy.deepcopy(interaction.modal))
                return Seen(form.payload, shown_form=form, interaction=interaction)
            message = interaction.visible_outcome
            return look_at(message, interaction) if message else None

        return await self._wait(outcome, within_s, f"to {kind.name.lower()} {data}")


def _plain(
    options: "Mapping[str, Value | Person] | None", more: "Mapping[str, Value | Person]"
) -> dict[str, Value]:
    return {
        name: value.user if isinstance(value, Person) else value
        for name, value in (*(options or {}).items(), *more.items())
    }
