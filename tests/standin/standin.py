"""The stand-in for Discord: wires its parts, listens on loopback, and is what tests hold."""

import asyncio
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from aiohttp import web
from yarl import URL

from tests.effort import within
from tests.standin.calls import Route
from tests.standin.changes import Changes
from tests.standin.chat import Chat
from tests.standin.clock import Clock
from tests.standin.connections import serve
from tests.standin.contract import Contract, find_contract
from tests.standin.events import Events
from tests.standin.faults import Faults
from tests.standin.gateway import Gateway
from tests.standin.interactions import Interactions
from tests.standin.payload import Payload
from tests.standin.people import Person
from tests.standin.permissions import ORDINARY
from tests.standin.ratelimits import RateLimits
from tests.standin.rest import API, FILES, MOST_BYTES, Rest
from tests.standin.routes.access import Access
from tests.standin.routes.applications import GLOBAL, ApplicationRoutes
from tests.standin.routes.channels import ChannelRoutes
from tests.standin.routes.guilds import GuildRoutes
from tests.standin.routes.interactions import InteractionRoutes
from tests.standin.routes.users import UserRoutes
from tests.standin.servers import Server
from tests.standin.terms import Terms
from tests.standin.world import Channel, ChannelType, Guild, Member, Message, Role, World
from tests.standin.writers import DEADLINE_S

GATEWAY = "/gateway"
QUIET_S = 0.05  # without a request, after which the bot counts as done
SETTLED_S = within(10.0)  # after which the bot counts as never done
T = TypeVar("T")


