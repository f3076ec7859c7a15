"""A table of entries as CSV, such as spreadsheets write and read. Called by `exchange`."""

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass, fields

_MOST_ROWS = 10_000  # after which a table is read no further
_WIDEST = 100_000  # characters of a cell; sixty phrasings have 12,000
_SEPARATORS = ",;\t"  # which of them a spreadsheet writes depends on its language
_NEEDED = ("question", "answer")
# A cell that begins so is a formula to a spreadsheet; one apostrophe before it makes it text.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")


@dataclass(frozen=True, slots=True)
class Row:
    """One entry; every cell is text, and empty where there is nothing.

    Attributes:
        id: Of a shipped entry, or of one of the server's own.
        question: As a reader is shown it.
        answer: The short answer.
        detail: The fuller one.
        source: A link.
        aliases: Further phrasings, one a line.
        removed: Shipped phrasings that are taken away, one a line.
        state: `hidden`, or nothing.
    """

    id: str = ""
    question: str = ""
    answer: str = ""
    detail: str = ""
    source: str = ""
    aliases: str = ""
    removed: str = ""
    state: str = ""


_COLUMNS = tuple(field.name for field in fields(Row))


def write_table(rows: Iterable[Row]) -> str:
    """Return rows under a head, no cell of which a spreadsheet takes for a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for row in rows:
        writer.writerow([_guarded(getattr(row, name)) for name in _COLUMNS])
    return text.getvalue()


def read_table(text: str) -> tuple[tuple[tuple[int, Row], ...], tuple[tuple[int, str], ...]]:
    """Read a table with a head; columns may be left out and stand in any order.

    Returns:
        The rows that are not empty, each with the line that it begins on, and the problems, each
        with its line. After a problem of the head there are no rows.
    """
    if not text.strip():
        return (), ((1, "the table is empty: write a head with `question` and `answer`"),)
    head = text.lstrip().splitlines()[0]
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=max(_SEPARATORS, key=head.count), strict=True
    )
    rows: list[tuple[int, Row]] = []
    problems: list[tuple[int, str]] = []
    names: list[str] = []
    line = 1
    try:
        for cells in reader:
            if not names and any(cells):
                names = [cell.strip().lower() for cell in cells]
                problems += [(line, message) for message in _wrong_in_head(names)]
                if problems:
                    break
            elif any(cell.strip() for cell in cells):
                if len(rows) + len(problems) >= _MOST_ROWS:
                    problems.append((line, "the table is too long: import it in parts"))
                    break
                if wrong := _wrong_in(cells, names):
                    problems.append((line, wrong))
                else:
                    said = dict(zip(names, map(_unguarded, cells), strict=False))
                    rows.append((line, Row(**{k: v.strip() for k, v in said.items() if k})))
            line = reader.line_num + 1
    except csv.Error as error:
        problems.append((line, f"this line cannot be read as CSV ({error}): check its quotes"))
    return tuple(rows), tuple(problems)


def _wrong_in_head(names: list[str]) -> list[str]:
    known = ", ".join(_COLUMNS)
    wrong = [
        f"there is no column `{name[:40]}`: known are {known}"
        for name in names
        if name and name not in _COLUMNS
    ]
    wrong += [
        f"the column `{name}` is there twice: keep one"
        for name in _COLUMNS
        if names.count(name) > 1
    ]
    wrong += [
        f"the column `{name}` is missing: known are {known}"
        for name in _NEEDED
        if name not in names
    ]
    return wrong


def _wrong_in(cells: list[str], names: list[str]) -> str | None:
    if any(cell.strip() for cell in cells[len(names) :]):
        return "there are more cells than columns: put text that holds the separator in quotes"
    if any(len(cell) > _WIDEST for cell in cells):
        return f"a cell has more than {_WIDEST:,} characters"
    return None


def _guarded(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
