"""What the advising commands print: the reply as JSON with its table, or as text on a screen."""

import argparse
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from rich.console import Console

from bot.answers.as_json import as_json
from bot.answers.reply import Reply
from bot.cli.advisor import add_knowledge_option
from bot.cli.output import print_json
from bot.errors import BotError

PIPED = 140  # columns in a pipe, where nothing wraps on its own


def add_common_options(parser: argparse.ArgumentParser) -> None:
    """Add `--json` and `--knowledge`."""
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    add_knowledge_option(parser)


def screen() -> Console:
    """Return what text is printed on."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=PIPED)


def print_told(
    question: str, reply: Reply, parts: Mapping[str, Any], *, knowledge: str, start: float
) -> None:
    """Print a reply as the JSON object of the contract, with what belongs to one command.

    Args:
        question: What was asked for.
        reply: What is said.
        parts: Further keys, such as the rows of a table.
        knowledge: Revision of the knowledge.
        start: When the work began, by `time.perf_counter`.
    """
    elapsed_ms = round((time.perf_counter() - start) * 1000, 2)
    body = as_json(reply, knowledge=knowledge)
    print_json({"id": None, "question": question, **body, "elapsed_ms": elapsed_ms, **parts})


def without_rows(reply: Reply) -> Reply:
    """Return a reply whose texts leave out the list that a table shows."""
    answers = (replace(one, text="\n".join(_kept(one.text)).strip()) for one in reply.answers)
    return replace(reply, answers=tuple(answers))


def write_file(path: Path, data: bytes) -> None:
    """Write what a command made.

    Raises:
        BotError: The file cannot be written.
    """
    try:
        path.write_bytes(data)
    except OSError as error:
        raise BotError(f"cannot write {path}: {error.strerror}") from error


def _kept(text: str) -> list[str]:
    return [line for line in text.splitlines() if not line.startswith("- ")]
