"""`salary`: pay figures for what is chosen, as a table with bars."""

import argparse
import time
from collections.abc import Sequence
from dataclasses import asdict
from decimal import Decimal
from importlib import import_module
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.answers.fields import KINDS
from bot.answers.pay import Pay, PayRow
from bot.cli.advisor import advisor_of
from bot.cli.rendering import print_reply
from bot.cli.told import add_common_options, print_told, screen, without_rows, write_file
from bot.errors import BotError
from bot.places import read_places

BAR = 24  # columns of the longest bar


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `salary`."""
    salary = commands.add_parser("salary", help="look pay up")
    for field in KINDS:
        salary.add_argument(f"--{field}", metavar="NAME", default="", help=f"by {field}")
    salary.add_argument("--picture", type=Path, metavar="FILE.png", help="also draw a chart")
    add_common_options(salary)
    salary.set_defaults(run=run_salary)


def run_salary(options: argparse.Namespace) -> int:
    """Print the figures for what was chosen."""
    typed = {field: text for field in KINDS if (text := getattr(options, field))}
    advisor = advisor_of(options, read_places())
    start = time.perf_counter()
    pay = advisor.pay(typed)
    if options.picture:
        _draw(pay, options.picture)
    question = " ".join(("salary", *(f"{field}={text}" for field, text in typed.items())))
    if options.json:
        table = {"rows": [asdict(row) for row in pay.rows], "gaps": [asdict(g) for g in pay.gaps]}
        revision = advisor.knowledge.revision
        print_told(question, pay.reply, {"table": table}, knowledge=revision, start=start)
    else:
        _print(screen(), pay)
    return 0


def _draw(pay: Pay, path: Path) -> None:
    # Imported here, for the other commands need not wait for the drawing library.
    picture = import_module("bot.pictures.chart").chart(pay.rows, title_of(pay))
    if picture is None:
        raise BotError("there is nothing to draw")
    write_file(path, picture.png)


def title_of(pay: Pay) -> str:
    """Return the heading of a picture of pay."""
    return " / ".join(answer.title for answer in pay.reply.answers)


def _print(console: Console, pay: Pay) -> None:
    for unit in ("annual", "hourly"):
        rows = [row for row in pay.rows if getattr(row, unit)]
        if rows:
            console.print(_table(rows, unit, blocks="utf" in console.encoding.lower()))
    print_reply(console, without_rows(pay.reply))


def _table(rows: Sequence[PayRow], unit: str, *, blocks: bool) -> Table:
    """Return rows of one unit as a table with bars that start at 0."""
    table = Table(box=None, pad_edge=False, title_justify="left", header_style="bold")
    for name in ("", "a year" if unit == "annual" else "an hour", "", "what it is", "date", ""):
        table.add_column(name, no_wrap=name.startswith("a"))
    most = max(_sum(getattr(row, unit)[-1]) for row in rows)
    for row in rows:
        figures = getattr(row, unit)
        warning = "misprinted" if row.misprinted == unit else row.status
        table.add_row(
            Text(row.label),
            Text(" to ".join(figures), style="bold"),
            Text(_bar(figures, most, "\u2588" if blocks else "#"), style="cyan"),
            Text(", ".join(part for part in (row.attributed_to, row.statistic) if part)),
            Text(row.as_of or "not stated"),
            Text(f"[{row.citation}] {'' if warning == 'current' else warning}", style="yellow"),
        )
    return table


def _bar(figures: Sequence[str], most: Decimal, block: str) -> str:
    low, high = (round(BAR * _sum(text) / most) for text in (figures[0], figures[-1]))
    return block * high if len(figures) == 1 else " " * low + block * max(high - low, 1)


def _sum(text: str) -> Decimal:
    return Decimal(text.strip("$+").replace(",", ""))
