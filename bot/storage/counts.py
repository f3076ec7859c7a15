"""Counts: how often what happened in a server on a day, and who found which answer helpful."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import cast

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.curation.statistics import Count, Counted
from bot.storage.bodies import preferences_of
from bot.storage.ledger import ensure
from bot.storage.tables import CountRow, ServerRow, VoteRow
from bot.storage.upserting import insert_into

DAY_S = 86_400

Key = tuple[int, int, str, str]  # server, day since 1970, what, entry


async def add_counts(session: AsyncSession, counts: Mapping[Key, int]) -> None:
    """Add to what was counted, all at once: row by row, thousands would keep other writers out."""
    if not counts:
        return
    rows = [
        {"server": server, "day": day, "outcome": what, "entry": entry, "count": n}
        for (server, day, what, entry), n in sorted(counts.items())  # so that none waits crosswise
    ]
    insert = insert_into(session, CountRow)
    await session.execute(
        insert.on_conflict_do_update(
            index_elements=["server", "day", "outcome", "entry"],
            set_={"count": CountRow.count + insert.excluded.count},
        ),
        rows,
    )


async def counts(session: AsyncSession, server: int, *, first: date) -> tuple[Count, ...]:
    """Return what was counted and voted in a server from a day on."""
    day = _day(first)
    rows = await session.scalars(
        select(CountRow).where(CountRow.server == server, CountRow.day >= day)
    )
    counted = [_count(row.day, row.outcome, row.entry, row.count) for row in rows]
    voted = await session.execute(
        select(VoteRow.at, VoteRow.helpful, VoteRow.entry).where(
            VoteRow.server == server, VoteRow.at >= day * DAY_S
        )
    )
    return (
        *counted,
        *(
            _count(at // DAY_S, "helpful" if helpful else "not-helpful", entry, 1)
            for at, helpful, entry in voted
        ),
    )


async def vote(
    session: AsyncSession,
    *,
    server: int,
    member: int,
    message: int,
    entry: str,
    helpful: bool,
    at: int,
) -> None:
    """Keep whether an answer helped; a later vote on the same takes its place."""
    said = {"helpful": helpful, "at": at}
    await session.execute(
        insert_into(session, VoteRow)
        .values(server=server, message=message, member=member, entry=entry, **said)
        .on_conflict_do_update(index_elements=["server", "message", "member", "entry"], set_=said)
    )


async def claim_digest(session: AsyncSession, server: int, week: int) -> bool:
    """Take the digest of a week; false where it was taken before."""
    await ensure(session, server)
    taken = await session.scalar(
        update(ServerRow)
        .where(ServerRow.id == server, func.coalesce(ServerRow.digest_week, -1) < week)
        .values(digest_week=week)
        .returning(ServerRow.id)
    )
    return taken is not None


async def digest_wanted(session: AsyncSession, week: int) -> tuple[int, ...]:
    """Return the servers that want digests and have not had that of a week."""
    rows = await session.execute(
        select(ServerRow.id, ServerRow.preferences).where(
            func.coalesce(ServerRow.digest_week, -1) < week, ServerRow.preferences.is_not(None)
        )
    )
    return tuple(server for server, body in rows if preferences_of(body).digest)


async def expire_counts(session: AsyncSession, before: date) -> None:
    """Delete counts and votes from before a day."""
    day = _day(before)
    await session.execute(delete(CountRow).where(CountRow.day < day))
    await session.execute(delete(VoteRow).where(VoteRow.at < day * DAY_S))


def _day(day: date) -> int:
    return (day - date(1970, 1, 1)) // timedelta(days=1)


def _count(day: int, what: str, entry: str, n: int) -> Count:
    on = datetime.fromtimestamp(day * DAY_S, UTC).date()
    return Count(on, cast(Counted, what), entry, n)
