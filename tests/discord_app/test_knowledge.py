"""The operator looks at the knowledge and loads it anew, all or nothing."""

import asyncio
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio

from bot.app import Advisor
from bot.discord_app.gateway.client import Client
from tests.discord_app.conftest import MODERATING, Clock, connected
from tests.discord_app.folders import DESK
from tests.folders import write
from tests.standin import Channel, Permission, Person, Standin

pytestmark = pytest.mark.asyncio

EXTRA = """\
- id: cards/gold
  question: What is the gold card?
  answer: A card of gold.
  cite: [{source: handbook, section: Cards}]
"""


@dataclass
class Bank:
    """A bot whose knowledge folder can be changed, with its operator and a moderator."""

    folder: Path
    channel: Channel
    operator: Person
    moderator: Person
    client: Client


@pytest_asyncio.fixture
async def bank(standin: Standin, tmp_path: Path) -> AsyncIterator[Bank]:
    folder = write(tmp_path / "bank", DESK)
    server = standin.add_guild("Coders")
    channel = server.add_channel("general")
    owner = standin.world.owner
    member = Person(standin, owner, channel)
    operator = server.add_member(member, permissions=Permission.ADMINISTRATOR)
    moderator = server.add_member("Mo", permissions=MODERATING | Permission.ADMINISTRATOR)
    advisor = Advisor.of_folder(folder)
    async with connected(standin, advisor, Clock(), knowledge_dir=folder) as client:
        yield Bank(folder, channel, operator, moderator, client)


async def test_the_operator_sees_what_is_answered_from(bank: Bank) -> None:
    seen = await bank.operator.uses("/knowledge status")
    assert seen.ephemeral
    assert "entries" in seen.text
    assert "Revision" in seen.text


@pytest.mark.parametrize("command", ["status", "reload"])
async def test_a_moderator_is_not_the_operator(
    bank: Bank, caplog: pytest.LogCaptureFixture, command: str
) -> None:
    with caplog.at_level(logging.WARNING):
        seen = await bank.moderator.uses(f"/knowledge {command}")
    assert "owner or team" in seen.text
    assert f"member={bank.moderator.id}" in caplog.text


async def test_a_changed_folder_is_answered_from_after_a_reload(bank: Bank) -> None:
    (bank.folder / "faq" / "gold.yaml").write_text(EXTRA, encoding="utf-8")
    before = await bank.moderator.uses("/ask", question="what is the gold card", private=True)
    assert "A card of gold" not in before.text
    seen = await bank.operator.uses("/knowledge reload")
    assert "1 new" in seen.text
    after = await bank.moderator.uses("/ask", question="what is the gold card", private=True)
    assert "A card of gold" in after.text


async def test_what_the_new_knowledge_answers_leaves_the_inbox(bank: Bank) -> None:
    asked = await bank.moderator.writes(bank.channel, "<@bot> zebra xylophone quartz")
    await bank.moderator.clicks(asked, "Ask a human")
    assert "xylophone" in (await bank.moderator.uses("/inbox")).text
    answered = EXTRA.replace("What is the gold card?", "Zebra xylophone quartz?")
    (bank.folder / "faq" / "extra.yaml").write_text(answered, "utf-8")
    await bank.operator.uses("/knowledge reload")
    for _ in range(50):
        seen = await bank.moderator.uses("/inbox")
        if "Nothing waits" in seen.text:
            break
    assert "Nothing waits" in seen.text


async def test_own_entries_lie_over_the_new_knowledge_too(bank: Bank) -> None:
    form = await bank.moderator.uses("/faq add")
    answer = {"Question": "Where is the coffee machine?", "Short answer": "Upstairs."}
    await bank.moderator.submits(form, answer)
    (bank.folder / "faq" / "gold.yaml").write_text(EXTRA, encoding="utf-8")
    await bank.operator.uses("/knowledge reload")
    for question, text in (
        ("where is the coffee machine", "Upstairs"),
        ("what is the gold card", "A card of gold"),
    ):
        seen = await bank.moderator.uses("/ask", question=question, private=True)
        assert text in seen.text


async def test_a_folder_with_problems_changes_nothing_and_they_are_shown(bank: Bank) -> None:
    (bank.folder / "faq" / "gold.yaml").write_text("- id: broken\n  nonsense: 1\n", "utf-8")
    seen = await bank.operator.uses("/knowledge reload")
    assert "Not loaded" in seen.text
    assert "faq/gold.yaml:" in seen.text
    assert str(bank.folder) not in seen.text
    answer = await bank.moderator.uses("/ask", question="i lost my card", private=True)
    assert "Block it in the app" in answer.text


async def test_an_unchanged_folder_says_so(bank: Bank) -> None:
    seen = await bank.operator.uses("/knowledge reload")
    assert "Nothing in the folder has changed" in seen.text


async def test_of_two_reloads_at_once_the_second_finds_nothing_new(bank: Bank) -> None:
    (bank.folder / "faq" / "gold.yaml").write_text(EXTRA, encoding="utf-8")
    both = await asyncio.gather(*(bank.operator.uses("/knowledge reload") for _ in range(2)))
    assert sum("1 new" in seen.text for seen in both) == 1
    assert sum("Nothing in the folder has changed" in seen.text for seen in both) == 1


async def test_one_of_several_processes_says_that_the_others_did_not_load(bank: Bank) -> None:
    desk = bank.client.desk
    desk.settings = desk.settings.model_copy(update={"shard_count": 2, "shard_ids": (0,)})
    (bank.folder / "faq" / "gold.yaml").write_text(EXTRA, encoding="utf-8")
    seen = await bank.operator.uses("/knowledge reload")
    assert "1 new" in seen.text
    assert "every server" not in seen.text
    assert "Other processes" in seen.text
