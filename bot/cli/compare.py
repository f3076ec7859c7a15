"""`compare`: two things of one kind side by side."""

import argparse
import time
from dataclasses import asdict, replace

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.answers.comparing import SILENT, Comparison
from bot.cli.advisor import advisor_of
from bot.cli.rendering import print_reply
from bot.cli.told import add_common_options, print_told, screen
from bot.places import read_places


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `compare`."""
    compare = commands.add_parser("compare", help="put two things of one kind side by side")
    compare.add_argument("first", help="a certification, job, place, workplace or way in")
    compare.add_argument("second", help="another of the same kind")
    add_common_options(compare)
    compare.set_defaults(run=run_compare)


def run_compare(options: argparse.Namespace) -> int:
    """Print the comparison."""
    advisor = advisor_of(options, read_places())
    start = time.perf_counter()
    found = advisor.compare(options.first, options.second)
    if options.json:
        parts = {
            "entities": [{"id": one.id, "name": one.name} for one in found.entities],
            "lines": [asdict(line) for line in found.lines],
            "near": [one.name for one in found.near],
        }
        revision = advisor.knowledge.revision
        question = f"compare {options.first} / {options.second}"
        print_told(question, found.reply, parts, knowledge=revision, start=start)
    else:
        _print(screen(), found)
    return 0


def _print(console: Console, found: Comparison) -> None:
    if not found.lines:
        print_reply(console, found.reply)
        return
    table = Table(box=None, pad_edge=False, header_style="bold", show_lines=True)
    table.add_column("")
    for one in found.entities:
        table.add_column(one.name, ratio=1)
    for line in found.lines:
        cells = (Text(cell) if cell else Text(SILENT, style="dim") for cell in line.cells)
        table.add_row(Text(line.facet, style="green"), *cells)
    console.print(table)
    answers = tuple(replace(answer, text="") for answer in found.reply.answers)
    print_reply(console, replace(found.reply, answers=answers))
