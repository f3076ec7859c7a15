"""Leaving: the data of servers that removed the bot, and of what is too old, is deleted."""

from collections.abc import Callable, Collection
from datetime import UTC, datetime, timedelta

from bot.storage import counts, inbox, leavers
from bot.storage.database import Database

DAY_S = 86_400
LEFT_DAYS = 30  # until a server's data is deleted
COUNT_DAYS = 60  # that counts and votes are kept: the statistics look at fourteen


class Leaving:
    """Marks servers that removed the bot, and deletes what is due.

    Every method may raise `StorageError`; all can be called again.
    """

    def __init__(self, database: Database, now: Callable[[], int]) -> None:
        """Delete from a database."""
        self._database = database
        self._now = now

    async def left(self, server: int) -> None:
        """Mark a server that removed the bot: its data goes after 30 days."""
        async with self._database.writing() as session:
            await leavers.mark_left(session, [server], self._now())

    async def returned(self, server: int) -> None:
        """Take the mark away: the bot is there again."""
        async with self._database.writing() as session:
            await leavers.mark_returned(session, [server])

    async def present(self, servers: Collection[int], ours: Callable[[int], bool]) -> None:
        """Compare with the servers that the bot is in, once they are all announced.

        Args:
            servers: Those the bot is in.
            ours: Whether a server belongs to a shard of this process; others are left alone.
        """
        async with self._database.reading() as session:
            known = await leavers.known(session)
        here = frozenset(servers)
        gone = [one for one, left in known.items() if ours(one) and not left and one not in here]
        back = [one for one, left in known.items() if left and one in here]
        if gone or back:
            async with self._database.writing() as session:
                await leavers.mark_left(session, sorted(gone), self._now())
                await leavers.mark_returned(session, sorted(back))

    async def sweep(self) -> int:
        """Delete the data of servers that left 30 days ago and misses past their time.

        Several processes may do so at once. Returns how many misses and servers went.
        """
        now, gone = self._now(), 0
        left_before = now - LEFT_DAYS * DAY_S
        async with self._database.reading() as session:
            due = await leavers.due(session, left_before)
            overdue = await inbox.overdue(session, now)
        for server in due:
            async with self._database.writing() as session:
                gone += await leavers.delete_server(session, server, left_before)
        for server, before in overdue.items():
            async with self._database.writing() as session:
                gone += await inbox.expire(session, server, before)
        today = datetime.fromtimestamp(now, UTC).date()
        async with self._database.writing() as session:
            await counts.expire_counts(session, today - timedelta(days=COUNT_DAYS))
        return gone
