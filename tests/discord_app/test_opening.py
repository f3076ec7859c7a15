"""The bot connects while it is loaded: what arrives meanwhile waits, and the start may fail."""

import asyncio
import os
import signal
import subprocess
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from bot.app import Advisor
from bot.cli.main import main
from bot.discord_app.gateway import door
from bot.discord_app.gateway.cache import STARTING
from bot.discord_app.serving import serve, sync
from bot.errors import BotError
from bot.storage.faults import StorageError
from tests.discord_app.conftest import MODERATING, Clock, connected, settings_for
from tests.discord_app.test_serving import ENDED_S, free_port
from tests.standin import Standin
from tests.standin.routes.applications import GLOBAL

LOST = "<@bot> i lost my card"
LATEST_S = 2 * ENDED_S  # after which a test stops to hold the loading up


class Load:
    """Loads an advisor once a test says so."""

    def __init__(self, advisor: Advisor, error: BotError | None = None) -> None:
        self._advisor = advisor
        self._error = error
        self._released = threading.Event()

    def __call__(self) -> Advisor:
        self._released.wait(LATEST_S)
        if self._error:
            raise self._error
        return self._advisor

    def go_on(self) -> None:
        self._released.set()


@asynccontextmanager
async def starting(
    standin: Standin, load: Load, **more: object
) -> AsyncIterator["asyncio.Task[None]"]:
    """Run a bot that is at READY but has nothing to answer with."""
    task = asyncio.create_task(serve(load, settings_for(standin, **more), token=standin.token))
    try:
        await standin.until_ready()
        yield task
    finally:
        load.go_on()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


@pytest.mark.asyncio
async def test_questions_asked_at_ready_are_answered_in_their_order(
    standin: Standin, desk_advisor: Advisor
) -> None:
    channel = (server := standin.add_guild("Coders")).add_channel("general")
    ana, load = server.add_member("Ana"), Load(desk_advisor)
    async with starting(standin, load):
        asked = [ana.says(channel, LOST), ana.says(channel, "<@bot> what does a new card cost")]
        await standin.settles()
        assert standin.posted == []
        load.go_on()
        await standin.until(lambda: len(standin.posted) == 2)
    assert [one for one in standin.chat.answers if one in {q.id for q in asked}] == [
        question.id for question in asked
    ]


@pytest.mark.asyncio
async def test_a_command_waits_for_the_desk_to_open(
    standin: Standin, desk_advisor: Advisor
) -> None:
    channel = (server := standin.add_guild("Coders")).add_channel("general")
    ana, load = server.add_member("Ana"), Load(desk_advisor)
    await sync(desk_advisor, settings_for(standin), token=standin.token)
    async with starting(standin, load):
        using = asyncio.create_task(ana.uses("/ask", at=channel, question="i lost my card"))
        await standin.settles()
        assert not using.done()
        load.go_on()
        assert "Block it in the app" in (await using).text


@pytest.mark.asyncio
async def test_a_command_that_would_wait_for_too_long_is_answered_in_time(
    standin: Standin, desk_advisor: Advisor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "PATIENCE_S", 0.05)
    channel = (server := standin.add_guild("Coders")).add_channel("general")
    ana, load = server.add_member("Ana"), Load(desk_advisor)
    await sync(desk_advisor, settings_for(standin), token=standin.token)
    async with starting(standin, load):
        seen = await ana.uses("/ask", at=channel, question="i lost my card")
        assert (seen.text, seen.ephemeral) == (STARTING, True)
        assert await ana.types_in_autocomplete("/ask", at=channel, question="card") == []


