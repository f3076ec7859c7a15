"""What is done beside the answers goes on when it fails once, and ends with the bot."""

import asyncio
import logging

import pytest

from bot.app import Advisor
from bot.servers import servers as module
from bot.servers.leaving import Leaving
from bot.servers.servers import Servers
from bot.servers.statistics import Tally
from tests.effort import within
from tests.servers.clock import Clock


@pytest.mark.asyncio
async def test_a_chore_that_fails_is_logged_and_done_again(
    address: str,
    bank_advisor: Advisor,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    again = asyncio.Event()
    faults = [RuntimeError("a fault of ours")]

    async def sweep(_: Leaving) -> int:
        if faults:
            raise faults.pop()
        again.set()
        return 0

    monkeypatch.setattr(Leaving, "sweep", sweep)
    monkeypatch.setattr(module, "SWEEP_S", 0.0)
    with caplog.at_level(logging.ERROR):
        async with Servers.open(address, bank_advisor, Clock()), asyncio.timeout(within(5.0)):
            await again.wait()
    assert "a fault of ours" in caplog.text, "with its traceback"


@pytest.mark.asyncio
async def test_counts_that_cannot_be_written_at_the_end_hold_nothing_up(
    address: str,
    bank_advisor: Advisor,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def hang(_: Tally) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(module, "LAST_S", 0.0)
    monkeypatch.setattr(Tally, "flush", hang)
    async with asyncio.timeout(within(5.0)), Servers.open(address, bank_advisor, Clock()):
        pass
    assert "the database takes too long" in caplog.text
