"""Registering slash commands with Discord, which is done only when they changed."""

import logging
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import discord
from discord import app_commands

_log = logging.getLogger(__name__)

_Payload = Mapping[str, Any]
# What Discord fills in where we say nothing.
_DEFAULTS: _Payload = {
    "type": 1,
    "description": "",
    "nsfw": False,
    "required": False,
    "autocomplete": False,
    "options": [],
    "choices": [],
    "default_member_permissions": None,
    "contexts": None,
    "integration_types": [0],
}
_COMMAND = (
    "type", "name", "description", "nsfw", "default_member_permissions", "contexts",
    "integration_types", "options",
)  # fmt: skip
_OPTION = (
    "type", "name", "description", "required", "autocomplete", "choices", "options",
    "min_value", "max_value", "min_length", "max_length", "channel_types",
)  # fmt: skip


async def register(tree: app_commands.CommandTree) -> int:
    """Register all commands, and return how many."""
    return len(await tree.sync())


async def register_changes(client: discord.Client, tree: app_commands.CommandTree) -> bool:
    """Register the commands if Discord has others, and tell whether it had."""
    if client.application_id is None:
        return False
    there = await client.http.get_global_commands(client.application_id)
    here = [command.to_dict(tree) for command in tree.get_commands()]
    if comparable(there) == comparable(here):
        return False
    await tree.sync()
    return True


def comparable(commands: Iterable[_Payload]) -> Sequence[_Payload]:
    """Return commands in a form that is equal for commands that are the same."""
    return sorted(
        (_known(command, _COMMAND) for command in commands),
        key=lambda command: (command["type"], command["name"]),
    )


def _known(payload: _Payload, keys: Iterable[str]) -> _Payload:
    known = {key: payload.get(key) for key in keys}
    for key, value in known.items():
        if value is None:
            known[key] = _DEFAULTS.get(key)
    known["options"] = [_known(option, _OPTION) for option in payload.get("options") or ()]
    for key in ("contexts", "integration_types"):
        known[key] = sorted(known.get(key) or ())
    if (permissions := known.get("default_member_permissions")) is not None:
        known["default_member_permissions"] = str(permissions)
    choices = payload.get("choices") or ()
    known["choices"] = [(choice["name"], choice["value"]) for choice in choices]
    return known
