"""Every command and option of the terminal is told, and what pages tell to type is understood."""

import argparse
import re
import shlex
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import get_args

import pytest

from bot.answers.as_json import as_json
from bot.answers.reply import Answer, Citation, CitationKind, Option, Outcome, Reply
from bot.cli.main import COMMANDS
from bot.knowledge.facts import Status

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
PAGES = (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "knowledge" / "README.md")
EVERYWHERE = {"--help", "--json", "--knowledge"}  # told once, above the commands
PLACEHOLDER = {"DIR": "x", "FILE": "x", "ID": "1", "QUESTION": "x", "...": "x"}


def parsers() -> Mapping[str, argparse.ArgumentParser]:
    """Return the parser of every command."""
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers()
    for module in COMMANDS:
        import_module(f"bot.cli.{module}").add_commands(commands)
    return dict(commands.choices)


PARSERS = parsers()


def typed() -> Iterator[tuple[str, str]]:
    """Yield what pages tell to type: command lines in blocks, and in running text."""
    for path in PAGES:
        text = path.read_text(encoding="utf-8")
        blocks = "\n".join(re.findall(r"^ *```(?:sh|console)\n(.*?)```", text, re.S | re.M))
        lines = re.findall(r"(?:python -m bot|^career-advisor) +([a-z]+\b.*)", blocks, re.M)
        lines += re.findall(r"`(?:\S*python -m bot|career-advisor) ([a-z]+\b[^`]*)`", text)
        for line in dict.fromkeys(lines):
            yield path.relative_to(ROOT).as_posix(), line


TYPED = sorted(set(typed()))


@pytest.mark.parametrize("command", PARSERS)
def test_every_command_has_a_chapter_that_names_its_options(command: str) -> None:
    assert f"\n## {command}\n" in PAGE
    chapter = PAGE.split(f"\n## {command}\n")[1].split("\n## ")[0]
    assert f"python -m bot {command}" in chapter
    options = {
        option
        for action in PARSERS[command]._actions
        for option in action.option_strings
        if option.startswith("--")
    }
    assert {option for option in options - EVERYWHERE if option not in chapter} == set()


def test_every_key_of_a_reply_is_told() -> None:
    chapter = PAGE.split("\n## ask\n")[1].split("\n## ")[0]
    source = Citation(1, "document", "", None, "", None, None, None, None, None, "current")
    said = Reply("answered", 1.0, None, (Answer("", "", "", (1,)),), (source,), (Option("", ""),))
    reply = as_json(said, knowledge="")
    inner = [key for part in ("answers", "citations", "options") for key in reply[part][0]]
    keys = {*reply, *inner, "id", "question", "elapsed_ms"}
    assert {key for key in keys if f"`{key}`" not in chapter} == set()
    for values in (Outcome, CitationKind, Status):
        assert {value for value in get_args(values) if f"`{value}`" not in chapter} == set()


def test_there_is_something_to_type() -> None:
    assert len(TYPED) > 40


@pytest.mark.parametrize(("page", "line"), TYPED, ids=[f"{page}: {line}" for page, line in TYPED])
def test_what_a_page_tells_to_type_is_understood(page: str, line: str) -> None:
    words = [PLACEHOLDER.get(word, word) for word in shlex.split(line, comments=True)]
    assert words[0] in PARSERS, page
    parser = PARSERS[words[0]]
    needs_more = any(not one.option_strings and one.nargs is None for one in parser._actions)
    if len(words) > 1 or not needs_more:  # else it is named in a sentence, not to be typed
        parser.parse_args(words[1:])
