"""`eval`: score a question file, and see what changed against a saved run."""

import argparse
import json
from collections.abc import Iterable
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.app import Advisor
from bot.cli.advisor import add_knowledge_option, advisor_of
from bot.cli.output import print_json
from bot.curation.evaluation import Result, evaluate
from bot.curation.questions import QuestionsError, held_out, read_questions
from bot.curation.runs import Changes, Run, changes_as_json, compare, read_run, run_as_json
from bot.errors import BotError
from bot.places import read_places
from bot.prepared import Prepared
from bot.search.entries import index_of

MOST_SHOWN = 200  # rows of a table; `--json` has them all
WIDEST_QUESTION = 60  # columns
_PIPED = 200  # columns in a pipe, where nothing wraps on its own


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `eval`."""
    score = commands.add_parser("eval", help="score the answers to a file of questions")
    score.add_argument("file", nargs="?", help="JSON lines: docs/measuring.md tells the keys")
    score.add_argument(
        "--held-out",
        type=int,
        metavar="N",
        help="instead of a file: ask every Nth alias of each entry, taken out of the knowledge",
    )
    score.add_argument("--save", type=Path, metavar="RUN.json", help="keep the run")
    score.add_argument(
        "--against", type=Path, metavar="RUN.json", help="show what changed against a kept run"
    )
    score.add_argument("--json", action="store_true", help="print one JSON object")
    add_knowledge_option(score)
    score.set_defaults(run=run_eval)


def run_eval(options: argparse.Namespace) -> int:
    """Score the answers; 1 where something is worse than in the run before."""
    if (options.file is None) == (options.held_out is None):
        raise BotError("score what? Give a question file, or --held-out N")
    if options.held_out is not None and options.held_out < 1:
        raise BotError("--held-out must be 1 or more")
    before = _read_run(options.against) if options.against else None
    run = _run(options)
    changes = compare(before, run) if before else None
    if options.save:
        _save(options.save, run)
    if options.json:
        against = {"against": changes_as_json(changes)} if changes else {}
        print_json(run_as_json(run) | against)
    else:
        console = Console(highlight=False)
        if not console.is_terminal:
            console = Console(highlight=False, width=_PIPED)
        _print_run(console, run)
        if before and changes:
            _print_changes(console, before, run, changes)
    return 1 if changes and changes.worse else 0


def _run(options: argparse.Namespace) -> Run:
    if options.held_out is not None:
        whole = advisor_of(options, read_places())
        knowledge, questions = held_out(whole.knowledge, options.held_out)
        advisor = Advisor(Prepared(knowledge, index_of(knowledge)))
        name = f"held out: every {options.held_out}"
    else:
        name = options.file
        try:
            questions = read_questions(_text(Path(name)).split("\n"))
        except QuestionsError as error:
            raise BotError(f"{name}, {error.reply}") from error
        advisor = advisor_of(options, read_places())
    results = evaluate(questions, lambda asked, where: advisor.ask(asked, where).reply)
    return Run(name, advisor.knowledge.revision, results)


def _read_run(path: Path) -> Run:
    try:
        return read_run(_text(path))
    except BotError as error:
        raise BotError(f"{path}: {error.reply}") from error


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BotError(f"cannot read {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BotError(f"cannot read {path}: not UTF-8 text") from error


def _save(path: Path, run: Run) -> None:
    text = json.dumps(run_as_json(run), ensure_ascii=False, indent=1) + "\n"
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise BotError(f"cannot write {path}: {error.strerror}") from error


def _print_run(console: Console, run: Run) -> None:
    whole = run.accuracy
    console.print(
        f"{run.file}: {whole.count} questions, {whole.right:.1%} right (knowledge {run.knowledge})"
    )
    if run.kinds:
        kinds = _table("Kind", "Questions", "Right")
        for kind, share in run.kinds.items():
            kinds.add_row(kind, str(share.count), f"{share.right:.1%}")
        console.print(kinds)
    if run.calibration:
        bins = _table("Confidence", "Mean", "Answers", "Right")
        for one in run.calibration:
            mean, count, right = one.confidence, one.share.count, one.share.right
            bins.add_row(f"{one.low:.1f}-{one.high:.1f}", f"{mean:.2f}", str(count), f"{right:.1%}")
        console.print(bins)
    if run.failed:
        failed = _table("Id", "Points", "Question", "Wanted", "Came")
        for result in run.failed[:MOST_SHOWN]:
            failed.add_row(*_named(result), result.wanted, _came(result))
        console.print(failed)
        _print_rest(console, run.failed)


def _print_changes(console: Console, before: Run, after: Run, changes: Changes) -> None:
    step = 100 * (after.accuracy.right - before.accuracy.right)
    console.print(
        f"Against {before.file} (knowledge {before.knowledge}): {step:+.1f} points; "
        f"{len(changes.better)} better, {len(changes.worse)} worse, "
        f"{len(changes.changed)} changed, {len(changes.added)} new, {len(changes.dropped)} dropped"
    )
    for title, pairs in (
        ("Worse", changes.worse),
        ("Better", changes.better),
        ("Changed", changes.changed),
    ):
        if pairs:
            table = _table(title, "Points", "Question", "Before", "After")
            for old, new in pairs[:MOST_SHOWN]:
                table.add_row(*_named(new), _came(old), _came(new))
            console.print(table)
            _print_rest(console, pairs)


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, title_justify="left", header_style="bold")
    for column in columns:
        number = column in ("Questions", "Answers", "Right", "Mean", "Points")
        table.add_column(column, justify="right" if number else "left", overflow="fold")
    return table


def _named(result: Result) -> tuple[Text, str, Text]:
    question = Text(result.question.replace("\n", " "))
    question.truncate(WIDEST_QUESTION, overflow="ellipsis")
    return Text(str(result.id)), f"{result.points:g}", question


def _came(result: Result) -> str:
    entries = ", ".join(result.entries)
    return f"{result.outcome} {result.confidence:.2f}" + (f": {entries}" if entries else "")


def _print_rest(console: Console, rows: Iterable[object]) -> None:
    rest = len(tuple(rows)) - MOST_SHOWN
    if rest > 0:
        console.print(f"... and {rest} more: --json has them all")
