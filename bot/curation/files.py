"""Files of an export or import: records to YAML text, and bytes to checked records."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

import yaml

from bot.knowledge.positions import read_yaml
from bot.knowledge.problems import Problem
from bot.knowledge.records import read_records

MOST_BYTES = 4_000_000  # of an imported file; 2,000 usual entries have a quarter of that
_MOST_VALUES = 200_000  # of a YAML file; 2,000 entries with sixty phrasings each have fewer
_WIDTH = 100  # characters of a line

T = TypeVar("T")


def dumped(records: Sequence[Mapping[str, object]]) -> str:
    """Return records as YAML that `read_yaml` reads back, in the order of their keys."""
    return str(
        yaml.dump(records, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)
    )


def records_of(
    name: str, data: bytes, model: type[T], problems: list[Problem]
) -> Iterator[tuple[int, T]]:
    """Yield the records of a YAML file, each with its line.

    Args:
        name: What to call the file in messages.
        data: Its content.
        model: The dataclass that each record must fit.
        problems: What is wrong with the file is added here.
    """
    text = text_of(name, data, problems)
    if text is None:
        return
    file, wrong = read_yaml(name, text, _MOST_VALUES)
    records: tuple[T, ...] = ()
    if not wrong and file.value is not None:
        records, wrong = read_records(file, model)
    problems.extend(wrong)
    for at, record in enumerate(records):
        yield file.line((at,)), record


def text_of(name: str, data: bytes, problems: list[Problem]) -> str | None:
    """Return a file as text; none, and a problem, where it is too large or not UTF-8."""
    if len(data) > MOST_BYTES:
        most = MOST_BYTES // 1_000_000
        problems.append(Problem(name, 1, f"the file is larger than {most} MB: import it in parts"))
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"not UTF-8 text (byte {error.start}): save the file as UTF-8"
        problems.append(Problem(name, 1, message))
        return None


class _Dumper(yaml.SafeDumper):
    """Writes a text of several lines as it reads, and one that holds a dash in quotes.

    Without them a long one may go on, on a line of its own, with what looks like an item of a list.
    """


def _lined(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else "'" if " - " in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style)


_Dumper.add_representer(str, _lined)
