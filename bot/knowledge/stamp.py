"""Write fingerprints into the files of facts and tables, leaving all else as it was written."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

_STAMPED = ("facts", "tables")  # files and folders whose records have passages


def stamp(folder: Path, fingerprints: Mapping[str, str]) -> tuple[str, ...]:
    """Add `passage` to facts and rows that have none.

    Args:
        folder: The knowledge folder.
        fingerprints: Fingerprint by fact id.

    Returns:
        The ids that were stamped, in order of file and line.
    """
    stamped: list[str] = []
    for path in sorted((*folder.rglob("*.yaml"), *folder.rglob("*.yml"))):
        if not path.relative_to(folder).parts[0].startswith(_STAMPED):
            continue
        text = path.read_bytes().decode()
        found = [(name, node) for name, node in _records(text) if name in fingerprints]
        # From the end, so that the positions before it stay right.
        for name, node in reversed(found):
            text = _with_line(text, node, f"passage: {_quoted(fingerprints[name])}")
        if found:
            path.write_bytes(text.encode())
            stamped.extend(name for name, _ in found)
    return tuple(stamped)


def _records(text: str) -> Iterator[tuple[str, yaml.MappingNode]]:
    """Yield the id and node of each fact or row without a fingerprint."""
    file = yaml.compose(text, Loader=yaml.SafeLoader)
    values = dict(_pairs(file))
    table = values.get("id")
    records = values["rows"] if table else file
    for record in records.value if records else ():
        keys = dict(_pairs(record))
        if "passage" not in keys:
            yield (f"{table.value}/" if table else "") + keys["id"].value, record


def _pairs(node: yaml.Node | None) -> Iterator[tuple[str, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        yield from ((key.value, value) for key, value in node.value)


def _quoted(fingerprint: str) -> str:
    """Quote what YAML would read as a number, such as 1234567890123456 or 12345678901234e5."""
    return f'"{fingerprint}"'


def _with_line(text: str, node: yaml.MappingNode, line: str) -> str:
    last_value = node.value[-1][1]
    if node.flow_style:
        end = last_value.end_mark.index
        return f"{text[:end]}, {line}{text[end:]}"
    indent = " " * node.start_mark.column
    body = len(text[: last_value.end_mark.index].rstrip())
    end = text.find("\n", body)  # behind a comment, if there is one
    end = len(text) if end < 0 else end
    newline = "\r\n" if text[:end].endswith("\r") else "\n"
    return f"{text[:end].rstrip()}{newline}{indent}{line}{newline}{text[end + 1 :]}"
