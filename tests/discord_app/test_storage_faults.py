"""A database that fails keeps nobody from an answer, and tells moderators so."""

import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.app import Advisor
from tests.discord_app.conftest import MODERATING, Clock, Place, connected
from tests.standin import Standin

pytestmark = pytest.mark.asyncio


@pytest_asyncio.fixture
async def broken(standin: Standin, desk_advisor: Advisor, tmp_path: Path) -> AsyncIterator[Place]:
    """The usual place, whose database has lost its tables."""
    server = standin.add_guild("Coders")
    channel, clock = server.add_channel("general"), Clock()
    ana, bob = server.add_member("Ana"), server.add_member("Bob")
    moderator = server.add_member("Mo", permissions=MODERATING)
    file = tmp_path / "advisor.sqlite3"
    address = f"sqlite+aiosqlite:///{file}"
    async with connected(standin, desk_advisor, clock, database_url=address) as client:
        await client.wait_until_ready()
        await client.desk.work.idle.wait()
        database = sqlite3.connect(file)
        for (name,) in [*database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]:
            if not name.startswith("sqlite_"):
                database.execute(f'DROP TABLE "{name}"')
        database.commit()
        database.close()
        yield Place(standin, server, channel, ana, bob, moderator, clock, client)


async def test_questions_are_answered(broken: Place) -> None:
    seen = await broken.ana.writes(broken.channel, "<@bot> i lost my card")
    assert "Block it in the app" in seen.text
    unknown = await broken.bob.writes(broken.channel, "<@bot> is there a bicycle garage")
    assert "Ask a human" in unknown.labels


async def test_a_vote_is_thanked_for(broken: Place) -> None:
    card = await broken.ana.writes(broken.channel, "<@bot> i lost my card")
    assert "Thank you" in (await broken.ana.clicks(card, "Not helpful")).text


async def test_one_who_asks_for_a_human_is_told_that_it_failed(broken: Place) -> None:
    card = await broken.ana.writes(broken.channel, "<@bot> is there a bicycle garage")
    seen = await broken.ana.clicks(card, "Ask a human")
    assert "incident" in seen.text
    assert "moderators have" not in seen.text


@pytest.mark.parametrize(
    "command", ["/inbox", "/stats", "/faq list", "/faq history", "/faq export", "/privacy show"]
)
async def test_commands_say_that_it_failed_and_name_no_table(broken: Place, command: str) -> None:
    seen = await broken.moderator.uses(command)
    assert seen.ephemeral
    assert "incident" in seen.text
    for secret in ("SELECT", "sqlite", "Traceback", "no such table"):
        assert secret not in seen.text


async def test_what_was_typed_is_not_saved_and_not_lost(broken: Place) -> None:
    form = await broken.moderator.uses("/faq add")
    answer = {"Question": "Where is the coffee machine?", "Short answer": "Upstairs."}
    seen = await broken.moderator.submits(form, answer)
    assert "Not saved" in seen.text
    assert "live" not in seen.text
    again = await broken.moderator.clicks(seen, "Change my text")
    assert "Upstairs." in str(again.form.payload)
