"""Notices: who waits for an answer to a miss, until they were told."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.curation.misses import Miss
from bot.storage.tables import MissRow, NoticeRow


@dataclass(frozen=True, slots=True)
class KeptNotice:
    """Somebody who waits for an answer to a miss that is answered now.

    Attributes:
        id: Of the notice.
        member: Who.
        channel, message: Where they asked.
        entry: What answers them.
        question: What they asked, redacted.
    """

    id: int
    member: int
    channel: int
    message: int | None
    entry: str
    question: str


async def add_notice(
    session: AsyncSession, miss: Miss, *, member: int, channel: int, message: int | None
) -> None:
    """Remember to tell a member once a miss is answered; asking twice changes nothing."""
    waits = select(NoticeRow.id).where(NoticeRow.miss == miss.id, NoticeRow.member == member)
    if await session.scalar(waits) is not None:
        return
    session.add(
        NoticeRow(miss=miss.id, server=miss.server, member=member, channel=channel, message=message)
    )


async def claim_notices(
    session: AsyncSession, server: int, *, at: int, lease_s: int
) -> tuple[KeptNotice, ...]:
    """Return who is to be told now, so that nobody else tells them while the lease lasts."""
    free: ColumnElement[bool] = or_(
        NoticeRow.claimed_at.is_(None), NoticeRow.claimed_at <= at - lease_s
    )
    answered = select(MissRow.id).where(MissRow.server == server, MissRow.entry.is_not(None))
    claimed = await session.scalars(
        update(NoticeRow)
        .where(NoticeRow.server == server, free, NoticeRow.miss.in_(answered))
        .values(claimed_at=at)
        .returning(NoticeRow.id)
    )
    rows = await session.execute(
        select(NoticeRow, MissRow)
        .join(MissRow, MissRow.id == NoticeRow.miss)
        .where(NoticeRow.id.in_(claimed.all()))
        .order_by(NoticeRow.id)
    )
    return tuple(
        KeptNotice(
            notice.id, notice.member, notice.channel, notice.message, miss.entry or "", miss.text
        )
        for notice, miss in rows
    )


async def awaited(session: AsyncSession) -> frozenset[int]:
    """Return the servers where somebody waits for an answer."""
    return frozenset(await session.scalars(select(NoticeRow.server).distinct()))


async def forget_notice(session: AsyncSession, notice: int) -> None:
    """Forget a notice."""
    await session.execute(delete(NoticeRow).where(NoticeRow.id == notice))