@pytest.mark.asyncio
async def test_a_form_waits_for_as_long_as_it_takes(
    standin: Standin, desk_advisor: Advisor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that is answered is closed, and what was typed into it is gone."""
    monkeypatch.setattr(door, "PATIENCE_S", 0.05)
    (server := standin.add_guild("Coders")).add_channel("general")
    mo, load = server.add_member("Mo", permissions=MODERATING), Load(desk_advisor)
    async with connected(standin, desk_advisor, Clock()):
        form = await mo.uses("/faq add")
    async with starting(standin, load):
        typed = {"Question": "Where is the coffee machine?", "Short answer": "Upstairs."}
        submitting = asyncio.create_task(mo.submits(form, typed))
        await standin.settles()
        assert not submitting.done()
        load.go_on()
        assert "live" in (await submitting).text


@pytest.mark.asyncio
async def test_commands_are_registered_when_all_is_loaded(
    standin: Standin, desk_advisor: Advisor
) -> None:
    load = Load(desk_advisor)
    async with starting(standin, load):
        await standin.settles()
        assert not standin.application.commands[GLOBAL]
        load.go_on()
        await standin.until(lambda: bool(standin.application.commands[GLOBAL]))


@pytest.mark.asyncio
async def test_readyz_says_what_is_still_loading(standin: Standin, desk_advisor: Advisor) -> None:
    load, port = Load(desk_advisor), free_port()
    address = f"http://127.0.0.1:{port}/readyz"
    async with (
        starting(standin, load, health_port=port),
        aiohttp.ClientSession() as web,
        asyncio.timeout(ENDED_S),
    ):
        lacking: dict[str, str] = {}
        while lacking.get("knowledge") != "the knowledge is being loaded":
            async with web.get(address) as answer:
                assert answer.status == 503
                lacking = (await answer.json())["lacking"]
        load.go_on()
        while "knowledge" in lacking:
            async with web.get(address) as answer:
                lacking = (await answer.json()).get("lacking", {})


@pytest.mark.asyncio
async def test_sigterm_while_loading_ends_the_bot(standin: Standin, desk_advisor: Advisor) -> None:
    async with starting(standin, Load(desk_advisor)) as task:
        os.kill(os.getpid(), signal.SIGTERM)
        await asyncio.wait_for(task, ENDED_S)
        await standin.until(lambda: not standin.gateway.is_ready())


@pytest.mark.asyncio
async def test_a_broken_knowledge_ends_the_connection(
    standin: Standin, desk_advisor: Advisor
) -> None:
    load = Load(desk_advisor, BotError("faq/a.yaml:3: no answer"))
    async with starting(standin, load) as task:
        load.go_on()
        with pytest.raises(BotError, match="no answer"):
            await asyncio.wait_for(asyncio.shield(task), ENDED_S)
        await standin.until(lambda: not standin.gateway.is_ready())


@pytest.mark.asyncio
async def test_a_database_that_cannot_be_opened_ends_the_connection(
    standin: Standin, desk_advisor: Advisor, tmp_path: Path
) -> None:
    (tmp_path / "notes").write_text("no database, but a text that is long enough to be one" * 9)
    load = Load(desk_advisor)
    address = f"sqlite+aiosqlite:///{tmp_path / 'notes'}"
    async with starting(standin, load, database_url=address) as task:
        load.go_on()
        with pytest.raises(StorageError, match="no database"):
            await asyncio.wait_for(asyncio.shield(task), ENDED_S)
        await standin.until(lambda: not standin.gateway.is_ready())


def test_a_broken_knowledge_is_one_line_and_told_before_a_network_that_is_away(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "a.secret.token")
    monkeypatch.setenv("DISCORD_API_URL", f"http://127.0.0.1:{free_port()}/api/v10")
    monkeypatch.setenv("LOG_LEVEL", "ERROR")
    assert main(["serve", "--knowledge", str(tmp_path)]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "sources.yaml" in line


@pytest.mark.parametrize(
    ("imported", "left_out"),
    [
        ("bot.discord_app.serving", "bot.app bot.discord_app.desk numpy sqlalchemy yaml"),
        ("bot.discord_app.health", "bot.app bot.discord_app.desk numpy sqlalchemy yaml"),
        ("bot.discord_app.opening", "alembic asyncpg markdown_it openpyxl PIL rich"),
    ],
)
def test_what_is_not_needed_is_not_imported(imported: str, left_out: str) -> None:
    code = f"import sys, {imported}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not set(left_out.split()) & set(done.stdout.split())
