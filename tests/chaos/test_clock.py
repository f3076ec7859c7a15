"""The clock of the machine jumps, as it does when its time is set, or after a sleep."""

import random
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.app import Advisor
from tests.chaos.conftest import talking
from tests.chaos.moderating import Moderating
from tests.discord_app.conftest import MODERATING, NOON, Clock, Place, connected
from tests.effort import times
from tests.standin import Standin

pytestmark = [pytest.mark.slow, pytest.mark.asyncio]

SAVES = times(4)
FARTHEST_S = 10 * 365 * 86_400


class Jumping(Clock):
    """A calendar that is years ahead one moment and years behind the next."""

    def __init__(self) -> None:
        super().__init__()
        self._chance = random.Random(0)  # noqa: S311 (the same in every run)

    def unix(self) -> int:
        """Return any time within twenty years."""
        return NOON + self._chance.randint(-FARTHEST_S, FARTHEST_S)


@pytest_asyncio.fixture
async def jumping(
    standin: Standin, desk_advisor: Advisor, sqlite_address: str
) -> AsyncIterator[Place]:
    server = standin.add_guild("Coders")
    channel, clock = server.add_channel("general"), Jumping()
    ana, bob = server.add_member("Ana"), server.add_member("Bob")
    moderator = server.add_member("Mo", permissions=MODERATING)
    async with connected(standin, desk_advisor, clock, database_url=sqlite_address) as client:
        yield Place(standin, server, channel, ana, bob, moderator, clock, client)


async def test_answers_come_and_saves_are_kept_in_their_order(
    jumping: Place, sqlite_address: str
) -> None:
    moderating = Moderating(jumping)
    async with talking(jumping) as talk:
        for _ in range(SAVES):
            await moderating.save_at_last()
    await talk.answered()
    await moderating.is_all_there(sqlite_address)
    history = await jumping.client.desk.servers.faq.history(jumping.server.id, "cards/lost-card")
    numbers = [one.number for one in history]
    assert numbers == [*range(len(numbers), 0, -1)]
    seen = await jumping.moderator.uses("/stats")
    assert "incident" not in seen.text
