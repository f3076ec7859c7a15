"""A gateway session: one shard's numbered events, kept for replay, and its present connection."""

import asyncio
import json
from collections import deque
from dataclasses import dataclass, field

from tests.standin.intents import Intent
from tests.standin.opcodes import Op
from tests.standin.payload import Payload
from tests.standin.snowflakes import SHARD_SHIFT

MOST_KEPT = 20_000  # events for replay; past it the session cannot be resumed


@dataclass(frozen=True, slots=True)
class Close:
    """The end of a connection: with a close code, or abrupt when there is none."""

    code: int | None


Outbox = asyncio.Queue[str | Close]


@dataclass(slots=True, eq=False)
class Session:
    """What one IDENTIFY began.

    Attributes:
        outbox: Of the present connection; none while it is lost.
        announced: Whether READY and the guilds have been sent.
        doubled: How many of the next events are to be delivered twice.
    """

    id: str
    shard: int
    shard_count: int
    intents: Intent
    outbox: Outbox | None = None
    announced: bool = False
    resumable: bool = True
    sequence: int = 0
    doubled: int = 0
    flushes: int = 0
    kept: deque[tuple[int, str]] = field(default_factory=deque)

    def serves(self, guild_id: int | None) -> bool:
        """Tell whether a guild's events come here; direct ones come to shard 0."""
        return ((guild_id or 0) >> SHARD_SHIFT) % self.shard_count == self.shard

    def emit(self, name: str, data: Payload) -> None:
        """Number an event, keep it for replay and send it if connected."""
        self.sequence += 1
        text = json.dumps({"op": Op.DISPATCH, "t": name, "s": self.sequence, "d": data})
        self.kept.append((self.sequence, text))
        if len(self.kept) > MOST_KEPT:
            self.kept.popleft()
        if self.outbox is not None:
            self.outbox.put_nowait(text)
            if self.doubled and self.announced:
                self.doubled -= 1
                self.outbox.put_nowait(text)

    def forget_until(self, sequence: int) -> None:
        """Drop the events that the client is known to have."""
        while self.kept and self.kept[0][0] <= sequence:
            self.kept.popleft()

    def missed_after(self, sequence: int) -> list[str] | None:
        """Return the events after a sequence number; none when they are no longer all kept."""
        if not self.resumable or sequence > self.sequence:
            return None
        missed = [text for number, text in self.kept if number > sequence]
        return missed if len(missed) == self.sequence - sequence else None

    def send(self, op: Op, data: object = None) -> None:
        """Send a frame that is no event."""
        if self.outbox is not None:
            self.outbox.put_nowait(json.dumps({"op": op, "d": data}))

    def drop(self, code: int | None = None) -> None:
        """End the connection after what is already on its way; the session stays."""
        if self.outbox is not None:
            self.outbox.put_nowait(Close(code))
            self.outbox = None
