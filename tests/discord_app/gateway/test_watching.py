"""What is measured while members ask, and one id from the event to the last line about it."""

import asyncio
import io
import json
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass

import aiohttp
import pytest
import pytest_asyncio

from bot import logs
from bot.app import Advisor
from bot.discord_app.gateway.watching import route_of
from tests.databases import address_in, postgresql
from tests.discord_app.test_opening import Load, starting
from tests.discord_app.test_serving import free_port, serving
from tests.effort import within
from tests.standin import Channel, Person, Standin

TEXT = "<@bot> i lost my card"
READY_S = within(10.0)  # after a fault; that is what is promised


@dataclass
class Watched:
    """A bot whose health endpoints are on."""

    discord: Standin
    ana: Person
    channel: Channel
    base: str

    async def get(self, path: str) -> tuple[int, str]:
        async with aiohttp.ClientSession() as web, web.get(self.base + path) as answer:
            return answer.status, await answer.text()

    async def until_ready(self) -> None:
        async with asyncio.timeout(READY_S):
            while (await self.get("/readyz"))[0] == 503:
                pass

    async def metrics(self) -> str:
        return (await self.get("/metrics"))[1]


@pytest_asyncio.fixture
async def watched(standin: Standin, desk_advisor: Advisor) -> AsyncIterator[Watched]:
    channel = (server := standin.add_guild("Coders")).add_channel("general")
    ana = server.add_member("Ana")
    port = free_port()
    async with serving(standin, desk_advisor, health_port=port):
        await standin.until(lambda: standin.commands)
        watched = Watched(standin, ana, channel, f"http://127.0.0.1:{port}")
        await watched.until_ready()
        yield watched


@pytest.fixture
def written() -> io.StringIO:
    """What is logged, as JSON lines."""
    stream = io.StringIO()
    logs.set_up("INFO", "json", stream=stream)
    return stream


@pytest.mark.parametrize(
    ("path", "route"),
    [
        ("/api/v10/channels/123/messages", "/channels/{id}/messages"),
        ("/api/v10/interactions/1/aW50.x-Y_z/callback", "/interactions/{id}/{token}/callback"),
        (
            "/api/v10/webhooks/1/aW50.x-Y_z/messages/@original",
            "/webhooks/{id}/{token}/messages/@original",
        ),
        ("/attachments/1/2/jane-doe.csv", "/attachments/{id}/{id}/{name}"),
        ("/ephemeral-attachments/1/2/jane\n/doe", "/ephemeral-attachments/{id}/{id}/{name}"),
        ("/gateway", "/gateway"),
    ],
)
def test_routes_hold_no_id_no_token_and_no_name(path: str, route: str) -> None:
    assert route_of(path) == route


@pytest.mark.asyncio
async def test_questions_and_requests_are_measured(watched: Watched) -> None:
    await watched.ana.writes(watched.channel, TEXT)
    await watched.ana.uses("/ask", question="how do bees find their hive", at=watched.channel)
    await watched.discord.settles()
    metrics = await watched.metrics()
    assert 'advisor_questions_total{outcome="answered"} 1.0' in metrics
    assert 'advisor_questions_total{outcome="unanswered"} 1.0' in metrics
    handled = re.search(r"^advisor_handling_seconds_count (\d+)", metrics, re.M)
    assert handled
    assert int(handled[1]) >= 2, "housekeeping is counted too"
    assert (
        'advisor_rest_seconds_count{method="POST",route="/channels/{id}/messages"} 1.0' in metrics
    )
    assert 'route="/interactions/{id}/{token}/callback"} 1.0' in metrics
    assert 'advisor_shard_up{shard="0"} 1.0' in metrics
    assert 'advisor_gateway_events_total{event="connect"} 1.0' in metrics
    for part in ("gateway", "database", "knowledge"):
        assert f'advisor_ready{{part="{part}"}} 1.0' in metrics


@pytest.mark.asyncio
async def test_metrics_hold_nothing_of_members_and_questions(watched: Watched) -> None:
    await watched.ana.writes(watched.channel, TEXT)
    await watched.ana.uses("/ask", question="how do bees find their hive", at=watched.channel)
    metrics = await watched.metrics()
    for word in ("card", "bees", "Ana", watched.discord.token, str(watched.channel.id)):
        assert word not in metrics
    assert not re.search(r"\d{17,}", re.sub(r"\d\.\d+", "", metrics)), "no id of Discord's"


