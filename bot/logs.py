"""Logs: one event a line, as text or JSON, without secrets. Set up by the command line only."""

import json
import logging
import random
import sys
from collections.abc import Sequence
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Literal, TextIO

HIDDEN = "***"

_request: ContextVar[int | None] = ContextVar("request", default=None)


def begin_request() -> int:
    """Give what is done from here on, in this task and those it begins, an id in the log.

    Returns:
        The number of which the id is made where it is wanted.
    """
    number = random.getrandbits(32)
    _request.set(number)
    return number


def request() -> str | None:
    """Return the id of what is being done; none where it is no request of anybody."""
    number = _request.get()
    return None if number is None else _id(number)


def incident_id() -> str:
    """Return the id under which a fault, and all else of its event, is found in the log.

    Where it is of no request, one begins here.
    """
    return request() or _id(begin_request())


def _id(number: int) -> str:
    return f"{number:08x}"


class _LineFormatter(logging.Formatter):
    """Writes a record on one line, in which secrets are hidden."""

    def __init__(self, secrets: Sequence[str]) -> None:
        super().__init__()
        self._secrets = [secret for secret in secrets if secret]

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line = self.line(record)
        for secret in self._secrets:
            line = line.replace(secret, HIDDEN)
        return line

    def line(self, record: logging.LogRecord) -> str:
        """Return the line with secrets in it."""
        raise NotImplementedError

    def traceback(self, record: logging.LogRecord) -> str | None:
        """Return the traceback of a record's error."""
        return self.formatException(record.exc_info) if record.exc_info else None


class TextFormatter(_LineFormatter):
    """For people: time, level, where, what."""

    def line(self, record: logging.LogRecord) -> str:
        """Return the line; the line breaks of a traceback are written as backslash n."""
        text = f"{_time(record)} {record.levelname:<7} {record.name}: {record.getMessage()}"
        if of := request():
            text += f" [{of}]"
        if traceback := self.traceback(record):
            text += f" | {traceback}"
        return text.replace("\r", "\\r").replace("\n", "\\n")


class JsonFormatter(_LineFormatter):
    """For collectors: one object."""

    def line(self, record: logging.LogRecord) -> str:
        """Return the object."""
        fields = {
            "time": _time(record),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if of := request():
            fields["request"] = of
        if traceback := self.traceback(record):
            fields["traceback"] = traceback
        return json.dumps(fields, ensure_ascii=False)


def set_up(
    level: str,
    form: Literal["text", "json"],
    secrets: Sequence[str] = (),
    stream: TextIO | None = None,
) -> None:
    """Log to standard error from now on, and nowhere else.

    Args:
        level: Least level that is logged.
        form: Of the lines.
        secrets: What never appears in them.
        stream: Instead of standard error.
    """
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(JsonFormatter(secrets) if form == "json" else TextFormatter(secrets))
    logging.basicConfig(level=level, handlers=[handler], force=True)


def _time(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
