"""Lines: what is in the tables as JSON lines, one header, one line a row, and an end.

Every database writes and reads the same, so that a copy of one can be read into the other.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from bot.errors import BotError

Kind = Literal["backup", "server"]
Row = Mapping[str, Any]

_PROGRAM = "career-advisor"


class LinesError(BotError):
    """Tell that a file is no such copy, or not a whole one."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy that is being read.

    Attributes:
        kind: Of everything, or of one server.
        revision: Of the tables that it was made from.
        rows: Each with the name of its table; reading them to the end shows whether it is whole.
    """

    kind: Kind
    revision: str
    rows: Iterator[tuple[str, dict[str, Any]]]


def header(kind: Kind, revision: str) -> str:
    """Return the first line."""
    return _line({"program": _PROGRAM, "kind": kind, "revision": revision})


def row_line(table: str, row: Row) -> str:
    """Return the line of a row."""
    return _line({"table": table, "row": dict(row)})


def end(rows: int) -> str:
    """Return the last line."""
    return _line({"rows": rows})


def read(lines: Iterable[str]) -> Copy:
    """Read a copy.

    Raises:
        LinesError: It is none, or, from its rows, it is not whole.
    """
    numbered = enumerate(lines, start=1)
    first = _object(next(numbered, (1, "")))
    kind, revision = first.get("kind"), first.get("revision")
    if first.get("program") != _PROGRAM or kind not in ("backup", "server") or not revision:
        raise LinesError("This file is no backup or export of this program.")
    return Copy(kind, str(revision), _rows(numbered))


def fitting(table: str, row: dict[str, Any], columns: Iterable[str]) -> dict[str, Any]:
    """Return a row that has the columns of its table, and no others.

    Raises:
        LinesError: It has not.
    """
    if row.keys() != set(columns):
        raise LinesError(f"The file has a broken row of the table {table}.")
    return row


def _rows(numbered: Iterator[tuple[int, str]]) -> Iterator[tuple[str, dict[str, Any]]]:
    for count, line in enumerate(numbered):
        found = _object(line)
        if found.get("rows") == count and next(numbered, None) is None:
            return
        table, row = found.get("table"), found.get("row")
        if not isinstance(table, str) or not isinstance(row, dict):
            raise LinesError(f"Line {line[0]} of the file is no row of a table.")
        yield table, row
    raise LinesError("The file is not whole: its end is missing.")


def _object(line: tuple[int, str]) -> dict[str, Any]:
    try:
        found = json.loads(line[1])
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise LinesError(f"Line {line[0]} of the file is no JSON object.")
    return found


def _line(value: Row) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True) + "\n"
