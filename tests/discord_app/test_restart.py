"""Buttons after a restart, over the same knowledge and over another."""

from pathlib import Path

import pytest
from discord import ui

from bot.app import Advisor
from tests.discord_app.conftest import Clock, connected
from tests.folders import BANK, write
from tests.standin import Standin

pytestmark = pytest.mark.asyncio

BUTTONS = {
    "Sources": "https://bank.example/handbook",
    "Why this answer": "Runner-up",
    "Helpful": "Thank you",
    "Not helpful": "Thank you",
    "What does a new card cost?": "$10",
}
ONLY_PHONES = {
    "sources": BANK["sources"],
    "faq/phones": """\
        - id: phones/lost
          question: What do I do when my phone is lost?
          answer: Call the bank.
          cite: [{source: old-post, section: Phones}]
        """,
}


@pytest.mark.parametrize(("label", "text"), BUTTONS.items())
async def test_button_works_after_a_restart(
    standin: Standin, desk_folder: Path, label: str, text: str
) -> None:
    channel = (server := standin.add_guild("Coders")).add_channel("general")
    ana = server.add_member("Ana")
    async with connected(standin, Advisor.of_folder(desk_folder), Clock()):
        card = await ana.writes(channel, "<@bot> i lost my card")
    async with connected(standin, Advisor.of_folder(desk_folder), Clock()):
        seen = await ana.clicks(card, label)
    assert text in seen.text


async def test_choice_works_after_a_restart(standin: Standin, desk_advisor: Advisor) -> None:
    channel = (server := standin.add_guild("Coders")).add_channel("general")
    ana = server.add_member("Ana")
    async with connected(standin, desk_advisor, Clock()):
        card = await ana.writes(channel, "<@bot> savings account")
    async with connected(standin, desk_advisor, Clock()):
        seen = await ana.clicks(card, "How do I open a savings account?")
    assert "In the app" in seen.text


async def test_rest_and_share_work_after_a_restart(standin: Standin, desk_advisor: Advisor) -> None:
    channel = (server := standin.add_guild("Coders")).add_channel("general")
    ana = server.add_member("Ana")
    async with connected(standin, desk_advisor, Clock()):
        card = await ana.uses("/ask", question="tell the long story", private=True)
    async with connected(standin, desk_advisor, Clock()):
        rest = await ana.clicks(card, "Show the rest")
        shared = await ana.clicks(card, "Share")
    assert "Step" in rest.text
    assert rest.text not in card.text
    assert not shared.ephemeral
    assert channel.messages


@pytest.mark.parametrize("label", ["Sources", "Why this answer", "What does a new card cost?"])
async def test_button_about_what_is_gone_says_so(
    standin: Standin, desk_advisor: Advisor, tmp_path: Path, label: str
) -> None:
    channel = (server := standin.add_guild("Coders")).add_channel("general")
    ana = server.add_member("Ana")
    async with connected(standin, desk_advisor, Clock()):
        card = await ana.writes(channel, "<@bot> i lost my card")
    other = Advisor.of_folder(write(tmp_path, ONLY_PHONES))
    async with connected(standin, other, Clock()):
        seen = await ana.clicks(card, label)
    assert seen.ephemeral
    assert "ask again" in seen.text


async def test_button_of_an_older_form_says_so(standin: Standin, desk_advisor: Advisor) -> None:
    channel = (server := standin.add_guild("Coders")).add_channel("general")
    ana = server.add_member("Ana")
    async with connected(standin, desk_advisor, Clock()) as client:
        view = ui.LayoutView(timeout=None)
        view.add_item(ui.ActionRow(ui.Button(label="Old", custom_id="c0:sources:abc")))
        view.stop()
        await client.get_partial_messageable(channel.id).send(view=view)
        seen = await ana.clicks(standin.posted[0], "Old")
    assert seen.ephemeral
    assert "ask again" in seen.text


async def test_why_tells_that_the_knowledge_changed(
    standin: Standin, desk_advisor: Advisor, tmp_path: Path
) -> None:
    channel = (server := standin.add_guild("Coders")).add_channel("general")
    ana = server.add_member("Ana")
    async with connected(standin, desk_advisor, Clock()):
        card = await ana.writes(channel, "<@bot> i lost my card")
    other = Advisor.of_folder(write(tmp_path, BANK))
    async with connected(standin, other, Clock()):
        seen = await ana.clicks(card, "Why this answer")
    assert "it has changed since" in seen.text
