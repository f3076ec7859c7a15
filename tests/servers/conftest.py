"""The servers' room over a small bank, on both databases, at a time that tests set."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.app import Advisor
from bot.servers.servers import Servers
from tests.servers.clock import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest_asyncio.fixture
async def servers(address: str, bank_advisor: Advisor, clock: Clock) -> AsyncIterator[Servers]:
    async with Servers.open(address, bank_advisor, clock) as servers:
        yield servers


@pytest_asyncio.fixture
async def elsewhere(
    servers: Servers, address: str, bank_advisor: Advisor, clock: Clock
) -> AsyncIterator[Servers]:
    """The same database, opened by what stands for another process."""
    async with Servers.open(address, bank_advisor, clock) as others:
        yield others
