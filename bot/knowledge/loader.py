"""Load a knowledge folder: all of it or nothing, with every mistake said at once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any

from bot.knowledge.advice import Advice
from bot.knowledge.base import Knowledge
from bot.knowledge.entities import Entity
from bot.knowledge.entries import Entry
from bot.knowledge.facts import Fact
from bot.knowledge.lexicon import Lexicon
from bot.knowledge.positions import Place, Positioned, read_yaml
from bot.knowledge.problems import MOST_PROBLEMS, KnowledgeError, Problem
from bot.knowledge.records import read_record, read_records
from bot.knowledge.revision import files_of, revision_of
from bot.knowledge.rules import check_rules
from bot.knowledge.sources import Source
from bot.knowledge.tables import Table

# Kinds of file: lists of records, and files that are one record.
LISTS: dict[str, type[Any]] = {"sources": Source, "facts": Fact, "faq": Entry, "entities": Entity}
SINGLES: dict[str, type[Any]] = {"tables": Table, "advice": Advice, "lexicon": Lexicon}
# Whose records have ids; the last two are the parts of advice.
_KINDS = ("sources", "facts", "tables", "faq", "entities", "questions", "sections")
_UNREAD = ("inventory",)  # for the tests, not for answers

# Where each record came from: file and place in it.
Origin = tuple[Positioned, Place]


@dataclass(slots=True)
class Folder:
    """What the files of a folder hold, before it is checked as a whole.

    Attributes:
        records: Records by kind (`sources`, `facts`, `tables`, `faq`, `entities`, `lexicon`),
            each with its origin.
        problems: What is wrong so far.
        revision: Hash of all files read.
    """

    records: dict[str, list[tuple[Any, Origin]]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    revision: str = ""

    def add(self, kind: str, records: Iterable[tuple[Any, Origin]]) -> None:
        """Keep records of a kind."""
        self.records.setdefault(kind, []).extend(records)

    def of(self, kind: str) -> list[tuple[Any, Origin]]:
        """Return the records of a kind, in order of file and position."""
        return self.records.get(kind, [])


def load(folder: Path) -> Knowledge:
    """Load and check a knowledge folder.

    Raises:
        KnowledgeError: Something is wrong; it carries every problem.
    """
    knowledge, problems = examine(folder)
    if knowledge is None or problems:
        raise KnowledgeError(problems)
    return knowledge


def examine(folder: Path) -> tuple[Knowledge | None, tuple[Problem, ...]]:
    """Load a knowledge folder and report everything that is wrong with it.

    Returns:
        The knowledge, or none where it cannot be put together, and all problems in order of file
        and line.
    """
    read = _read_folder(folder)
    if read.problems:
        return None, tuple(sorted(read.problems))
    _add_rows(read)
    _add_advice(read)
    repeated = list(islice(_repeated(read), MOST_PROBLEMS))
    if repeated:
        return None, tuple(sorted(repeated))
    knowledge = _assemble(read)
    broken = islice(_broken_rules(knowledge, read), MOST_PROBLEMS)
    return knowledge, tuple(sorted(broken))


def _read_folder(folder: Path) -> Folder:
    read = Folder()
    if not folder.is_dir():
        read.problems.append(Problem(folder.name, 1, "there is no such folder"))
        return read
    for path in files_of(folder):
        name = path.relative_to(folder).as_posix()
        try:
            data = path.read_bytes()
            text = data.decode("utf-8-sig")
        except OSError:
            read.problems.append(Problem(name, 1, "this cannot be opened as a file: move it away"))
        except UnicodeDecodeError as error:
            message = f"not UTF-8 text (byte {error.start}): save the file as UTF-8"
            read.problems.append(Problem(name, 1, message))
        else:
            read.problems.extend(_read_file(read, name, text)[:MOST_PROBLEMS])
    if not read.of("sources") and not read.problems:
        message = "there are no sources: list what the answers cite"
        read.problems.append(Problem("sources.yaml", 1, message))
    read.revision = revision_of(folder)
    return read


def _read_file(read: Folder, name: str, text: str) -> list[Problem]:
    """Keep the records of one file and return what is wrong with it."""
    kind = name.split("/", 1)[0].removesuffix(".yaml").removesuffix(".yml")
    if kind in _UNREAD:
        return []
    if kind not in (*LISTS, *SINGLES):
        expected = ", ".join(f"{known}.yaml" for known in (*LISTS, *SINGLES))
        message = f"nothing reads this file: files are {expected}, or lie in folders of these names"
        return [Problem(name, 1, message)]
    file, problems = read_yaml(name, text)
    if problems or file.value is None:
        return problems
    if kind == "facts":
        _fill_sources(file)
    if kind in SINGLES:
        record, problems = read_record(file, SINGLES[kind])
        read.add(kind, [(record, (file, ()))] if record else [])
    else:
        records, problems = read_records(file, LISTS[kind])
        read.add(kind, ((record, (file, (at,))) for at, record in enumerate(records)))
    return problems


def _fill_sources(file: Positioned) -> None:
    """Give a fact that names no source the one that its id starts with."""
    for record in file.value if isinstance(file.value, list) else ():
        if isinstance(record, dict) and isinstance(record.get("id"), str) and "/" in record["id"]:
            record.setdefault("source", record["id"].split("/", 1)[0])


def _add_rows(read: Folder) -> None:
    """Put the rows of the tables, under the names of what they are about, beside the facts."""
    names = {record.id: record.name for record, _ in read.of("entities")}
    for table, (file, _) in read.of("tables"):
        for at, row in enumerate(table.rows):
            label = row.label or names.get(row.entity or "")
            read.add("facts", [(table.fact(replace(row, label=label)), (file, ("rows", at)))])


def _add_advice(read: Folder) -> None:
    """Put the parts of all files of advice side by side."""
    for advice, (file, _) in read.of("advice"):
        for kind in ("questions", "sections"):
            parts = enumerate(getattr(advice, kind))
            read.add(kind, ((part, (file, (kind, at))) for at, part in parts))


def _repeated(read: Folder) -> Iterator[Problem]:
    for kind in _KINDS:
        first: dict[str, Origin] = {}
        for record, (file, place) in read.of(kind):
            if record.id in first:
                other, at = first[record.id]
                where = f"{other.path}:{other.line(at)}"
                yield file.problem(
                    (*place, "id"),
                    f"the id `{record.id}` is taken (first at {where}): choose another",
                )
            first.setdefault(record.id, (file, place))
    if len(read.of("lexicon")) > 1:
        file, _ = read.of("lexicon")[1][1]
        yield file.problem((), "there is a second lexicon: keep one file")


def _assemble(read: Folder) -> Knowledge:
    by_id = {kind: {record.id: record for record, _ in read.of(kind)} for kind in _KINDS}
    return Knowledge(
        sources=by_id["sources"],
        entries={id: entry for id, entry in by_id["faq"].items() if not entry.retired},
        facts=by_id["facts"],
        tables=by_id["tables"],
        entities=by_id["entities"],
        lexicon=next((record for record, _ in read.of("lexicon")), Lexicon()),
        advice=Advice(tuple(by_id["questions"].values()), tuple(by_id["sections"].values())),
        revision=read.revision,
    )


def _broken_rules(knowledge: Knowledge, read: Folder) -> Iterator[Problem]:
    origins = {(kind, record.id): origin for kind in _KINDS for record, origin in read.of(kind)}
    for broken in check_rules(knowledge):
        file, place = origins[broken.kind, broken.id]
        yield file.problem((*place, *broken.place), broken.message)
