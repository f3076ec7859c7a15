"""`plan`: a short talk that ends in a plan, or a plan from answers given at once."""

import argparse
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from bot.answers.planning import Plan, as_text, change
from bot.answers.talk import Talk, meant, picked
from bot.app import Advisor
from bot.cli.advisor import advisor_of
from bot.cli.rendering import print_reply
from bot.cli.told import add_common_options, print_told, screen, write_file
from bot.errors import BotError
from bot.knowledge.advice import Advice, Question
from bot.places import read_places

_PROMPT = "plan> "
_HOW = "Answer by number or in words; an empty line passes a question over."
_CHANGE = "Change an answer (what if I only have six months?), or end with an empty line."


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `plan`."""
    plan = commands.add_parser("plan", help="work out a way in that fits you")
    plan.add_argument(
        "answers",
        nargs="*",
        metavar="QUESTION=CHOICE",
        help="answers at once, e.g. work=coding where=hospital; none for a talk",
    )
    plan.add_argument("--text", type=Path, metavar="FILE.txt", help="also write it as a text file")
    plan.add_argument("--picture", type=Path, metavar="FILE.png", help="also draw the path")
    add_common_options(plan)
    plan.set_defaults(run=run_plan)


def run_plan(options: argparse.Namespace) -> int:
    """Make a plan from the answers, or ask for them one by one."""
    advisor = advisor_of(options, read_places())
    if not advisor.knowledge.advice.questions:
        raise BotError("this knowledge has no advice to make plans from")
    talk = _given(advisor.knowledge.advice, options.answers)
    start = time.perf_counter()
    if options.json:
        made = advisor.plan(talk)
        question = " ".join(("plan", *options.answers))
        parts = {"plan": _object(advisor.knowledge.advice, made)}
        revision = advisor.knowledge.revision
        print_told(question, made.reply, parts, knowledge=revision, start=start)
    elif options.answers:
        made = advisor.plan(talk)
        _print(screen(), made)
    else:
        made = _talk(screen(), advisor)
    _write(made, options)
    return 0


def _given(advice: Advice, answers: list[str]) -> Talk:
    """Read `work=coding`; a question that is not named is passed over."""
    talk = Talk()
    for text in answers:
        name, _, typed = text.partition("=")
        question = advice.question(name)
        if question is None:
            known = ", ".join(one.id for one in advice.questions)
            raise BotError(f"there is no question {name!r}: known are {known}")
        choice = picked(question, typed)
        if choice is None:
            known = ", ".join(one.id for one in question.choices)
            raise BotError(f"{name} is one of {known}")
        talk = talk.answered(question.id, choice.id)
    return talk


def _talk(console: Console, advisor: Advisor) -> Plan:
    """Ask question by question, make the plan, and make it anew for every change."""
    advice, talk, lines = advisor.knowledge.advice, Talk(), _lines()
    console.print(Text(_HOW, style="dim"))
    while question := talk.next(advice):
        _ask(console, question)
        typed = next(lines, None)
        if typed is None:
            break
        choice = picked(question, typed) if typed.strip() else None
        if typed.strip() and choice is None:
            console.print(Text("That is none of these: pick a number, or leave it empty."))
            continue
        talk = talk.answered(question.id, choice.id if choice else None)
    made = advisor.plan(talk)
    _print(console, made)
    return _changes(console, advisor, made, lines)


def _changes(console: Console, advisor: Advisor, made: Plan, lines: Iterator[str]) -> Plan:
    console.print(Text(_CHANGE, style="dim"))
    while (typed := next(lines, "").strip()) != "":
        about = meant(advisor.knowledge.advice, typed)
        if about is None:
            console.print(Text("I do not see which answer that changes."))
            continue
        other = advisor.plan(made.talk.answered(*about))
        _print_change(console, made, other)
        made = other
    return made


def _ask(console: Console, question: Question) -> None:
    console.print()
    console.print(Text(question.ask, style="bold green"))
    for at, choice in enumerate(question.choices, 1):
        console.print(Text(f"  {at}. {choice.label}", style="cyan"))


def _lines() -> Iterator[str]:
    """Yield what is typed, until the input ends."""
    while True:
        try:
            yield input(_PROMPT) if sys.stdin.isatty() else input()
        except EOFError:
            return


def _print(console: Console, made: Plan) -> None:
    print_reply(console, made.reply)


def _print_change(console: Console, before: Plan, after: Plan) -> None:
    """Print what an answer changes, and the plan that comes of it."""
    _print(console, after)
    found = change(before, after)
    if not (found.new or found.gone):
        console.print(Text("That changes nothing in the plan."))
    for sign, texts, style in (("+", found.new, "green"), ("-", found.gone, "red")):
        for text in texts:
            console.print(Text(f"{sign} {text}", style=style), soft_wrap=not console.is_terminal)


def _write(made: Plan, options: argparse.Namespace) -> None:
    if options.text:
        write_file(options.text, as_text(made).encode())
    if options.picture:
        # Imported here, for the other commands need not wait for the drawing library.
        write_file(options.picture, import_module("bot.pictures.path").path(made).png)


def _object(advice: Advice, made: Plan) -> Mapping[str, Any]:
    following = made.talk.next(advice)
    return {
        "answers": dict(made.talk.answers),
        "said": dict(made.said),
        "next": asdict(following) if following else None,
        "parts": [asdict(part) for part in made.parts],
    }