class Standin:
    """Discord on loopback, for one bot.

    Attributes:
        clock: Advance it to let tokens expire.
        gateway: Its connections can be dropped, invalidated, silenced; it counts identifies.
        rest: It remembers the requests.
        contract: Discord's own description; none where it is not at hand.
        is_at_work: Tells whether the bot has something in hand, where a test can look into it.
    """

    def __init__(self, terms: Terms, contract: Contract | None) -> None:
        """Wire the parts; `start` also listens."""
        self.terms = terms
        self.clock = Clock()
        self.world = World(self.clock)
        self.changes = Changes()
        self.gateway = Gateway(self.world, terms, self.changes)
        events = Events(self.world, self.gateway)
        self.chat = Chat(self.world, events, self.changes)
        self.interactions = Interactions(self.chat)
        self.faults = Faults()
        self.limits = RateLimits(self.clock)
        self.application = ApplicationRoutes(self.world, self.gateway)
        self.rest = Rest(self.world, terms, self.changes, self.faults, self.limits, contract)
        self.contract = contract
        self.is_at_work: Callable[[], bool] = lambda: False
        self.api_url = ""
        self._runner: web.AppRunner | None = None

    @classmethod
    async def start(
        cls, terms: Terms | None = None, *, port: int = 0, contract: Path | None = None
    ) -> Self:
        """Listen on loopback, on a free port unless one is named.

        Args:
            terms: What the bot is granted; by default no privileged intent.
            port: To listen on.
            contract: Discord's description; none takes the one at hand.
        """
        path = contract or find_contract()
        standin = cls(terms or Terms(), Contract.load(path) if path else None)
        await standin.listen(port)
        return standin

    @classmethod
    async def start_unchecked(cls, terms: Terms | None = None, *, port: int = 0) -> Self:
        """Listen without checking the contract: for measuring."""
        standin = cls(terms or Terms(), None)
        await standin.listen(port)
        return standin

    async def listen(self, port: int = 0) -> None:
        """Open the port; after `close` it can be done again, as after an outage."""
        app = web.Application(client_max_size=MOST_BYTES)
        app.router.add_get(GATEWAY, partial(serve, self.gateway))
        self.rest.mount(app.router, self._routes())
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", port).start()
        bound: int = self._runner.addresses[0][1]
        self.api_url = f"http://127.0.0.1:{bound}{API}"
        self.gateway.url = f"ws://127.0.0.1:{bound}{GATEWAY}"
        self.chat.file_base = f"http://127.0.0.1:{bound}{FILES}"

    def _routes(self) -> list[Route]:
        access = Access(self.world)
        groups = (
            self.application,
            UserRoutes(self.world, self.chat.events),
            GuildRoutes(access),
            ChannelRoutes(self.chat, access),
            InteractionRoutes(self.world, self.interactions),
        )
        return [route for group in groups for route in group.routes()]

    async def close(self) -> None:
        """Lose all connections and stop listening."""
        self.faults.clear()
        self.gateway.drop()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()

    @property
    def gateway_url(self) -> str:
        """Return where the gateway is."""
        return self.gateway.url

    @property
    def token(self) -> str:
        """Return the bot's token."""
        return self.terms.token

    @property
    def port(self) -> int:
        """Return the port; after `close`, `listen(port)` ends an outage."""
        return URL(self.api_url).port or 0

    @property
    def commands(self) -> list[Payload]:
        """Return the globally registered commands, as Discord has them."""
        return list(self.application.commands[GLOBAL].values())

    # Setting up

    def add_guild(
        self, name: str, *, has_bot: bool = True, bot_permissions: int = ORDINARY
    ) -> Server:
        """Create a server, with the bot in it or with only people in it."""
        owner = self.world.add_user(f"Owner of {name}")
        guild = Guild(self.world.ids.mint_guild(), name, owner.id, has_bot)
        guild.roles[guild.id] = Role(guild.id, "@everyone", int(ORDINARY), 0)
        joined_at = self.clock.stamp()
        guild.members[owner.id] = Member(owner, joined_at)
        self.world.guilds[guild.id] = guild
        if has_bot:
            role = Role(self.world.ids.mint(), self.world.bot.name, int(bot_permissions), 1)
            guild.roles[role.id] = role
            guild.members[self.world.bot.id] = Member(self.world.bot, joined_at, [role.id])
            self.chat.events.guild_joined(guild)
        return Server(self, guild)

    def add_guilds(self, count: int, *, channels: int = 30, roles: int = 20) -> list[Server]:
        """Create many servers, as a large bot has them."""
        servers = [self.add_guild(f"Server {number}") for number in range(count)]
        for server in servers:
            for number in range(channels):
                server.add_channel(f"channel-{number}", topic="What is talked about here")
            for number in range(roles):
                server.add_role(f"Role {number}", permissions=ORDINARY)
        return servers

    def add_person(self, name: str) -> Person:
        """Create a person who is in no server; they can have the bot installed for themselves."""
        return Person(self, self.world.add_user(name))

    def add_private_channel(self, people: Iterable[Person]) -> Channel:
        """Create a conversation between people, without the bot."""
        users = [person.user for person in people]
        name = ", ".join(user.name for user in users)
        channel = Channel(self.world.ids.mint(), ChannelType.DIRECT, name, recipients=users)
        return self.world.add_channel(channel)

    # Waiting

    async def until(self, condition: Callable[[], T], within_s: float = DEADLINE_S) -> T:
        """Wait until something holds, looking again after each request and event."""
        return await self.changes.until(condition, within_s)

    async def until_ready(self, shards: int = 1, within_s: float = SETTLED_S) -> None:
        """Wait until so many shards are connected and have heard of their servers."""
        await self.changes.until(lambda: self.gateway.is_ready(shards), within_s)

    async def settles(self) -> None:
        """Wait until the bot has taken in everything, and rests for a moment.

        Raises:
            TimeoutError: It goes on and on.
        """
        async with asyncio.timeout(SETTLED_S):
            await self.gateway.flush(DEADLINE_S)
            while not await self._is_quiet():
                await self.until(lambda: not self.rest.in_progress)

    async def _is_quiet(self) -> bool:
        """Tell whether no request comes for a moment, and none is to come."""
        try:
            await self.until(self.rest.news(), QUIET_S)
        except TimeoutError:
            return not (self.rest.in_progress or self.is_at_work())
        return False

    # Judging

    @property
    def posted(self) -> list[Message]:
        """Return all messages of the bot, in order, private and deleted ones too."""
        return self.chat.posted

    @property
    def pinged(self) -> set[str]:
        """Return everybody whom the bot has ever notified."""
        return {who for message in self.posted for who in message.pinged}

    @property
    def violations(self) -> list[str]:
        """Return what was outside Discord's contract: broken schemas, double answers; each once."""
        broken = self.contract.violations if self.contract else []
        return [*dict.fromkeys(map(str, broken))] + [
            f"interaction {one.id} was answered {one.responses} times"
            for one in self.interactions.opened
            if one.responses > 1
            and f"/interactions/{one.id}/{one.token}/callback" not in self.faults.lost
        ]
