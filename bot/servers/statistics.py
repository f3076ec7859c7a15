"""Tally counts what is asked; Weeks tells what the counts say. Counts only, no profiles."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta

from bot.answers.reply import Outcome
from bot.curation.statistics import WEEK_DAYS, Statistics, statistics
from bot.servers.inbox import Inbox
from bot.servers.privacy import Privacy
from bot.storage import counts
from bot.storage.database import Database
from bot.storage.faults import StorageError

DAY_S = 86_400
MONDAY = 3  # days from 1970-01-01, a Thursday, back to the Monday before


class Tally:
    """Counts in memory; `flush` writes the counts down."""

    def __init__(self, database: Database, privacy: Privacy, now: Callable[[], int]) -> None:
        """Begin with nothing counted."""
        self._database = database
        self._privacy = privacy
        self._now = now
        self._counted: Counter[counts.Key] = Counter()
        self._flushing = asyncio.Lock()

    def count(self, server: int | None, outcome: Outcome, entry: str = "") -> None:
        """Count one question; direct messages are not counted."""
        if server is not None:
            self._counted[server, self._now() // DAY_S, outcome, entry] += 1

    async def vote(
        self, server: int, member: int, message: int, entry: str, *, helpful: bool
    ) -> None:
        """Keep whether an answer helped; a member's later vote on the same takes its place.

        Raises:
            StorageError: It could not be kept.
        """
        if self._privacy.opted_out(member):
            return
        async with self._database.writing() as session:
            await counts.vote(
                session,
                server=server,
                member=member,
                message=message,
                entry=entry,
                helpful=helpful,
                at=self._now(),
            )

    async def flush(self) -> None:
        """Write down what was counted; what cannot be written now is kept for the next time.

        Raises:
            StorageError: It cannot be written now.
        """
        async with self._flushing:
            counted, self._counted = self._counted, Counter()
            if not counted:
                return
            try:
                async with self._database.writing() as session:
                    await counts.add_counts(session, counted)
            except BaseException as error:  # also where the bot is told to stop meanwhile
                if not (isinstance(error, StorageError) and error.unsure):
                    self._counted.update(counted)
                raise


class Weeks:
    """Tells how a server's week went."""

    def __init__(
        self, database: Database, inbox: Inbox, tally: Tally, now: Callable[[], int]
    ) -> None:
        """Read what was counted, and what is in the inbox."""
        self._database = database
        self._inbox = inbox
        self._tally = tally
        self._now = now

    async def statistics(self, server: int) -> Statistics:
        """Return the last seven days beside the seven before.

        Raises:
            StorageError: They cannot be read.
        """
        await self._tally.flush()
        today = self._today()
        first = today - timedelta(days=2 * WEEK_DAYS - 1)
        async with self._database.reading() as session:
            counted = await counts.counts(session, server, first=first)
        groups = await self._inbox.open_groups(server)
        oldest = min(groups, key=lambda group: group.oldest_at, default=None)
        return statistics(
            counted,
            today,
            open_groups=len(groups),
            oldest_open=oldest.text if oldest else None,
            oldest_open_at=oldest.oldest_at if oldest else None,
        )

    async def digests(self, servers: Iterable[int]) -> tuple[tuple[int, Statistics], ...]:
        """Return the weekly digests that are due in some servers; each is given out once a week.

        Call it hourly or so with the servers of this process.

        Raises:
            StorageError: The database fails.
        """
        week = (self._now() // DAY_S + MONDAY) // WEEK_DAYS
        async with self._database.reading() as session:
            wanted = await counts.digest_wanted(session, week)
        ours = frozenset(servers)
        due = []
        for server in (server for server in wanted if server in ours):
            digest = await self.statistics(server)
            async with self._database.writing() as session:
                taken = await counts.claim_digest(session, server, week)
            if taken:
                due.append((server, digest))
        return tuple(due)

    def _today(self) -> date:
        return datetime.fromtimestamp(self._now(), UTC).date()
