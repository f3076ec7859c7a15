"""Limits of application commands and of autocomplete.

Source: Discord's docs, interactions/application-commands.
"""

import re
from collections import Counter
from collections.abc import Iterator
from enum import IntEnum

from tests.standin.limits.texts import check_length, check_unique
from tests.standin.payload import Payload
from tests.standin.refusal import Problem

MOST_CHARACTERS = 8000  # names, descriptions and values of one command
MOST_OF_TYPE = {1: 100, 2: 15, 3: 15}
MOST_CHOICES = 25
NAME = re.compile(r"^[-_'\w]{1,32}$")  # \w stands for the letters and numbers of all scripts
Path = tuple[str | int, ...]


class Option(IntEnum):
    """Types of a command's option."""

    SUBCOMMAND = 1
    GROUP = 2
    STRING = 3
    INTEGER = 4
    BOOLEAN = 5
    USER = 6
    CHANNEL = 7
    ROLE = 8
    MENTIONABLE = 9
    NUMBER = 10
    ATTACHMENT = 11


def check_commands(commands: list[Payload]) -> Iterator[Problem]:
    """Yield what is wrong with a full set of commands."""
    counts = Counter(command.get("type") or 1 for command in commands)
    for kind, most in MOST_OF_TYPE.items():
        if counts[kind] > most:
            message = f"Maximum number of commands of type {kind} reached ({most})."
            yield Problem((), "APPLICATION_COMMANDS_MAX", message)
    names = [(command.get("type") or 1, command.get("name")) for command in commands]
    yield from check_unique(names, (), "APPLICATION_COMMANDS_DUPLICATE_NAME", "Command name")
    for index, command in enumerate(commands):
        yield from check_command((index,), command)


def check_command(path: Path, command: Payload) -> Iterator[Problem]:
    """Yield what is wrong with one command."""
    yield from check_length(command, path, "name", 32, least=1, required=True)
    if (command.get("type") or 1) == 1:
        yield from _check_name(path, command)
        yield from check_length(command, path, "description", 100, least=1, required=True)
        yield from _check_options(path, command)
    elif command.get("description") or command.get("options"):
        message = "A menu command has no description and no options"
        yield Problem(path, "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_CANNOT_BE_SET", message)
    if _characters(command) > MOST_CHARACTERS:
        message = f"Command exceeds maximum size ({MOST_CHARACTERS})"
        yield Problem(path, "APPLICATION_COMMAND_TOO_LARGE", message)


def _check_name(path: Path, command: Payload) -> Iterator[Problem]:
    name = command.get("name") or ""
    if name and (not NAME.match(name) or name != name.lower()):
        code = "APPLICATION_COMMAND_INVALID_NAME"
        yield Problem((*path, "name"), code, "Command name is invalid")


def _check_options(path: Path, command: Payload) -> Iterator[Problem]:
    yield from check_length(command, path, "options", 25)
    options = command.get("options") or []
    names = [option.get("name") for option in options]
    code = "APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATED"
    yield from check_unique(names, (*path, "options"), code, "Option name")
    optional_seen = False
    for index, option in enumerate(options):
        here = (*path, "options", index)
        yield from _check_name(here, option)
        yield from check_length(option, here, "name", 32, least=1, required=True)
        yield from check_length(option, here, "description", 100, least=1, required=True)
        if option.get("type") in (Option.SUBCOMMAND, Option.GROUP):
            yield from _check_options(here, option)
            continue
        if option.get("required") and optional_seen:
            code = "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID"
            message = "Required options must be placed before non-required options"
            yield Problem(here, code, message)
        optional_seen = optional_seen or not option.get("required")
        if option.get("choices") and option.get("autocomplete"):
            code = "APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE"
            yield Problem(here, code, "Choices and autocomplete exclude each other")
        yield from check_choices(here, option)
        if option.get("type") == Option.STRING and (option.get("max_length") or 0) > 6000:
            yield Problem((*here, "max_length"), "NUMBER_TYPE_MAX", "At most 6000.")


def check_choices(path: Path, holder: Payload) -> Iterator[Problem]:
    """Yield what is wrong with the choices of an option or of autocomplete."""
    yield from check_length(holder, path, "choices", MOST_CHOICES)
    for index, choice in enumerate(holder.get("choices") or []):
        here = (*path, "choices", index)
        yield from check_length(choice, here, "name", 100, least=1, required=True)
        if isinstance(choice.get("value"), str):
            yield from check_length(choice, here, "value", 100, least=1)


def _characters(command: Payload) -> int:
    """Count what Discord counts; of a localized text, the longest."""
    total = 0
    for name in ("name", "description"):
        texts = [command.get(name) or "", *(command.get(f"{name}_localizations") or {}).values()]
        total += max(map(len, texts))
    for choice in command.get("choices") or []:
        total += len(choice.get("name") or "") + len(str(choice.get("value") or ""))
    return total + sum(map(_characters, command.get("options") or []))
