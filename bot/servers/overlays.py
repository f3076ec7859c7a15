"""Overlays: the advisor of each server, the shipped knowledge with the server's entries over it."""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass

from cachetools import LRUCache

from bot.app import Advisor
from bot.storage import ledger
from bot.storage.changes import Change
from bot.storage.database import Database
from bot.storage.faults import StorageError
from bot.storage.ledger import State

# Sizes in units of about 340 bytes (measured with 2 and 50 entries a server on the shipped
# knowledge); those asked lately are kept: some 500 servers with 50 entries each, in 150 MB.
MOST_KEPT = 450_000
PLAIN = 1  # a server without entries or threshold of its own
OVERLAY, EACH = 400, 10  # one with its own, and each of its entries
PATIENCE_S = 1.0  # that a question waits for the database: Discord wants an answer in three
PAUSE_S = 2.0  # after a failure, in which the database is not asked again

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Opened:
    """A server as this process knows it.

    Attributes:
        shipped: The advisor under it.
        advisor: The one that answers there.
        state: What it was made of.
    """

    shipped: Advisor
    advisor: Advisor
    state: State


class Overlays:
    """Keeps the advisors of the servers that were asked lately.

    Attributes:
        shipped: The advisor without any server's entries.
    """

    def __init__(self, shipped: Advisor, database: Database) -> None:
        """Keep nothing yet.

        Args:
            shipped: The advisor without any server's entries.
            database: Where these are.
        """
        self.shipped = shipped
        self._database = database
        self._opened: LRUCache[int, Opened] = LRUCache(MOST_KEPT, _size)
        self._stale: set[int] = set()
        self._loading: dict[int, asyncio.Task[Opened]] = {}
        self._checking: asyncio.Task[None] | None = None
        self._check_again = False
        self._asked_again_at = 0.0

    async def advisor_of(self, server: int | None) -> Advisor:
        """Return the advisor of a server; the shipped one in direct messages.

        A database that fails is no error here: the last advisor that is known, or the shipped one,
        answers, and the fault is logged.
        """
        return (await self.opened(server)).advisor

    async def opened(self, server: int | None) -> Opened:
        """Return a server as well as it can be known now; never an error."""
        if server is None:
            return self._bare()
        known = self._opened.get(server)
        if known and known.shipped is self.shipped and server not in self._stale:
            return known
        loop = asyncio.get_running_loop()
        if loop.time() >= self._asked_again_at:
            loading = self._load(server)
            await asyncio.wait({loading}, timeout=PATIENCE_S)
            if loading.done() and not loading.cancelled() and not loading.exception():
                return loading.result()
        return known or self._bare()

    async def refreshed(self, server: int) -> Opened:
        """Return a server as it is in the database now.

        Raises:
            StorageError: The database fails.
        """
        async with self._database.reading() as session:
            state = await ledger.state_of(session, server)
        known = self._opened.get(server)
        if known and known.state == state and known.shipped is self.shipped:
            self._stale.discard(server)
            return known
        opened = await self.built(state)
        self.adopt(server, opened)
        return opened

    async def built(self, state: State) -> Opened:
        """Return what a server is in some state, without keeping it."""
        shipped, threshold = self.shipped, state.preferences.threshold
        if not state.amendments and threshold is None:
            return Opened(shipped, shipped, state)
        amendments = tuple(state.amendments.values())
        return Opened(shipped, await asyncio.to_thread(shipped.over, amendments, threshold), state)

    def adopt(self, server: int, opened: Opened) -> None:
        """Answer with this from now on, unless something newer is known."""
        known = self._opened.get(server)
        if known is None or known.state.version <= opened.state.version:
            self._opened[server] = opened
            self._stale.discard(server)

    def doubt(self, server: int) -> None:
        """Look into the database before the server is answered the next time."""
        self._stale.add(server)

    def replace(self, shipped: Advisor) -> None:
        """Lay the servers' entries over another knowledge from now on."""
        self.shipped = shipped

    def hear(self, change: Change | None) -> None:
        """Take note of what another process changed; none: it may be anything."""
        if change is None:
            self._check_again = True
            if self._checking is None:
                self._checking = asyncio.create_task(self._check())
        elif change.what == "server" and change.version == 0:
            self._opened.pop(change.id, None)
        elif change.what == "server":
            known = self._opened.get(change.id)
            if known and known.state.version < change.version:
                self.doubt(change.id)

    async def close(self) -> None:
        """End what is being done in the background, which may take a second."""
        tasks = {*self._loading.values(), *filter(None, [self._checking])}
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=PATIENCE_S)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    def _bare(self) -> Opened:
        return Opened(self.shipped, self.shipped, State())

    def _load(self, server: int) -> asyncio.Task[Opened]:
        """Load a server, once for all who ask at the same time."""
        loading = self._loading.get(server)
        if loading is None:
            loading = self._loading[server] = asyncio.create_task(self.refreshed(server))
            loading.add_done_callback(lambda task: self._loaded(server, task))
        return loading

    def _loaded(self, server: int, task: asyncio.Task[Opened]) -> None:
        del self._loading[server]
        if not task.cancelled() and (error := task.exception()):
            self._asked_again_at = asyncio.get_running_loop().time() + PAUSE_S
            trace = None if isinstance(error, StorageError) else error  # that one says it all
            _log.warning(
                "server %s is answered with what is known: %s", server, error, exc_info=trace
            )

    async def _check(self) -> None:
        """Find out which open servers have changed."""
        try:
            while self._check_again:
                self._check_again = False
                async with self._database.reading() as session:
                    self._compare(await ledger.versions(session))
        except StorageError as error:
            _log.warning("changes of other processes are not seen: %s", error.reply)
        finally:
            self._checking = None

    def _compare(self, versions: Mapping[int, int]) -> None:
        for server, opened in list(self._opened.items()):
            version = versions.get(server, 0)
            if version < opened.state.version:  # deleted, or restored from a backup
                del self._opened[server]
            elif version > opened.state.version:
                self.doubt(server)


def _size(opened: Opened) -> int:
    if opened.advisor is opened.shipped:
        return PLAIN
    return OVERLAY + EACH * len(opened.state.amendments)
