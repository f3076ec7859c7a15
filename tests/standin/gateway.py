"""The gateway: begins, replays and loses sessions as Discord does.

Source: Discord's docs, events/gateway and topics/opcodes-and-status-codes.
"""

import asyncio
import secrets
from collections.abc import Callable
from dataclasses import dataclass

from tests.standin import payloads
from tests.standin.changes import Changes
from tests.standin.intents import KNOWN, PRIVILEGED, Intent
from tests.standin.opcodes import CloseCode, Op
from tests.standin.payload import Payload
from tests.standin.sessions import Outbox, Session
from tests.standin.terms import Terms
from tests.standin.world import Guild, World

MOST_GUILDS = 2500  # on one shard
GUILDS_AT_ONCE = 50  # announced before others get their turn

EventFor = Callable[[Session], Payload | None]


@dataclass(frozen=True, slots=True)
class Identify:
    """One IDENTIFY that came: when, which shard, and whether it was let in."""

    at_s: float
    shard: int
    shard_count: int
    intents: Intent
    admitted: bool


class Gateway:
    """All sessions and connections of the bot."""

    def __init__(self, world: World, terms: Terms, changes: Changes) -> None:
        """Hold no session; `url` is set once the server listens."""
        self.url = ""
        self.world = world
        self.terms = terms
        self.changes = changes
        self.sessions: dict[str, Session] = {}
        self.identifies: list[Identify] = []
        self.greeted = 0  # connections
        self.heartbeats = 0
        self.resumes = 0
        self.presences: list[Payload] = []
        self.acknowledges_heartbeats = True
        self.refuses_connections = False
        self.swallows_connections = False  # as a broken network: they are never answered
        self.greets_nobody = False  # as a broken gateway: they never hear HELLO

    # What tests do to it

    def drop(
        self, *, resumable: bool = True, code: int | None = None, shard: int | None = None
    ) -> None:
        """Lose connections, abruptly or with a close code."""
        for session in self._of_shard(shard):
            session.resumable = session.resumable and resumable
            session.drop(code)

    def ask_to_reconnect(self, shard: int | None = None) -> None:
        """Send RECONNECT; a healthy client resumes."""
        for session in self._of_shard(shard):
            session.send(Op.RECONNECT)

    def invalidate(self, *, resumable: bool, shard: int | None = None) -> None:
        """Send INVALID_SESSION."""
        for session in self._of_shard(shard):
            session.resumable = session.resumable and resumable
            session.send(Op.INVALID_SESSION, resumable)

    def deliver_twice(self, events: int = 1) -> None:
        """Deliver the next events twice to each session."""
        for session in self.sessions.values():
            session.doubled = events

    async def flush(self, within_s: float) -> None:
        """Wait until every connected client has taken in all that was sent to it."""
        live = [session for session in self.sessions.values() if session.outbox is not None]
        wanted = {session.id: session.flushes + 1 for session in live}
        for session in live:
            session.send(Op.HEARTBEAT)
        await self.changes.until(
            lambda: all(one.flushes >= wanted[one.id] or one.outbox is None for one in live),
            within_s,
        )

    def is_ready(self, shards: int = 1) -> bool:
        """Tell whether so many shards are connected and have heard of their guilds."""
        live = (one for one in self.sessions.values() if one.outbox is not None and one.announced)
        return len({session.shard for session in live}) >= shards

    def _of_shard(self, shard: int | None) -> list[Session]:
        return [one for one in self.sessions.values() if shard is None or one.shard == shard]

    # Events

    def dispatch(self, name: str, guild_id: int | None, wanted: Intent, event: EventFor) -> None:
        """Send an event to the sessions that serve the guild and asked for such events."""
        for session in list(self.sessions.values()):
            if session.serves(guild_id) and (not wanted or session.intents & wanted):
                data = event(session)
                if data is not None:
                    session.emit(name, data)
        self.changes.notify()

    # Sessions

    def admit(self, data: Payload, outbox: Outbox) -> Session | CloseCode | None:
        """Begin a session; return a close code when refused, none when it must wait its turn."""
        intents = data.get("intents")
        shard, count = data.get("shard") or (0, 1)
        if data.get("token") != self.terms.token:
            return CloseCode.BAD_TOKEN
        if not isinstance(intents, int) or not 0 <= intents <= KNOWN:
            return CloseCode.INVALID_INTENTS
        if intents & PRIVILEGED & ~self.terms.privileged_intents:
            return CloseCode.DISALLOWED_INTENTS
        if not 0 <= shard < count:
            return CloseCode.INVALID_SHARD
        session = Session(secrets.token_hex(8), shard, count, Intent(intents))
        if len(self._guilds_of(session)) > MOST_GUILDS:
            return CloseCode.SHARDING_REQUIRED
        admitted = self._has_a_turn(shard)
        now_s = asyncio.get_running_loop().time()
        self.identifies.append(Identify(now_s, shard, count, session.intents, admitted))
        if not admitted:
            return None
        self.terms.session_starts -= 1
        session.outbox = outbox
        self.sessions[session.id] = session
        return session

    def _has_a_turn(self, shard: int) -> bool:
        """Tell whether a shard may identify now: one of its bucket in each window."""
        now_s = asyncio.get_running_loop().time()
        bucket = shard % self.terms.max_concurrency
        return self.terms.session_starts > 0 and not any(
            one.admitted
            and one.shard % self.terms.max_concurrency == bucket
            and now_s - one.at_s < self.terms.identify_window_s
            for one in self.identifies
        )

    def resume(self, data: Payload, outbox: Outbox) -> Session | CloseCode | None:
        """Take a session up again and replay; none when it cannot be."""
        if data.get("token") != self.terms.token:
            return CloseCode.BAD_TOKEN
        session = self.sessions.get(data.get("session_id") or "")
        missed = session.missed_after(data.get("seq") or 0) if session else None
        if session is None or missed is None:
            self.sessions.pop(data.get("session_id") or "", None)
            return None
        session.drop()
        session.outbox = outbox
        for text in missed:
            outbox.put_nowait(text)
        session.emit("RESUMED", {})
        self.resumes += 1
        self.changes.notify()
        return session

    async def announce(self, session: Session) -> None:
        """Send READY and then every guild of the shard."""
        guilds = self._guilds_of(session)
        session.emit(
            "READY",
            {
                "v": 10,
                "user": payloads.of_user(self.world.bot),
                "session_id": session.id,
                "session_type": "normal",
                "resume_gateway_url": self.url,
                "shard": [session.shard, session.shard_count],
                "guilds": [{"id": str(guild.id), "unavailable": True} for guild in guilds],
                "private_channels": [],
                "relationships": [],
                "application": {
                    "id": str(self.world.application_id),
                    "flags": self.terms.application_flags,
                },
            },
        )
        for number, guild in enumerate(guilds):
            if number % GUILDS_AT_ONCE == GUILDS_AT_ONCE - 1:
                await asyncio.sleep(0)
            if session.intents & Intent.GUILDS and not guild.unavailable:
                whole = self.whole_guild(guild, session)
                session.emit("GUILD_CREATE", whole | {"unavailable": False})
        session.announced = True
        self.changes.notify()

    def whole_guild(self, guild: Guild, session: Session) -> Payload:
        """Write a guild for a session: without the presences intent only the bot is a member."""
        if session.intents & Intent.GUILD_PRESENCES:
            members = list(guild.members.values())
        else:
            members = [guild.members[self.world.bot.id]]
        return payloads.of_whole_guild(guild, members)

    def _guilds_of(self, session: Session) -> list[Guild]:
        guilds = self.world.guilds.values()
        return [guild for guild in guilds if guild.has_bot and session.serves(guild.id)]

    def send_members(self, session: Session, data: Payload) -> None:
        """Answer REQUEST_GUILD_MEMBERS in one chunk."""
        guild = self.world.guilds[int(data["guild_id"])]
        members = list(guild.members.values())
        if data.get("user_ids"):
            wanted = {int(user_id) for user_id in data["user_ids"]}
            members = [member for member in members if member.user.id in wanted]
        else:
            query = (data.get("query") or "").lower()
            members = [member for member in members if member.user.name.lower().startswith(query)]
        chunk = {
            "guild_id": str(guild.id),
            "members": [payloads.of_member(member) for member in members],
            "chunk_index": 0,
            "chunk_count": 1,
        }
        session.emit("GUILD_MEMBERS_CHUNK", chunk | {"nonce": data.get("nonce")})