@pytest.mark.asyncio
async def test_rate_limits_and_errors_are_counted(watched: Watched) -> None:
    watched.discord.faults.rate_limit(0.05, route="POST */messages")
    await watched.ana.writes(watched.channel, TEXT)
    metrics = await watched.metrics()
    assert 'advisor_rate_limits_total{scope="user"} 1.0' in metrics
    labels = 'method="POST",route="/channels/{id}/messages",status="429"'
    assert f"advisor_rest_errors_total{{{labels}}} 1.0" in metrics
    assert 'advisor_log_lines_total{level="WARNING",source="bot"} 1.0' in metrics
    assert 'advisor_log_lines_total{level="WARNING",source="discord"} 1.0' in metrics


@pytest.mark.asyncio
async def test_readiness_names_what_is_lacking(watched: Watched) -> None:
    assert await watched.get("/readyz") == (200, '{"status": "ready"}')
    watched.discord.gateway.refuses_connections = True
    watched.discord.gateway.drop()
    await watched.discord.until(lambda: not watched.discord.gateway.is_ready())
    status, text = await watched.get("/readyz")
    assert status == 503
    assert list(json.loads(text)["lacking"]) == ["gateway"]
    assert 'advisor_ready{part="gateway"} 0.0' in await watched.metrics()


@pytest.mark.asyncio
async def test_readiness_tells_of_a_knowledge_that_is_being_loaded(
    standin: Standin, desk_advisor: Advisor
) -> None:
    load, port = Load(desk_advisor), free_port()
    async with (
        starting(standin, load, health_port=port),
        aiohttp.ClientSession() as web,
    ):
        async with web.get(f"http://127.0.0.1:{port}/readyz") as answer:
            lacking = (await answer.json())["lacking"]
        async with web.get(f"http://127.0.0.1:{port}/metrics") as answer:
            assert 'advisor_ready{part="knowledge"} 0.0' in await answer.text()
    assert {"knowledge", "database"} <= set(lacking)


@pytest.mark.slow
@pytest.mark.asyncio
async def test_readiness_names_a_database_that_is_away_while_questions_are_answered(
    standin: Standin, desk_advisor: Advisor
) -> None:
    channel = (server := standin.add_guild("Coders")).add_channel("general")
    ana, port = server.add_member("Ana"), free_port()
    with postgresql() as mortal:
        address = address_in(mortal.get_uri(), "postgres")
        async with serving(standin, desk_advisor, health_port=port, database_url=address):
            watched = Watched(standin, ana, channel, f"http://127.0.0.1:{port}")
            await watched.until_ready()
            mortal.stop()
            status, text = await watched.get("/readyz")
            seen = await ana.writes(channel, TEXT)
            metrics = await watched.metrics()
            mortal.start()
            await watched.until_ready()
    assert status == 503
    assert list(json.loads(text)["lacking"]) == ["database"]
    assert 'advisor_ready{part="database"} 0.0' in metrics
    assert "Block it" in seen.text


@pytest.mark.asyncio
async def test_one_id_follows_a_question_to_its_request(
    watched: Watched, written: io.StringIO
) -> None:
    watched.discord.faults.fail(500, route="POST */messages")
    await watched.ana.writes(watched.channel, TEXT)
    await watched.ana.uses("/ask", question="what does a new card cost", at=watched.channel)
    await watched.discord.settles()
    lines = [json.loads(line) for line in written.getvalue().splitlines()]
    asked = [line for line in lines if line["message"].startswith("asked")]
    assert len({line["request"] for line in asked}) == 2
    (failed,) = [line for line in lines if line["logger"].endswith("watching")]
    assert failed["message"].startswith("POST /channels/{id}/messages: 500 after")
    assert failed["request"] == asked[0]["request"]


@pytest.mark.asyncio
async def test_an_incident_is_the_id_of_its_lines(watched: Watched, written: io.StringIO) -> None:
    seen = await watched.ana.uses("/ask", question="explode", at=watched.channel)
    found = re.search(r"incident `([0-9a-f]{8})`", seen.text)
    assert found
    (line,) = [json.loads(line) for line in written.getvalue().splitlines() if '"ERROR"' in line]
    assert line["request"] == found[1]
