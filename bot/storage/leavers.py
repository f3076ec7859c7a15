"""Leavers: servers that removed the bot, until their data is deleted."""

from collections.abc import Iterable

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.changes import Change, announce
from bot.storage.tables import (
    AmendmentRow,
    CountRow,
    MissRow,
    NoticeRow,
    PreferenceChangeRow,
    RevisionRow,
    RulingRow,
    ServerRow,
    VoteRow,
)
from bot.storage.upserting import insert_into

OF_SERVERS = (  # every table with a server's data, but for the servers themselves
    AmendmentRow,
    RevisionRow,
    PreferenceChangeRow,
    NoticeRow,
    MissRow,
    RulingRow,
    CountRow,
    VoteRow,
)


async def mark_left(session: AsyncSession, servers: Iterable[int], at: int) -> None:
    """Mark servers that removed the bot; those that are marked keep their time."""
    for server in servers:
        insert = insert_into(session, ServerRow).values(id=server, version=0, left_at=at)
        await session.execute(
            insert.on_conflict_do_update(
                index_elements=["id"],
                set_={"left_at": at},
                where=ServerRow.left_at.is_(None),
            )
        )


async def mark_returned(session: AsyncSession, servers: Iterable[int]) -> None:
    """Take the mark from servers."""
    for server in servers:
        await session.execute(update(ServerRow).where(ServerRow.id == server).values(left_at=None))


async def known(session: AsyncSession) -> dict[int, bool]:
    """Return the servers that have data, each with whether it is marked as left."""
    marked = await session.execute(select(ServerRow.id, ServerRow.left_at))
    found = {server: left_at is not None for server, left_at in marked}
    for table in (MissRow, CountRow, VoteRow):
        for server in await session.scalars(select(table.server).distinct()):
            found.setdefault(server, False)
    return found


async def due(session: AsyncSession, left_before: int) -> tuple[int, ...]:
    """Return the servers that left before a time."""
    wanted = select(ServerRow.id).where(ServerRow.left_at < left_before).order_by(ServerRow.id)
    return tuple(await session.scalars(wanted))


async def delete_server(session: AsyncSession, server: int, left_before: int) -> bool:
    """Delete all data of a server that left before a time; false where it came back.

    The row of the server goes first, so that one which returns meanwhile waits or is seen.
    """
    gone = await session.scalar(
        delete(ServerRow)
        .where(ServerRow.id == server, ServerRow.left_at < left_before)
        .returning(ServerRow.id)
    )
    if gone is not None:
        for table in OF_SERVERS:
            await session.execute(delete(table).where(table.server == server))
        await announce(session, Change("server", server))
    return gone is not None
