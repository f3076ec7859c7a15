"""Servers: the one object that a front-end takes everything of a server's own from."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial

from bot.app import Advisor
from bot.servers.faq import Faq
from bot.servers.inbox import Inbox
from bot.servers.leaving import Leaving
from bot.servers.overlays import Overlays
from bot.servers.preferences import PreferenceBook
from bot.servers.privacy import Privacy
from bot.servers.publishing import Publisher
from bot.servers.statistics import Tally, Weeks
from bot.storage.changes import Change, heard
from bot.storage.database import Database
from bot.storage.faults import StorageError
from bot.storage.migrating import migrate
from bot.storage.pulse import Pulse, pulse_of
from bot.storage.turns import Turns

Clock = Callable[[], int]  # unix seconds, UTC

FLUSH_S = 5.0  # between two writings of what was counted
SWEEP_S = 3600.0  # between two deletions of what is past its time
LAST_S = 1.5  # for what was counted last, when the bot stops

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Servers:
    """What servers have of their own.

    Attributes:
        overlays: The advisor of each server.
        faq: Its entries.
        inbox: What was not answered.
        preferences: Its settings.
        tally: Counts what is asked.
        weeks: What the counts say, week by week.
        privacy: What is kept of a member.
        leaving: What becomes of the data of servers that removed the bot.
        turns: What only one of all processes may do at a time.
        pulse: Tells how the database is.
    """

    overlays: Overlays
    faq: Faq
    inbox: Inbox
    preferences: PreferenceBook
    tally: Tally
    weeks: Weeks
    privacy: Privacy
    leaving: Leaving
    turns: Turns
    pulse: Callable[[], Awaitable[Pulse]]

    @classmethod
    @asynccontextmanager
    async def open(cls, address: str, advisor: Advisor, now: Clock) -> AsyncIterator["Servers"]:
        """Open the database, migrate it, and listen to what other processes change.

        Counts are written down every five seconds and at the end; once an hour what is past its
        time is deleted.

        Args:
            address: As `DATABASE_URL`; see `bot.storage.address.address_of(settings)`.
            advisor: Over the shipped knowledge.
            now: The time.

        Raises:
            StorageError: The database cannot be opened or migrated.
            NewerDatabaseError: A newer version of the program made it.
        """
        await migrate(address)
        database = Database(address)
        servers = cls._over(database, advisor, now)
        try:
            await servers.privacy.read()
            async with heard(database, servers._hear):
                chores = [
                    asyncio.create_task(_every(FLUSH_S, servers.tally.flush)),
                    asyncio.create_task(_every(SWEEP_S, servers.leaving.sweep)),
                ]
                try:
                    yield servers
                finally:
                    await _end(chores)
                    await servers._close()
        finally:
            await database.close()

    def replace(self, advisor: Advisor) -> None:
        """Lay the servers' entries over another shipped knowledge from now on."""
        self.overlays.replace(advisor)

    @classmethod
    def _over(cls, database: Database, advisor: Advisor, now: Clock) -> "Servers":
        """Wire everything."""
        overlays = Overlays(advisor, database)
        publisher = Publisher(database, overlays)
        privacy = Privacy(database, now)
        inbox = Inbox(database, overlays, publisher, privacy, now)
        tally = Tally(database, privacy, now)
        return cls(
            overlays=overlays,
            faq=Faq(database, overlays, publisher, now),
            inbox=inbox,
            preferences=PreferenceBook(database, overlays, now),
            tally=tally,
            weeks=Weeks(database, inbox, tally, now),
            privacy=privacy,
            leaving=Leaving(database, now),
            turns=Turns(database),
            pulse=partial(pulse_of, database),
        )

    def _hear(self, change: Change | None) -> None:
        self.overlays.hear(change)
        self.privacy.hear(change)

    async def _close(self) -> None:
        """End all at once, for there are two seconds for it and for the connections."""
        await asyncio.gather(
            self.turns.close(), self.overlays.close(), self.privacy.close(), self._flush_last()
        )

    async def _flush_last(self) -> None:
        try:
            async with asyncio.timeout(LAST_S):
                await self.tally.flush()
        except StorageError as error:
            _log.warning("the last counts are not written: %s", error.reply)
        except TimeoutError:
            _log.warning("the last counts are not written: the database takes too long")
        except Exception:  # the others must still end
            _log.exception("the last counts are not written")


async def _every(pause_s: float, chore: Callable[[], Awaitable[object]]) -> None:
    """Do a chore again and again; one that fails now is done the next time."""
    while True:
        await asyncio.sleep(pause_s)
        try:
            await chore()
        except StorageError as error:
            _log.warning("put off: %s", error.reply)
        except Exception:  # whatever it is: it must not be the last time until a restart
            _log.exception("put off")


async def _end(tasks: Collection[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)
