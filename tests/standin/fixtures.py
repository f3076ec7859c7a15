"""Pytest fixtures: a stand-in for each test, and the count of what left Discord's contract.

A test module or the top conftest names it in `pytest_plugins`.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
import pytest_asyncio

from tests.standin.standin import Standin


@dataclass
class Tally:
    """The whole session's requests and what was wrong with them."""

    checked: int = 0
    unchecked: int = 0
    violations: list[str] = field(default_factory=list)

    def add(self, standin: Standin) -> None:
        """Count a stand-in that is done."""
        if standin.contract is None:
            self.unchecked += standin.rest.count
        else:
            self.checked += standin.contract.checked
        self.violations += standin.violations


TALLY = pytest.StashKey[Tally]()


@pytest.fixture(scope="session")
def discord_contract(request: pytest.FixtureRequest) -> Tally:
    """Return the session's count of requests outside Discord's contract."""
    return request.config.stash.setdefault(TALLY, Tally())


@pytest_asyncio.fixture
async def standin(discord_contract: Tally) -> AsyncIterator[Standin]:
    """Return a stand-in for Discord; the test fails if a request was outside the contract."""
    async with await Standin.start() as started:
        yield started
    discord_contract.add(started)
    assert not started.violations, "outside Discord's contract:\n" + "\n".join(started.violations)


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Tell how many requests kept to Discord's contract."""
    tally = config.stash.get(TALLY, None)
    if tally is None:
        return
    if tally.unchecked:
        terminalreporter.write_line(
            f"Discord's contract: {tally.unchecked} requests not checked, because"
            " discord-openapi.json was not found (set DISCORD_OPENAPI)"
        )
    terminalreporter.write_line(
        f"Discord's contract: {tally.checked} requests checked,"
        f" {len(tally.violations)} outside of it"
    )
