"""Changes: this process hears what others change, through LISTEN/NOTIFY or a look at the file.

After a lost connection it hears that anything may have changed.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.database import Database
from bot.storage.faults import StorageError

if TYPE_CHECKING:
    import aiosqlite
    import asyncpg

CHANNEL = "career_advisor"
LOOK_S = 0.4  # between two looks at a SQLite file
BEAT_S = 5.0  # between two proofs that a quiet connection still lives
ANEW_S = (0.1, 2.0)  # pauses before connecting anew, the first and the longest

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Change:
    """What was changed.

    Attributes:
        what: A server's entries or settings, or who opted out.
        id: Of the server or member.
        version: Of the server from then on; else 0.
    """

    what: Literal["server", "optout"]
    id: int
    version: int = 0


Hear = Callable[[Change | None], None]  # none: anything may have changed


async def announce(session: AsyncSession, change: Change) -> None:
    """Tell every process of a change, at the moment it is committed.

    SQLite needs no telling: its file is looked at.
    """
    if session.get_bind().dialect.name == "postgresql":
        said = f"{change.what} {change.id} {change.version}"
        await session.execute(select(func.pg_notify(CHANNEL, said)))


@asynccontextmanager
async def heard(database: Database, hear: Hear) -> AsyncIterator[None]:
    """Hear changes while inside; a lost database is connected to again by itself.

    From the first moment inside on, unless the database fails just then.

    Args:
        database: Where changes are made.
        hear: Called in the event loop; it must not wait.
    """
    begun = asyncio.Event()
    listening = asyncio.create_task(_keep_listening(database, hear, begun))
    try:
        await begun.wait()
        yield
    finally:
        listening.cancel()
        await asyncio.wait({listening})


async def _keep_listening(database: Database, hear: Hear, begun: asyncio.Event) -> None:
    """Listen, and again where that ends; `begun` is set when the first try listens or fails."""
    listen = _listen if database.is_postgresql else _look

    def hear_begun(change: Change | None) -> None:
        begun.set()
        hear(change)

    pause_s, longest_s = ANEW_S
    while True:
        began = asyncio.get_running_loop().time()
        try:
            await listen(database, hear_begun)
        except StorageError as error:
            _log.warning("changes of other processes are not heard: %s", error.reply)
        except Exception:  # whatever it is: one who stops listening answers with what is old
            _log.exception("changes of other processes are not heard")
        begun.set()
        if asyncio.get_running_loop().time() - began > BEAT_S:
            pause_s = ANEW_S[0]
        await asyncio.sleep(pause_s)
        pause_s = min(2 * pause_s, longest_s)


async def _listen(database: Database, hear: Hear) -> None:
    """Listen to PostgreSQL until the connection is lost."""
    async with database.apart() as connection:
        driver = cast("asyncpg.Connection[asyncpg.Record]", connection)
        lost = asyncio.Event()
        driver.add_termination_listener(lambda _: lost.set())
        await driver.add_listener(CHANNEL, lambda _, __, ___, said: hear(_read(str(said))))
        hear(None)
        while not lost.is_set():
            try:
                async with asyncio.timeout(BEAT_S):
                    await lost.wait()
            except TimeoutError:
                await driver.execute("SELECT 1")


async def _look(database: Database, hear: Hear) -> None:
    """Look again and again whether another connection has written to a SQLite file."""
    async with database.apart() as connection:
        driver = cast("aiosqlite.Connection", connection)
        before: object = None
        while True:
            async with driver.execute("PRAGMA data_version") as cursor:
                now = await cursor.fetchone()
            if now != before:
                hear(None)
            before = now
            await asyncio.sleep(LOOK_S)


def _read(said: str) -> Change | None:
    """Return what was announced; what a newer program announces otherwise may be anything."""
    parts = said.split()
    if len(parts) == 3 and parts[0] in ("server", "optout") and all(map(str.isdigit, parts[1:])):
        what: Literal["server", "optout"] = "server" if parts[0] == "server" else "optout"
        return Change(what, int(parts[1]), int(parts[2]))
    return None
