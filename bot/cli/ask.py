"""`ask`: one question, or a batch of them as JSON lines."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any, TextIO

from rich.console import Console

from bot.answers.as_json import as_json
from bot.app import Advisor, Told
from bot.cli.advisor import add_knowledge_option, advisor_of
from bot.cli.output import print_json
from bot.cli.rendering import print_reply
from bot.errors import BotError
from bot.places import read_places


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `ask`."""
    ask = commands.add_parser("ask", help="answer a question")
    ask.add_argument("question", nargs="*", help="the question")
    ask.add_argument("--json", action="store_true", help="print the reply as one JSON object")
    ask.add_argument("--batch", metavar="FILE", help="answer JSON lines (- for standard input)")
    add_knowledge_option(ask)
    ask.set_defaults(run=run_ask)


def run_ask(options: argparse.Namespace) -> int:
    """Answer what was asked on the command line, or a batch."""
    question = " ".join(options.question)
    if options.batch is not None:
        if question or not options.json:
            raise BotError("--batch goes with --json and without a question")
        return _run_batch(advisor_of(options, read_places()), options.batch)
    if not question.strip():
        raise BotError('ask what? For example: ask "do i need a degree"')
    told = advisor_of(options, read_places()).ask(question)
    if options.json:
        print_json(_object(None, question, told))
    else:
        print_reply(Console(highlight=False), told.reply)
    return 0


def _run_batch(advisor: Advisor, name: str) -> int:
    failed = False
    with _opened(name) as lines:
        for line in _answered(advisor, lines):
            failed |= "error" in line
            print_json(line)
    return 1 if failed else 0


def _opened(name: str) -> Any:
    if name == "-":
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace")  # type: ignore[union-attr]
        return nullcontext(sys.stdin)
    try:
        return Path(name).open(encoding="utf-8-sig", errors="replace")
    except OSError as error:
        raise BotError(f"cannot read {name}: {error.strerror}") from error


def _answered(advisor: Advisor, lines: Iterable[str] | TextIO) -> Iterator[dict[str, Any]]:
    """Yield one object a line, in order; blank lines are passed over."""
    for line in lines:
        if not line.strip():
            continue
        try:
            item = json.loads(line)
        except (ValueError, RecursionError):
            yield {"id": None, "error": "not a JSON object on one line"}
            continue
        yield _answered_item(advisor, item)


def _answered_item(advisor: Advisor, item: object) -> dict[str, Any]:
    if not isinstance(item, dict):
        return {"id": None, "error": "not a JSON object on one line"}
    name, question, conversation = (item.get(k) for k in ("id", "question", "conversation"))
    if not isinstance(name, str | int | None):
        return {"id": None, "error": "`id` must be text or a whole number"}
    if not isinstance(question, str):
        return {"id": name, "error": "`question` must be text"}
    if not isinstance(conversation, str | int | None):
        return {"id": name, "error": "`conversation` must be text or a whole number"}
    return _object(name, question, advisor.ask(question, conversation))


def _object(name: str | int | None, question: str, told: Told) -> dict[str, Any]:
    body = as_json(told.reply, knowledge=told.knowledge)
    return {"id": name, "question": question, **body, "elapsed_ms": round(told.elapsed_ms, 2)}
