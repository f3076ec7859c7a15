"""The bot's life: start, faults at the start, faults of the connection, stop."""

import asyncio
import os
import signal
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import aiohttp
import pytest
import yaml

from bot.app import Advisor
from bot.cli.main import main
from bot.discord_app import health, retries
from bot.discord_app.health import HealthError
from bot.discord_app.serving import CLOSE_S, END_S, FINISH_S, RefusedError, serve
from bot.errors import NetworkError
from bot.servers import overlays, privacy
from bot.servers.servers import LAST_S, Servers
from bot.settings import Settings
from bot.storage import database
from tests.discord_app.conftest import DONE_S, Place, settings_for
from tests.effort import within
from tests.standin import Standin, Terms

ROOT = Path(__file__).parents[2]
LOST = "<@bot> i lost my card"
OTHER = ".".join(("not", "the", "one"))
ENDED_S = within(10.0)  # after SIGTERM; that is what is promised


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@asynccontextmanager
async def serving(
    standin: Standin, advisor: Advisor, **more: object
) -> AsyncIterator["asyncio.Task[None]"]:
    task = asyncio.create_task(
        serve(lambda: advisor, settings_for(standin, **more), token=standin.token)
    )
    try:
        await standin.until_ready()
        yield task
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task  # where it has failed, this says why


@pytest.mark.asyncio
async def test_sigterm_finishes_what_is_in_hand_and_ends(
    standin: Standin, desk_advisor: Advisor
) -> None:
    channel = (server := standin.add_guild("Coders")).add_channel("general")
    ana = server.add_member("Ana")
    async with serving(standin, desk_advisor) as task:
        limit = standin.faults.rate_limit(0.5, route="POST */messages")
        question = ana.says(channel, LOST)
        await standin.until(lambda: limit.struck)
        assert question.id not in standin.chat.answers
        os.kill(os.getpid(), signal.SIGTERM)
        await asyncio.wait_for(task, ENDED_S)
    assert question.id in standin.chat.answers


@pytest.mark.asyncio
async def test_no_question_is_taken_after_sigterm(
    standin: Standin, desk_advisor: Advisor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retries, "PAUSE_S", 0.0)
    channel = (server := standin.add_guild("Coders")).add_channel("general")
    ana = server.add_member("Ana")
    async with serving(standin, desk_advisor) as task:
        await standin.until(lambda: standin.commands)
        stuck = standin.faults.hang(route="POST */messages")
        ana.says(channel, LOST)
        await standin.until(lambda: stuck.struck)
        os.kill(os.getpid(), signal.SIGTERM)
        await standin.gateway.flush(ENDED_S)  # by then the signal has been heard
        seen = await ana.uses("/ask", at=channel, question="what does a new card cost")
        late = ana.says(channel, "<@bot> what does a new card cost")
        await standin.gateway.flush(ENDED_S)
        standin.faults.clear()
        await asyncio.wait_for(task, ENDED_S)
    assert "restarting" in seen.text
    assert seen.ephemeral
    assert late.id not in standin.chat.answers


@pytest.mark.asyncio
async def test_a_database_that_hangs_does_not_hold_the_end_up(
    standin: Standin, desk_advisor: Advisor, monkeypatch: pytest.MonkeyPatch
) -> None:
    released = asyncio.Event()

    async def hang(_: Servers) -> None:
        await released.wait()

    monkeypatch.setattr(Servers, "_close", hang)
    monkeypatch.setattr("bot.discord_app.serving.END_S", 0.1)
    async with serving(standin, desk_advisor) as task:
        await standin.until(lambda: standin.commands)
        os.kill(os.getpid(), signal.SIGTERM)
        await asyncio.wait_for(task, within(10.0))
    (left,) = [one for one in asyncio.all_tasks() if "_attend" in str(one.get_coro())]
    released.set()
    await asyncio.gather(left, return_exceptions=True)


def test_the_end_fits_into_what_is_promised_and_into_what_the_deploy_files_allow() -> None:
    promised_s = FINISH_S + CLOSE_S + END_S
    assert promised_s <= 10
    longest_s = promised_s + 2 * database.CLOSE_S + 2 * health.END_S
    compose = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
    assert compose["services"]["advisor"]["stop_grace_period"] == "15s"
    unit = (ROOT / "deploy" / "career-advisor.service").read_text(encoding="utf-8")
    assert "TimeoutStopSec=15\n" in unit
    assert longest_s < 15
    assert max(LAST_S, overlays.PATIENCE_S, privacy.END_S) < END_S


@pytest.mark.asyncio
async def test_a_token_that_is_refused_is_told(standin: Standin, desk_advisor: Advisor) -> None:
    with pytest.raises(RefusedError, match="DISCORD_TOKEN"):
        await serve(lambda: desk_advisor, settings_for(standin), token=OTHER)


@pytest.mark.asyncio
async def test_an_intent_that_is_missing_is_told(standin: Standin, desk_advisor: Advisor) -> None:
    settings = settings_for(standin, message_content_intent=True)
    with pytest.raises(RefusedError, match="Message Content Intent"):
        await serve(lambda: desk_advisor, settings, token=standin.token)


@pytest.mark.asyncio
async def test_no_network_is_told(desk_advisor: Advisor) -> None:
    settings = Settings(discord_api_url=f"http://127.0.0.1:{free_port()}/api/v10")
    with pytest.raises(NetworkError, match="cannot reach Discord"):
        await serve(lambda: desk_advisor, settings, token=OTHER)


