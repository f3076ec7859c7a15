"""`glossary`: what a term means, or the list of all terms."""

import argparse
import time
from dataclasses import asdict

from rich.text import Text

from bot.answers.glossary import Term, terms
from bot.answers.reply import Reply
from bot.cli.advisor import advisor_of
from bot.cli.rendering import print_reply
from bot.cli.told import add_common_options, print_told, screen
from bot.places import read_places


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `glossary`."""
    glossary = commands.add_parser("glossary", help="explain a term, or list all terms")
    glossary.add_argument("term", nargs="*", help="the term; none lists them all")
    add_common_options(glossary)
    glossary.set_defaults(run=run_glossary)


def run_glossary(options: argparse.Namespace) -> int:
    """Explain a term, or list all."""
    advisor = advisor_of(options, read_places())
    typed = " ".join(options.term)
    start = time.perf_counter()
    revision = advisor.knowledge.revision
    if not typed.strip():
        listed = terms(advisor.knowledge)
        reply = Reply("clarify", 1.0, f"Which of the {len(listed)} terms?")
        if options.json:
            found = {"terms": [asdict(one) for one in listed]}
            print_told("glossary", reply, found, knowledge=revision, start=start)
        else:
            for one in listed:
                screen().print(Text(_line(one)))
        return 0
    meaning = advisor.meaning(typed)
    if options.json:
        parts = {
            "term": asdict(meaning.term) if meaning.term else None,
            "near": [one.term for one in meaning.near],
        }
        print_told(f"glossary {typed}", meaning.reply, parts, knowledge=revision, start=start)
    else:
        print_reply(screen(), meaning.reply)
    return 0


def _line(one: Term) -> str:
    return f"{one.term}: {one.full}" if one.full else one.term
