"""The real client, connected to the stand-in for Discord, answering from a small knowledge."""

import asyncio
import os
from collections.abc import AsyncIterator, Hashable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio

from bot.answers.reply import Option, Outcome, Reply
from bot.app import Advisor, Told
from bot.discord_app.desk import Desk
from bot.discord_app.gateway.client import Client
from bot.discord_app.opening import open_desk, register_commands
from bot.errors import BotError
from bot.servers.servers import Servers
from bot.settings import Settings
from bot.storage.address import address_of
from tests.discord_app.folders import DESK
from tests.effort import within
from tests.folders import write
from tests.standin import Channel, Message, Person, Server, Standin

NOON = 1_800_014_400  # a Friday in January 2027, UTC, in Unix seconds
DONE_S = within(5.0)  # after which what is done behind an answer counts as never done


@dataclass
class Clock:
    """Seconds that pass when a test says so."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now

    def unix(self) -> int:
        """Return the time of the calendar, which goes along."""
        return NOON + int(self.now)

    def advance(self, seconds: float) -> None:
        self.now += seconds


@dataclass
class Place:
    """A server with a channel and the usual people."""

    discord: Standin
    server: Server
    channel: Channel
    ana: Person
    bob: Person
    moderator: Person
    clock: Clock
    client: Client

    def pictures(self, person: Person, channel: Channel) -> Message:
        """Let somebody post a picture without a word."""
        return self.discord.chat.post(channel, person.user, {}, {0: ("cat.png", b"cat")})


@pytest.fixture(scope="session")
def desk_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("desk"), DESK)


class Scripted(Advisor):
    """Asks back, does not know, and fails where a test wants it, however the search is tuned."""

    fails = False

    def ask(self, question: str, conversation: Hashable = None) -> Told:
        if question == "explode":
            raise RuntimeError("a secret of ours")
        if question == "complain":
            raise BotError("The bank is closed.")
        if question == "savings account":
            return self._scripted("clarify", "Which?", "savings/open", "savings/close")
        if question == "how do bees find their hive":
            return self._scripted("unanswered", "I do not know that one.", "cards/lost-card")
        return super().ask(question, conversation)

    def _scripted(self, outcome: Outcome, message: str, *entries: str) -> Told:
        options = tuple(Option(id, self.knowledge.entries[id].question) for id in entries)
        reply = Reply(outcome, 0.4, message, options=options)
        return Told(reply, self.knowledge.revision, 0.0)

    def answer_entry(
        self, entry: str, conversation: Hashable = None, about: Sequence[str] = ()
    ) -> Told | None:
        if self.fails:
            raise RuntimeError("a secret of ours")
        return super().answer_entry(entry, conversation, about)

    def suggest(self, typed: str, limit: int = 25) -> Sequence[Option]:
        if typed == "explode":
            raise RuntimeError("a secret of ours")
        return super().suggest(typed, limit)


@pytest.fixture
def desk_advisor(desk_folder: Path) -> Advisor:
    return Scripted.of_folder(desk_folder)


@pytest.fixture(autouse=True)
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what is stored in a folder of the test's own, also of a process that it starts."""
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))


def settings_for(discord: Standin, **more: object) -> Settings:
    return Settings.model_validate(
        {
            "discord_token": discord.token,
            "discord_api_url": discord.api_url,
            "discord_gateway_url": discord.gateway_url,
            "data_dir": os.environ["DATA_DIR"],
            **more,
        }
    )


@asynccontextmanager
async def connected(
    discord: Standin, advisor: Advisor, clock: Clock, **more: object
) -> AsyncIterator[Client]:
    """Run the client until the block ends; run again in one test, it is restarted."""
    settings = settings_for(discord, **more)
    async with Servers.open(address_of(settings), advisor, clock.unix) as servers:
        desk = Desk(advisor, settings, servers, clock)
        async with Client(settings) as client:
            await open_desk(client, desk)
            await client.login(discord.token)
            await register_commands(client)
            connection = asyncio.create_task(client.connect())
            await discord.until_ready()
            discord.is_at_work = lambda: bool(desk.work.count)
            try:
                yield client
            finally:
                discord.is_at_work = lambda: False
                async with asyncio.timeout(DONE_S):
                    await desk.work.idle.wait()
                await client.close()
                with suppress(asyncio.CancelledError):
                    connection.cancel()
                    await connection


@dataclass
class Coders:
    """A server with one channel, and the bot not connected yet."""

    server: Server
    channel: Channel
    ana: Person
    mo: Person


@pytest.fixture
def coders(standin: Standin) -> Coders:
    server = standin.add_guild("Coders")
    channel = server.add_channel("general")
    mo = server.add_member("Mo", permissions=MODERATING)
    return Coders(server, channel, server.add_member("Ana"), mo)


@pytest_asyncio.fixture
async def place(standin: Standin, desk_advisor: Advisor) -> AsyncIterator[Place]:
    server = standin.add_guild("Coders")
    channel = server.add_channel("general")
    clock = Clock()
    ana, bob = server.add_member("Ana"), server.add_member("Bob")
    moderator = server.add_member("Mo", permissions=MODERATING)
    async with connected(standin, desk_advisor, clock) as client:
        yield Place(standin, server, channel, ana, bob, moderator, clock, client)


MODERATING = (1 << 13) | (1 << 5)  # Manage Messages, Manage Server
