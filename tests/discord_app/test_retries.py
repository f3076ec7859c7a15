"""What Discord failed is tried again, what it refused is not."""

import aiohttp
import pytest

from bot.discord_app import retries
from bot.discord_app.retries import until_done
from bot.errors import BotError

pytestmark = pytest.mark.asyncio


class Request:
    """Fails some times and then succeeds."""

    def __init__(self, failures: int, error: Exception) -> None:
        self.left = failures
        self.error = error
        self.made = 0

    async def __call__(self) -> str:
        self.made += 1
        if self.left:
            self.left -= 1
            raise self.error
        return "done"


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retries, "PAUSE_S", 0.0)


@pytest.mark.parametrize(
    "error", [aiohttp.ClientPayloadError(), TimeoutError(), ConnectionResetError()]
)
async def test_a_failure_of_the_network_is_passed_over(error: Exception) -> None:
    request = Request(3, error)
    assert await until_done(request, within_s=60.0) == "done"
    assert request.made == 4


async def test_when_time_is_up_the_failure_is_the_last() -> None:
    request = Request(3, TimeoutError())
    with pytest.raises(TimeoutError):
        await until_done(request, within_s=0.0)
    assert request.made == 1


async def test_what_is_no_failure_of_discord_is_raised_at_once() -> None:
    request = Request(3, BotError("No."))
    with pytest.raises(BotError):
        await until_done(request, within_s=60.0)
    assert request.made == 1
