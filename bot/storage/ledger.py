"""The ledger: what a server says and has set, and each change of it with who, when and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.curation.preferences import Preferences
from bot.curation.revision import Revision
from bot.knowledge.overlay import Amendment
from bot.storage.bodies import (
    amendment_body,
    amendment_of,
    preferences_body,
    preferences_of,
)
from bot.storage.changes import Change, announce
from bot.storage.tables import AmendmentRow, PreferenceChangeRow, RevisionRow, ServerRow
from bot.storage.upserting import insert_into


@dataclass(frozen=True, slots=True)
class State:
    """A server at one moment.

    Attributes:
        version: Rises with every change; 0 before the first.
        preferences: Its settings.
        amendments: What it says differently, by entry.
        numbers: Of the last revision of each entry that was ever changed.
    """

    version: int = 0
    preferences: Preferences = field(default_factory=Preferences)
    amendments: Mapping[str, Amendment] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)


async def state_of(session: AsyncSession, server: int) -> State:
    """Return a server as it is now."""
    row = await session.get(ServerRow, server)
    if row is None:
        return State()
    found = (
        await session.scalars(
            select(AmendmentRow).where(AmendmentRow.server == server).order_by(AmendmentRow.entry)
        )
    ).all()
    return State(
        row.version,
        preferences_of(row.preferences),
        {one.entry: body for one in found if (body := amendment_of(one.body))},
        {one.entry: one.number for one in found},
    )


async def versions(session: AsyncSession) -> Mapping[int, int]:
    """Return the version of every server that ever changed something."""
    rows = await session.execute(select(ServerRow.id, ServerRow.version))
    return {server: version for server, version in rows}  # noqa: C416 (a row is no pair to mypy)


async def ensure(session: AsyncSession, server: int) -> None:
    """Let a server have a row."""
    await session.execute(
        insert_into(session, ServerRow).values(id=server, version=0).on_conflict_do_nothing()
    )


async def advance(session: AsyncSession, server: int, *, seen: int) -> bool:
    """Take a server from the version that was seen to the next one.

    Returns:
        Whether it was still at that version; else nothing is changed, and the caller looks again.
        Until the end of the transaction no other one can advance it.
    """
    await ensure(session, server)
    advanced = await session.scalar(
        update(ServerRow)
        .where(ServerRow.id == server, ServerRow.version == seen)
        .values(version=seen + 1)
        .returning(ServerRow.version)
    )
    if advanced is not None:
        await announce(session, Change("server", server, advanced))
    return advanced is not None


async def save(session: AsyncSession, server: int, version: int, revision: Revision) -> None:
    """Keep a revision and what it leads to, after `advance`."""
    session.add(
        RevisionRow(
            server=server,
            entry=revision.entry,
            number=revision.number,
            version=version,
            member=revision.member,
            at=revision.at,
            why=revision.why,
            before=amendment_body(revision.before),
            after=amendment_body(revision.after),
        )
    )
    now = {"number": revision.number, "body": amendment_body(revision.after)}
    await session.execute(
        insert_into(session, AmendmentRow)
        .values(server=server, entry=revision.entry, **now)
        .on_conflict_do_update(index_elements=["server", "entry"], set_=now)
    )


async def save_preferences(
    session: AsyncSession,
    server: int,
    version: int,
    *,
    before: Preferences,
    after: Preferences,
    member: int,
    at: int,
) -> None:
    """Keep a server's settings, and that they were changed, after `advance`."""
    body = preferences_body(after)
    session.add(
        PreferenceChangeRow(
            server=server,
            version=version,
            member=member,
            at=at,
            before=preferences_body(before),
            after=body,
        )
    )
    await session.execute(update(ServerRow).where(ServerRow.id == server).values(preferences=body))


async def revisions(
    session: AsyncSession, server: int, entry: str | None, limit: int
) -> tuple[Revision, ...]:
    """Return the latest revisions of a server or of one entry, newest first."""
    wanted = select(RevisionRow).where(RevisionRow.server == server)
    if entry is not None:
        wanted = wanted.where(RevisionRow.entry == entry)
    wanted = wanted.order_by(RevisionRow.version.desc(), RevisionRow.entry).limit(limit)
    return tuple(map(_revision, (await session.scalars(wanted)).all()))


async def revision(session: AsyncSession, server: int, entry: str, number: int) -> Revision | None:
    """Return one revision of an entry; none where there is no such one."""
    row = await session.get(RevisionRow, (server, entry, number))
    return None if row is None else _revision(row)


def _revision(row: RevisionRow) -> Revision:
    return Revision(
        row.number,
        row.entry,
        amendment_of(row.before),
        amendment_of(row.after),
        row.member,
        row.at,
        row.why,
    )
