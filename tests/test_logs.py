"""Logs: one event a line, without secrets."""

import asyncio
import contextvars
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


@pytest.mark.asyncio
async def test_lines_of_one_request_carry_its_id_and_no_others_do() -> None:
    stream = io.StringIO()
    logs.set_up("INFO", "json", stream=stream)
    log = logging.getLogger("bot.test")
    ids: list[str | None] = []

    async def behind() -> None:
        log.info("behind")

    async def handle() -> None:
        logs.begin_request()
        ids.append(logs.request())
        log.info("begun")
        await asyncio.create_task(behind())

    await asyncio.gather(asyncio.create_task(handle()), asyncio.create_task(handle()))
    log.info("outside")
    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert len(set(ids)) == 2
    for id in ids:
        assert [one["message"] for one in lines if one.get("request") == id] == ["begun", "behind"]
    assert "request" not in lines[-1]


def test_text_shows_the_id_at_the_end() -> None:
    stream = io.StringIO()
    logs.set_up("INFO", "text", stream=stream)

    def handle() -> str | None:
        logs.begin_request()
        logging.getLogger("bot.test").info("asked")
        return logs.request()

    id = contextvars.copy_context().run(handle)
    assert stream.getvalue().endswith(f"bot.test: asked [{id}]\n")
