"""Members: who opted out, what is kept of somebody, and how it goes."""

from dataclasses import dataclass

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from bot.storage.changes import Change, announce
from bot.storage.tables import (
    MissRow,
    NoticeRow,
    OptOutRow,
    PreferenceChangeRow,
    RevisionRow,
    RulingRow,
    VoteRow,
)
from bot.storage.upserting import insert_into

_Member = InstrumentedAttribute[int] | InstrumentedAttribute[int | None]


@dataclass(frozen=True, slots=True)
class Holdings:
    """What is kept of a member.

    Attributes:
        misses: Server and redacted text of each unanswered question.
        notices: How many answers they wait for.
        votes: How many answers they judged.
        revisions: How many decisions as a moderator carry their id.
        opted_out: Whether nothing is kept and nothing answered unasked.
    """

    misses: tuple[tuple[int, str], ...]
    notices: int
    votes: int
    revisions: int
    opted_out: bool


_DECISIONS = (RevisionRow, PreferenceChangeRow, RulingRow)


async def holdings(session: AsyncSession, member: int) -> Holdings:
    """Return what is kept of a member."""
    misses = await session.execute(
        select(MissRow.server, MissRow.text).where(MissRow.member == member).order_by(MissRow.id)
    )
    return Holdings(
        misses=tuple((server, text) for server, text in misses),
        notices=await _count(session, NoticeRow.member, member),
        votes=await _count(session, VoteRow.member, member),
        revisions=sum([await _count(session, table.member, member) for table in _DECISIONS]),
        opted_out=await session.get(OptOutRow, member) is not None,
    )


async def forget(session: AsyncSession, member: int) -> None:
    """Delete what is a member's own; decisions as a moderator stay, without their id."""
    for table in (NoticeRow, MissRow, VoteRow):
        await session.execute(delete(table).where(table.member == member))
    for decisions in _DECISIONS:
        await session.execute(
            update(decisions).where(decisions.member == member).values(member=None)
        )


async def opt_out(session: AsyncSession, member: int, at: int) -> None:
    """Remember that a member wants nothing kept."""
    await session.execute(
        insert_into(session, OptOutRow).values(member=member, at=at).on_conflict_do_nothing()
    )
    await announce(session, Change("optout", member))


async def opt_in(session: AsyncSession, member: int) -> None:
    """Forget that a member opted out."""
    await session.execute(delete(OptOutRow).where(OptOutRow.member == member))
    await announce(session, Change("optout", member))


async def opted_out(session: AsyncSession) -> frozenset[int]:
    """Return everybody who opted out."""
    return frozenset(await session.scalars(select(OptOutRow.member)))


async def _count(session: AsyncSession, column: _Member, member: int) -> int:
    return await session.scalar(select(func.count()).where(column == member)) or 0
