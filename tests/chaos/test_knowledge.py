"""The knowledge is replaced again and again, mostly by broken files, while people ask."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio

from bot.app import Advisor
from tests.chaos.conftest import talking
from tests.discord_app.conftest import MODERATING, Clock, Place, connected
from tests.discord_app.folders import DESK
from tests.effort import times
from tests.folders import write
from tests.standin import Permission, Person, Standin

pytestmark = [pytest.mark.slow, pytest.mark.asyncio]

RELOADS = times(4)
GOLD = """\
- id: cards/gold
  question: What is the gold card?
  answer: A card of gold, {number}.
  cite: [{{source: handbook, section: Cards}}]
"""
BROKEN = (
    b"- id: broken\n  nonsense: 1\n",
    b"- id: [\n",
    b"\xff\xfe\x00",
    b"\0" * 1000,
    b"[" * 100_000,
    b"- id: cards/lost-card\n  question: Twice?\n  answer: No.\n",
    b"!!python/object/apply:os.system ['true']",
)


@dataclass
class Operated:
    """The usual place, its operator and the folder that it is answered from."""

    place: Place
    operator: Person
    file: Path


@pytest_asyncio.fixture
async def operated(standin: Standin, tmp_path: Path) -> AsyncIterator[Operated]:
    folder = write(tmp_path / "bank", DESK)
    server = standin.add_guild("Coders")
    channel, clock = server.add_channel("general"), Clock()
    ana, bob = server.add_member("Ana"), server.add_member("Bob")
    moderator = server.add_member("Mo", permissions=MODERATING)
    owner = Person(standin, standin.world.owner, channel)
    operator = server.add_member(owner, permissions=Permission.ADMINISTRATOR)
    advisor = Advisor.of_folder(folder)
    async with connected(standin, advisor, clock, knowledge_dir=folder) as client:
        place = Place(standin, server, channel, ana, bob, moderator, clock, client)
        yield Operated(place, operator, folder / "faq" / "gold.yaml")


async def test_a_broken_folder_changes_nothing_and_a_whole_one_all(operated: Operated) -> None:
    place = operated.place
    async with talking(place) as talk:
        for number in range(RELOADS):
            operated.file.write_bytes(BROKEN[number % len(BROKEN)])
            seen = await operated.operator.uses("/knowledge reload", within_s=20.0)
            assert "Not loaded" in seen.text
            operated.file.write_text(GOLD.format(number=number), encoding="utf-8")
            seen = await operated.operator.uses("/knowledge reload", within_s=20.0)
            assert "Loaded" in seen.text
            channel = place.server.add_channel(f"gold-{number}")
            asker = place.server.add_member(f"Golden {number}")
            answer = await asker.writes(channel, "<@bot> what is the gold card")
            assert f"A card of gold, {number}" in answer.text
    await talk.answered()


async def test_a_folder_that_is_gone_changes_nothing(operated: Operated) -> None:
    operated.file.parent.rename(operated.file.parent.with_name("elsewhere"))
    seen = await operated.operator.uses("/knowledge reload")
    assert "Not loaded" in seen.text
    answer = await operated.place.ana.writes(operated.place.channel, "<@bot> i lost my card")
    assert "Block it in the app" in answer.text
