"""Moderators' buttons and forms after a restart: what they need is in them."""

import pytest

from bot.app import Advisor
from tests.discord_app.conftest import Clock, Coders, connected
from tests.standin import Standin

pytestmark = pytest.mark.asyncio

COFFEE = {"Question": "Where is the coffee machine?", "Short answer": "Upstairs."}


async def test_a_form_that_was_open_is_saved(
    standin: Standin, coders: Coders, desk_advisor: Advisor, address: str
) -> None:
    mo = coders.mo
    async with connected(standin, desk_advisor, Clock(), database_url=address):
        form = await mo.uses("/faq add")
    async with connected(standin, desk_advisor, Clock(), database_url=address):
        saved = await mo.submits(form, COFFEE)
        assert "live" in saved.text
        edit = await mo.clicks(saved, "Edit")
    async with connected(standin, desk_advisor, Clock(), database_url=address):
        changed = await mo.submits(edit, {"Short answer": "Downstairs."})
        assert "Downstairs" in changed.text
    async with connected(standin, desk_advisor, Clock(), database_url=address):
        undone = await mo.clicks(changed, "Undo")
        assert "Upstairs" in undone.text


async def test_what_was_not_saved_is_still_there(
    standin: Standin, coders: Coders, desk_advisor: Advisor, address: str
) -> None:
    mo = coders.mo
    async with connected(standin, desk_advisor, Clock(), database_url=address):
        form = await mo.uses("/faq add")
        refused = await mo.submits(form, COFFEE | {"Source": "nonsense"})
        assert "Not saved" in refused.text
    async with connected(standin, desk_advisor, Clock(), database_url=address):
        again = await mo.clicks(refused, "Change my text")
        saved = await mo.submits(again, {"Source": "https://bank.example/coffee"})
        assert "live" in saved.text
        assert "Upstairs" in saved.text


async def test_the_inbox_is_decided_about(
    standin: Standin, coders: Coders, desk_advisor: Advisor, address: str
) -> None:
    channel, mo, ana = coders.channel, coders.mo, coders.ana
    async with connected(standin, desk_advisor, Clock(), database_url=address) as client:
        await ana.writes(channel, "<@bot> is there a bicycle garage")
        await client.desk.work.idle.wait()
        inbox = await mo.uses("/inbox")
    async with connected(standin, desk_advisor, Clock(), database_url=address):
        group = await mo.chooses(inbox, str(inbox.selects[0].choices[0].value))
        ruled = await mo.clicks(group, "Out of scope")
    async with connected(standin, desk_advisor, Clock(), database_url=address):
        undone = await mo.clicks(ruled, "Undo")
        assert "Taken back" in undone.text
