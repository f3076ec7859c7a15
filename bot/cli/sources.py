"""`sources`: what each source is, how old, how far to trust it, and what it is used for."""

import argparse
import time
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from bot.answers.shelf import Book
from bot.cli.advisor import advisor_of
from bot.cli.rendering import print_reply
from bot.cli.told import add_common_options, print_told, screen
from bot.places import read_places


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `sources`."""
    sources = commands.add_parser("sources", help="tell what the answers rest on")
    sources.add_argument("source", nargs="*", help="a number, id, title or author; none for all")
    add_common_options(sources)
    sources.set_defaults(run=run_sources)


def run_sources(options: argparse.Namespace) -> int:
    """Tell of one source or of all documents."""
    advisor = advisor_of(options, read_places())
    typed = " ".join(options.source)
    start = time.perf_counter()
    found = advisor.shelf(typed)
    if options.json:
        parts = {"sources": [_object(book) for book in found.books]}
        question = f"sources {typed}".strip()
        revision = advisor.knowledge.revision
        print_told(question, found.reply, parts, knowledge=revision, start=start)
    else:
        print_reply(screen(), found.reply)
    return 0


def _object(book: Book) -> Mapping[str, Any]:
    counts = {
        "number": book.number,
        "facts": book.facts,
        "doubted": dict(book.doubted),
        "entries": list(book.entries),
    }
    return {**asdict(book.source), **counts}
