"""Commands for curators: check a knowledge folder, prove it against the documents."""

import argparse
from pathlib import Path

from bot.cli.advisor import no_folder
from bot.errors import BotError
from bot.knowledge.audit import Documents, audit, choose
from bot.knowledge.base import Knowledge
from bot.knowledge.loader import examine
from bot.knowledge.schema import schemas
from bot.knowledge.stamp import stamp
from bot.places import read_places

_SET = "KNOWLEDGE_DIR"  # what names the folder where the command line does not


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `check` and `audit`."""
    check = commands.add_parser("check", help="check a knowledge folder and say what to mend")
    check.add_argument(
        "folder",
        nargs="?",
        type=Path,
        help="the folder (default: KNOWLEDGE_DIR, or the shipped one)",
    )
    check.add_argument(
        "--schema", type=Path, metavar="DIR", help="also write the JSON Schemas for editors to DIR"
    )
    check.set_defaults(run=run_check)
    prove = commands.add_parser("audit", help="prove all facts against the source documents")
    prove.add_argument("documents", type=Path, help="the folder that holds the documents")
    prove.add_argument(
        "--knowledge",
        type=Path,
        help="the knowledge folder (default: KNOWLEDGE_DIR, or the shipped)",
    )
    prove.add_argument(
        "--stamp",
        action="store_true",
        help="write fingerprints for facts that have none, showing the passage chosen for each",
    )
    prove.set_defaults(run=run_audit)


def run_check(options: argparse.Namespace) -> int:
    """Print every problem of a folder, or what it holds."""
    folder = options.folder or read_places().knowledge_dir
    if options.schema:
        _write_schemas(options.schema)
    knowledge = _examined(folder, "check" if options.folder else _SET)
    if knowledge is None:
        return 1
    counts = (
        f"{len(knowledge.entries)} entries",
        f"{sum(len(entry.phrasings) for entry in knowledge.entries.values())} phrasings",
        f"{len(knowledge.facts)} facts",
        f"{len(knowledge.entities)} entities",
        f"{len(knowledge.sources)} sources",
    )
    print(f"{folder}: {', '.join(counts)}; revision {knowledge.revision}; no problems")
    return 0


def run_audit(options: argparse.Namespace) -> int:
    """Print everything that the documents do not bear out."""
    folder = options.knowledge or read_places().knowledge_dir
    if not options.documents.is_dir():
        raise no_folder(options.documents, "audit")
    named = "--knowledge" if options.knowledge else _SET
    knowledge = _examined(folder, named)
    if knowledge is None:
        return 1
    documents = Documents.read(options.documents, knowledge)
    if options.stamp:
        _stamp(folder, knowledge, documents)
        knowledge = _examined(folder, named) or knowledge
    findings = audit(knowledge, documents)
    for finding in findings:
        print(finding)
    if not findings:
        cited = [fact.source for fact in knowledge.facts.values() if not fact.by_editor]
        proved = [source for source in cited if source in documents.passages]
        print(f"{len(proved)} facts proved: every section, passage and figure is in the documents")
        if unproved := len(cited) - len(proved):
            print(f"{unproved} not proved: their sources name no document")
    return 1 if findings else 0


def _write_schemas(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in schemas().items():
            (folder / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise BotError(f"cannot write to {folder}: {error.strerror}") from error


def _examined(folder: Path, named: str) -> Knowledge | None:
    if not folder.is_dir():
        raise no_folder(folder, named)
    knowledge, problems = examine(folder)
    for problem in problems:
        print(f"{folder}/{problem}")
    if problems:
        print(f"{len(problems)} problem{'s' if len(problems) > 1 else ''}")
        return None
    return knowledge


def _stamp(folder: Path, knowledge: Knowledge, documents: Documents) -> None:
    fresh = [f for f in knowledge.facts.values() if not f.by_editor and f.passage is None]
    chosen = [choice for fact in fresh if (choice := choose(fact, documents))]
    stamped = set(stamp(folder, {choice.fact.id: choice.passage.fingerprint for choice in chosen}))
    for choice in sorted(chosen, key=lambda choice: choice.likeness):
        if choice.fact.id in stamped:
            print(f"{choice.fact.id} ({choice.likeness:.0%} alike)")
            print(f"    fact:    {choice.fact.text}\n    passage: {choice.passage.text}")
