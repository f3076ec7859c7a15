"""The inbox: misses, and what moderators decided about them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.curation.misses import UNSETTLED, Miss, Reason, State
from bot.storage.bodies import preferences_of
from bot.storage.tables import MissRow, RulingRow, ServerRow

DAY_S = 86_400


@dataclass(frozen=True, slots=True)
class KeptRuling:
    """A decision about some misses.

    Attributes:
        id: Of the decision.
        state: What the misses became.
        misses: Each with what it was before.
        revisions: The changes of the FAQ that came with it: entry and number.
    """

    id: int
    state: State
    misses: tuple[tuple[int, State], ...]
    revisions: tuple[tuple[str, int], ...]


async def add_miss(session: AsyncSession, miss: Miss, member: int) -> Miss:
    """Keep a miss, and return it with its id."""
    row = MissRow(
        server=miss.server,
        member=member,
        text=miss.text,
        reason=miss.reason,
        candidates=[list(one) for one in miss.candidates],
        knowledge=miss.knowledge,
        at=miss.at,
        state=miss.state,
    )
    session.add(row)
    await session.flush()
    return _miss(row)


async def misses(session: AsyncSession, server: int, states: Collection[State]) -> tuple[Miss, ...]:
    """Return a server's misses in some states, in the order in which they came."""
    wanted = select(MissRow).where(MissRow.server == server, MissRow.state.in_(states))
    return tuple(map(_miss, (await session.scalars(wanted.order_by(MissRow.id))).all()))


async def servers_with(session: AsyncSession, states: Collection[State]) -> frozenset[int]:
    """Return the servers that have misses in some states."""
    wanted = select(MissRow.server).where(MissRow.state.in_(states)).distinct()
    return frozenset(await session.scalars(wanted))


async def count_of_member(session: AsyncSession, member: int, since: int) -> int:
    """Return how many misses of a member, in all servers, were kept since a time."""
    wanted = select(func.count()).where(MissRow.member == member, MissRow.at > since)
    return await session.scalar(wanted) or 0


async def count_of_server(session: AsyncSession, server: int, states: Collection[State]) -> int:
    """Return how many misses a server has in some states."""
    wanted = select(func.count()).where(MissRow.server == server, MissRow.state.in_(states))
    return await session.scalar(wanted) or 0


async def same_of_member(
    session: AsyncSession, server: int, member: int, text: str, states: Collection[State]
) -> Miss | None:
    """Return what a member has asked in the very same words; none where they have not."""
    wanted = select(MissRow).where(
        MissRow.member == member,
        MissRow.server == server,
        MissRow.text == text,
        MissRow.state.in_(states),
    )
    row = await session.scalar(wanted.order_by(MissRow.id).limit(1))
    return None if row is None else _miss(row)


async def reopen(
    session: AsyncSession, server: int, ids: Iterable[int], *, reason: Reason | None = None
) -> None:
    """Let misses be open again, and give them another reason if there is one.

    Those that were ruled on meanwhile stay as they are.
    """
    values = {"state": "open"} | ({"reason": reason} if reason else {})
    await session.execute(
        update(MissRow)
        .where(
            MissRow.server == server,
            MissRow.id.in_(list(ids)),
            MissRow.state.in_(UNSETTLED),
        )
        .values(**values)
    )


async def rule(
    session: AsyncSession,
    server: int,
    group: Sequence[Miss],
    state: State,
    *,
    member: int | None,
    at: int,
    entry: str | None = None,
    revisions: Iterable[tuple[str, int]] = (),
) -> KeptRuling | None:
    """Decide about a group of misses.

    Args:
        session: That writes.
        server: Whose.
        group: The misses, as the moderator saw them.
        state: What they become.
        member: Who decided; none where the newest knowledge did.
        at: When.
        entry: What answers them now.
        revisions: The changes of the FAQ that came with it.

    Returns:
        The decision; none where somebody else was quicker with some of them.
    """
    ids = [miss.id for miss in group]
    changed = await session.scalars(
        update(MissRow)
        .where(
            MissRow.server == server,
            MissRow.id.in_(ids),
            MissRow.state.in_({miss.state for miss in group}),
        )
        .values(state=state, entry=entry)
        .returning(MissRow.id)
    )
    if len(changed.all()) < len(ids):
        return None
    row = RulingRow(
        server=server,
        member=member,
        at=at,
        decision=state,
        misses=[[miss.id, miss.state] for miss in group],
        revisions=[list(one) for one in revisions],
    )
    session.add(row)
    await session.flush()
    return _ruling(row)


async def ruling(session: AsyncSession, server: int, number: int) -> KeptRuling | None:
    """Return a decision of a server that was not undone; none where there is no such one."""
    row = await session.get(RulingRow, number)
    return None if row is None or row.server != server or row.undone_at else _ruling(row)


async def unrule(session: AsyncSession, kept: KeptRuling, at: int) -> bool:
    """Take a decision back; false where somebody else was quicker."""
    undone = await session.scalar(
        update(RulingRow)
        .where(RulingRow.id == kept.id, RulingRow.undone_at.is_(None))
        .values(undone_at=at)
        .returning(RulingRow.id)
    )
    for miss, before in kept.misses:
        await session.execute(
            update(MissRow)
            .where(MissRow.id == miss, MissRow.state == kept.state)
            .values(state=before, entry=None)
        )
    return undone is not None


async def overdue(session: AsyncSession, now: int) -> dict[int, int]:
    """Return the servers with misses past their time, each with the time before which they are."""
    rows = await session.execute(
        select(MissRow.server, func.min(MissRow.at), ServerRow.preferences)
        .join(ServerRow, ServerRow.id == MissRow.server, isouter=True)
        .group_by(MissRow.server, ServerRow.id)
    )
    found = {}
    for server, oldest, body in rows:
        before = now - preferences_of(body).retention_days * DAY_S
        if oldest < before:
            found[server] = before
    return found


async def expire(session: AsyncSession, server: int, before: int) -> int:
    """Delete what was missed and decided before a time, and return how many misses went."""
    await session.execute(
        delete(RulingRow).where(RulingRow.server == server, RulingRow.at < before)
    )
    gone = await session.scalars(
        delete(MissRow).where(MissRow.server == server, MissRow.at < before).returning(MissRow.id)
    )
    return len(gone.all())


def _miss(row: MissRow) -> Miss:
    candidates = tuple((str(entry), float(score)) for entry, score in row.candidates)
    return Miss(
        id=row.id,
        server=row.server,
        text=row.text,
        reason=row.reason,  # type: ignore[arg-type]  # written from one
        candidates=candidates,
        knowledge=row.knowledge,
        at=row.at,
        state=row.state,  # type: ignore[arg-type]  # written from one
    )


def _ruling(row: RulingRow) -> KeptRuling:
    return KeptRuling(
        row.id,
        row.decision,  # type: ignore[arg-type]  # written from one
        tuple((int(miss), state) for miss, state in row.misses),
        tuple((str(entry), int(number)) for entry, number in row.revisions),
    )
