"""Logs: one event a line, without secrets."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Literal

import pytest

from bot import logs

SECRET = ".".join(("a", "token"))


@pytest.fixture(autouse=True)
def root_restored() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


def logged(form: Literal["text", "json"]) -> list[str]:
    stream = io.StringIO()
    logs.set_up("INFO", form, [SECRET, ""], stream)
    log = logging.getLogger("bot.test")
    log.debug("not this")
    log.info("logged in with %s", SECRET)
    try:
        raise ValueError(f"two\nlines and {SECRET}")
    except ValueError:
        log.exception("failed")
    return stream.getvalue().splitlines()


def test_text_is_one_line_an_event() -> None:
    lines = logged("text")
    assert len(lines) == 2
    assert lines[0].endswith("INFO    bot.test: logged in with ***")
    assert "ValueError: two\\nlines" in lines[1]


def test_json_is_one_object_a_line() -> None:
    first, second = map(json.loads, logged("json"))
    assert first["level"] == "INFO"
    assert first["logger"] == "bot.test"
    assert first["message"] == "logged in with ***"
    assert "Traceback" in second["traceback"]


@pytest.mark.parametrize("form", ["text", "json"])
def test_secrets_are_hidden_in_tracebacks_too(form: Literal["text", "json"]) -> None:
    assert SECRET not in "".join(logged(form))
