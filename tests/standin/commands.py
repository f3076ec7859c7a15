"""Commands as a person uses them: finding a registered one and filling in its options."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.standin import payloads
from tests.standin.chat import Chat
from tests.standin.limits.commands import Option
from tests.standin.payload import Payload
from tests.standin.permissions import Permission, permissions_in
from tests.standin.routes.applications import GLOBAL
from tests.standin.world import Channel, ChannelType, Role, User

GUILD_INSTALL, USER_INSTALL = 0, 1
IN_GUILD, WITH_BOT, PRIVATE = 0, 1, 2  # contexts


class NotOfferedError(AssertionError):
    """Discord's client would not let the person do this."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to attach to a command."""

    name: str
    content: bytes


Value = str | int | float | bool | User | Channel | Role | File


@dataclass(frozen=True, slots=True)
class Place:
    """Where and how a person uses the bot."""

    channel: Channel
    user: User
    by_user_install: bool

    @property
    def context(self) -> int:
        """Return Discord's interaction context."""
        return IN_GUILD if self.channel.guild else PRIVATE if self.is_private else WITH_BOT

    @property
    def is_private(self) -> bool:
        """Tell whether it is a conversation between people, where the bot is not."""
        return self.channel.type is ChannelType.DIRECT and self.channel.recipients != [self.user]


def find_command(
    shelves: Mapping[int, Mapping[int, Payload]], name: str, kind: int, place: Place
) -> Payload:
    """Return a registered command that the person is offered.

    Raises:
        NotOfferedError: It is not registered, or not for this place or person.
    """
    shelf = [*shelves.get(GLOBAL, {}).values()]
    if place.channel.guild:
        shelf += shelves.get(place.channel.guild.id, {}).values()
    named = [one for one in shelf if one["name"] == name and one["type"] == kind]
    if not named:
        registered = sorted(one["name"] for one in shelf)
        raise NotOfferedError(f"no command {name!r} of type {kind} among {registered}")
    command = named[-1]
    _refuse_unoffered(command, place)
    return command


def _refuse_unoffered(command: Payload, place: Place) -> None:
    install = USER_INSTALL if place.by_user_install else GUILD_INSTALL
    if install not in (command.get("integration_types") or [GUILD_INSTALL]):
        raise NotOfferedError(f"{command['name']!r} is not for this way of installing")
    contexts = command.get("contexts")
    if contexts is not None and place.context not in contexts:
        raise NotOfferedError(f"{command['name']!r} is not for context {place.context}")
    guild = place.channel.guild
    needed = command.get("default_member_permissions")
    if guild and needed is not None:
        allowed = permissions_in(guild, place.channel, place.user.id)
        missing = int(needed) & ~allowed
        offered = guild.offered.get(command["name"], set())
        if offered & set(guild.members[place.user.id].role_ids):
            return
        if missing or (needed == "0" and not allowed & Permission.ADMINISTRATOR):
            raise NotOfferedError(f"{place.user.name} may not use {command['name']!r}")


@dataclass(slots=True)
class Filling:
    """Fills in a command's options and gathers what they refer to."""

    chat: Chat
    resolved: Payload = field(default_factory=dict)

    def data(
        self,
        command: Payload,
        path: list[str],
        values: Mapping[str, Value],
        focused: str | None = None,
    ) -> Payload:
        """Return an interaction's data; with a focused option nothing is required yet."""
        leaf = command
        for name in path:
            leaf = _named(leaf.get("options") or [], name)
        options = self._options(leaf, values, focused)
        for depth in range(len(path), 0, -1):
            kind = Option.SUBCOMMAND if depth == len(path) else Option.GROUP
            options = [{"name": path[depth - 1], "type": int(kind), "options": options}]
        data: Payload = {"id": command["id"], "name": command["name"], "type": 1}
        data["options"] = options
        if self.resolved:
            data["resolved"] = self.resolved
        if "guild_id" in command:
            data["guild_id"] = command["guild_id"]
        return data

    def _options(
        self, leaf: Payload, values: Mapping[str, Value], focused: str | None
    ) -> list[Payload]:
        described: list[Payload] = leaf.get("options") or []
        if described and described[0]["type"] in (Option.SUBCOMMAND, Option.GROUP):
            raise NotOfferedError(f"{leaf['name']!r} needs a subcommand")
        missing = {
            one["name"] for one in described if one.get("required") and one["name"] not in values
        }
        if missing and focused is None:
            raise NotOfferedError(f"{leaf['name']!r} needs {sorted(missing)}")
        filled = []
        for name, value in values.items():
            option = _named(described, name)
            if focused is None:
                _refuse_impossible(option, value)
            one = {"name": name, "type": option["type"], "value": self._value(option, value)}
            filled.append(one | ({"focused": True} if name == focused else {}))
        return filled

    def _value(self, option: Payload, value: Value) -> str | int | float | bool:
        if isinstance(value, User):
            self._resolve("users", value.id, payloads.of_user(value))
            return str(value.id)
        if isinstance(value, Channel):
            self._resolve("channels", value.id, payloads.of_channel(value) | {"permissions": "0"})
            return str(value.id)
        if isinstance(value, Role):
            self._resolve("roles", value.id, payloads.of_role(value))
            return str(value.id)
        if isinstance(value, File):
            kept = self.chat.keep_file(value.name, value.content, None)
            self._resolve("attachments", kept.id, payloads.of_attachment(kept))
            return str(kept.id)
        return value

    def _resolve(self, kind: str, record_id: int, payload: Payload) -> None:
        self.resolved.setdefault(kind, {})[str(record_id)] = payload


def _named(options: list[Payload], name: str) -> Payload:
    for option in options:
        if option["name"] == name:
            return option
    raise NotOfferedError(f"no option {name!r} among {[one['name'] for one in options]}")


def _refuse_impossible(option: Payload, value: Value) -> None:
    """Refuse what Discord's client would not let a person enter."""
    choices = [choice["value"] for choice in option.get("choices") or ()]
    if choices and value not in choices:
        raise NotOfferedError(f"{value!r} is not among the choices {choices}")
    size = len(value) if isinstance(value, str) else value
    bounds = ("min_length", "max_length") if isinstance(value, str) else ("min_value", "max_value")
    if isinstance(size, int | float):
        least, most = option.get(bounds[0]), option.get(bounds[1])
        if (least is not None and size < least) or (most is not None and size > most):
            raise NotOfferedError(f"{option['name']!r} must be within {least} and {most}")
