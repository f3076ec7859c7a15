"""What commands print: JSON as UTF-8 everywhere, and text that no terminal chokes on."""

import json
import sys
from io import TextIOWrapper


def print_json(value: object) -> None:
    """Print one JSON line at once: UTF-8 whatever the locale; half a surrogate pair is escaped."""
    line = json.dumps(value, ensure_ascii=False) + "\n"
    sys.stdout.flush()
    sys.stdout.buffer.write(line.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


def bear_any_text() -> None:
    """Let the streams take characters that they cannot show, and bytes that are no text."""
    for stream, errors in (
        (sys.stdin, "replace"),
        (sys.stdout, "backslashreplace"),
        (sys.stderr, "backslashreplace"),
    ):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=errors)