@pytest.mark.asyncio
async def test_a_gateway_out_of_reach_is_told(standin: Standin, desk_advisor: Advisor) -> None:
    gateway = f"ws://127.0.0.1:{free_port()}"
    settings = Settings(discord_api_url=standin.api_url, discord_gateway_url=gateway)
    with pytest.raises(NetworkError, match="gateway"):
        await serve(lambda: desk_advisor, settings, token=standin.token, connect_s=0.2)


@pytest.mark.asyncio
async def test_only_the_shards_that_were_set_are_run(desk_advisor: Advisor) -> None:
    async with await Standin.start(Terms(shards=2)) as standin:
        settings = settings_for(standin, shard_count=2, shard_ids="1")
        task = asyncio.create_task(serve(lambda: desk_advisor, settings, token=standin.token))
        await standin.until(lambda: standin.gateway.identifies)
        assert (standin.gateway.identifies[0].shard, len(standin.gateway.identifies)) == (1, 1)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def test_without_a_token_serve_tells_how_to_get_one(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISCORD_TOKEN", raising=False)
    monkeypatch.chdir("/")
    assert main(["serve"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "https://discord.com/developers/applications" in line


@pytest.mark.parametrize("command", ["serve", "sync"])
def test_without_a_network_the_exit_status_is_1(
    command: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    desk_folder: str,
) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "a.secret.token")
    monkeypatch.setenv("DISCORD_API_URL", f"http://127.0.0.1:{free_port()}/api/v10")
    assert main([command, "--knowledge", str(desk_folder)]) == 1
    error = capsys.readouterr().err
    assert "cannot reach Discord" in error.splitlines()[-1]
    assert "Traceback" not in error
    assert "a.secret.token" not in error


@pytest.mark.asyncio
async def test_health_tells_whether_the_bot_can_answer(
    standin: Standin, desk_advisor: Advisor
) -> None:
    port = free_port()
    async with serving(standin, desk_advisor, health_port=port), aiohttp.ClientSession() as web:
        async with web.get(f"http://127.0.0.1:{port}/healthz") as answer:
            assert answer.status == 200
        await readyz_is(200, web, port)
        standin.gateway.refuses_connections = True
        standin.gateway.drop()
        await readyz_is(503, web, port)


async def readyz_is(status: int, web: aiohttp.ClientSession, port: int) -> None:
    """Wait until the endpoint tells so; what is lacking is named, and only then."""
    async with asyncio.timeout(DONE_S):
        while True:
            async with web.get(f"http://127.0.0.1:{port}/readyz") as answer:
                assert ("lacking" in await answer.json()) == (answer.status == 503)
                if answer.status == status:
                    return


@pytest.mark.asyncio
async def test_a_health_port_that_is_taken_is_told(standin: Standin, desk_advisor: Advisor) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        settings = settings_for(standin, health_port=taken.getsockname()[1])
        with pytest.raises(HealthError, match="HEALTH_PORT"):
            await serve(lambda: desk_advisor, settings, token=standin.token)


@pytest.mark.asyncio
async def test_a_dropped_connection_is_resumed(place: Place) -> None:
    place.discord.gateway.drop()
    missed = place.ana.says(place.channel, LOST)
    await place.discord.until(lambda: missed.id in place.discord.chat.answers, within(10.0))
    assert len(place.discord.gateway.identifies) == 1


@pytest.mark.asyncio
async def test_resuming_keeps_to_the_gateway_that_was_set(place: Place) -> None:
    place.discord.gateway.ask_to_reconnect()
    seen = await place.ana.writes(place.channel, LOST)
    assert "Block it in the app" in seen.text


@pytest.mark.asyncio
async def test_answers_survive_a_rate_limit(place: Place) -> None:
    place.discord.faults.rate_limit(0.05, route="POST */messages")
    seen = await place.ana.writes(place.channel, LOST)
    assert "Block it in the app" in seen.text


@pytest.mark.slow  # discord.py waits a second before it tries again
@pytest.mark.asyncio
@pytest.mark.parametrize("after_effect", [False, True])
async def test_an_answer_is_said_once_however_often_it_is_sent(
    place: Place, *, after_effect: bool
) -> None:
    place.discord.faults.fail(502, route="POST */messages", after_effect=after_effect)
    question = place.ana.says(place.channel, LOST)
    requests = place.discord.rest.requests
    await place.discord.until(lambda: sum(one.method == "POST" for one in requests) == 2)
    await place.discord.settles()
    assert len(place.discord.chat.answers[question.id]) == 1


@pytest.mark.asyncio
@pytest.mark.parametrize("how", ["refused", "cut off"])
async def test_commands_that_cannot_be_registered_do_not_keep_the_bot_from_answering(
    standin: Standin, desk_advisor: Advisor, caplog: pytest.LogCaptureFixture, how: str
) -> None:
    channel = (server := standin.add_guild("Coders")).add_channel("general")
    ana = server.add_member("Ana")
    if how == "refused":
        standin.faults.fail(403, route="PUT *")
    else:
        standin.faults.cut_off(route="PUT *")
    async with serving(standin, desk_advisor):
        seen = await ana.writes(channel, LOST)
        await standin.settles()
        assert "python -m bot sync" in caplog.text
        again = await ana.writes(channel, "<@bot> what does a new card cost")
    assert "Block it in the app" in seen.text
    assert "$10" in again.text
