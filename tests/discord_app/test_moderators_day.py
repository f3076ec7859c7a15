"""A moderator's whole day, from a question that nobody could answer to the statistics."""

import csv
import io
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio

from bot.app import Advisor
from bot.discord_app.gateway.client import Client
from bot.knowledge.loader import load
from tests.discord_app.conftest import MODERATING, Clock, connected
from tests.standin import Channel, File, Message, Person, Server, Standin
from tests.standin.seen import look_at

pytestmark = pytest.mark.asyncio

WAYS = ("is there a bicycle garage", "bicycle garage??", "is there any bicycle garage")
ANSWER = {
    "Question": "Is there a bicycle garage?",
    "Short answer": "Yes, behind the house, for two hours.",
    "More": "The barrier opens by itself.",
    "Source": "https://bank.example/bicycles",
}


@dataclass
class Day:
    """Two servers on one bot, with the people of the first."""

    discord: Standin
    server: Server
    channel: Channel
    log: Channel
    members: tuple[Person, ...]
    mo: Person
    max: Person
    other_channel: Channel
    other_mo: Person
    client: Client


@pytest_asyncio.fixture
async def day(standin: Standin, desk_advisor: Advisor, address: str) -> AsyncIterator[Day]:
    server, other = standin.add_guild("Coders"), standin.add_guild("Billers")
    channel, log = server.add_channel("general"), server.add_channel("log")
    elsewhere = other.add_channel("general")
    members = tuple(server.add_member(name) for name in ("Ana", "Bob", "Cleo"))
    mo = server.add_member("Mo", permissions=MODERATING)
    max_ = server.add_member("Max", permissions=MODERATING)
    other_mo = other.add_member("Otto", permissions=MODERATING)
    async with connected(standin, desk_advisor, Clock(), database_url=address) as client:
        yield Day(standin, server, channel, log, members, mo, max_, elsewhere, other_mo, client)


async def test_a_moderators_day(day: Day, tmp_path: Path) -> None:
    _ana, bob, cleo = day.members
    await day.mo.uses("/settings log", channel=day.log)

    # Three ask what nobody has answered; one asks for a human.
    for member, text in zip(day.members, WAYS, strict=True):
        card = await member.writes(day.channel, f"<@bot> {text}")
        assert "Ask a human" in card.labels
    asked = await cleo.clicks(card, "Ask a human")
    assert "moderators have your question" in asked.text

    await day.client.desk.work.idle.wait()

    # They are one question in the inbox, and an answer is written for it.
    inbox = await day.mo.uses("/inbox")
    assert "· 1 question\n" in inbox.text
    (group,) = inbox.selects[0].choices
    opened = await day.mo.chooses(inbox, str(group.value))
    for text in WAYS:
        assert text in opened.text
    form = await day.mo.clicks(opened, "New answer")
    ruled = await day.mo.submits(form, ANSWER)
    assert "live" in ruled.text

    # Who asked for a human is told, once, in a message that mentions nobody else.
    await day.client.desk.work.idle.wait()
    told = [one for one in day.discord.posted if "Now there is an answer" in _text(one)]
    assert len(told) == 1
    assert told[0].pinged == {"@Cleo"}
    assert "behind the house" in _text(told[0])
    assert told[0].reference is not None
    seen = await bob.writes(day.channel, "<@bot> bicycle garage??")
    assert "behind the house" in seen.text
    assert "https://bank.example/bicycles" in (await bob.clicks(seen, "Sources")).text
    assert "Nothing waits" in (await day.mo.uses("/inbox")).text

    # Two moderators edit it at once: the second is told, and loses nothing.
    entry = await _entry(day.mo, "bicycle")
    first, second = (
        await day.mo.uses("/faq edit", entry=entry),
        await day.max.uses("/faq edit", entry=entry),
    )
    assert "live" in (await day.mo.submits(first, {"Short answer": "Yes, for three hours."})).text
    refused = await day.max.submits(second, {"Short answer": "Yes, but only on weekdays."})
    assert "somebody changed this entry" in refused.text
    assert "only on weekdays" in refused.text
    again = await day.max.clicks(refused, "Change my text")
    merged = {"Short answer": "Yes, for three hours on weekdays.", "Why this change?": "Both"}
    assert "live" in (await day.max.submits(again, merged)).text

    # One goes back a step.
    history = await day.mo.uses("/faq history", entry=entry)
    assert history.text.count("changed") == 2
    assert f"<@{day.max.id}>" in history.text
    step = await day.mo.chooses(history, f"2:{entry}")
    reverted = await day.mo.clicks(step, "Go back to this")
    assert "for three hours." in reverted.text
    cleo_seen = await cleo.uses("/ask", question="is there a bicycle garage", private=True)
    assert "three hours." in cleo_seen.text

    # The server's answers go to another server.
    exported = await day.mo.uses("/faq export", form="csv")
    (table,) = exported.files
    rows = [*csv.DictReader(io.StringIO(table.content.decode("utf-8-sig")))]
    assert any("bicycle" in str(row) for row in rows)
    imported = await day.other_mo.uses("/faq import", file=File("faq.csv", table.content))
    assert "saved, and live" in imported.text
    there = await day.other_mo.writes(day.other_channel, "<@bot> is there a bicycle garage")
    assert "three hours." in there.text

    # As YAML it is a folder that `check` accepts.
    as_yaml = await day.mo.uses("/faq export", form="yaml")
    (tmp_path / "faq").mkdir()
    for file in as_yaml.files:
        name = "sources.yaml" if file.filename == "sources.yaml" else "faq/faq.yaml"
        (tmp_path / name).write_bytes(file.content)
    assert entry in load(tmp_path).entries

    # The day in numbers, and every change in the log channel.
    stats = await day.mo.uses("/stats")
    assert "not known" in stats.text
    assert stats.files
    await day.client.desk.work.idle.wait()
    announced = [seen for seen in day.mo.sees(day.log) if "bicycle" in seen.text]
    assert len(announced) == 4
    assert day.discord.pinged == {"@Cleo"}


async def _entry(moderator: Person, typed: str) -> str:
    choices = await moderator.types_in_autocomplete("/faq edit", entry=typed)
    return str(choices[0].value)


def _text(message: Message) -> str:
    return look_at(message).text
