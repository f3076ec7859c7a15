"""A member sees what is kept of them, and it goes when they say so."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from bot.app import Advisor
from bot.knowledge.overlay import Wording
from bot.servers.inbox import Place
from bot.servers.servers import Servers
from bot.storage.database import Database
from bot.storage.tables import Base
from tests.servers.clock import MEMBER, OTHER_MEMBER, OTHER_SERVER, SERVER, Clock
from tests.servers.waiting import soon

PLACE = Place(31, 41)


async def live(servers: Servers, member: int) -> None:
    """Leave traces of every kind in two servers."""
    for server in (SERVER, OTHER_SERVER):
        await servers.inbox.record(
            server, member, f"umbrella colours {member}", "human", [], place=PLACE
        )
        await servers.tally.vote(server, member, 51, "cards/lost-card", helpful=True)
        await servers.faq.add(server, member, Wording(f"Who is number {member}?", "I am."))
        await servers.preferences.change(server, member, lambda old: replace(old, log=member))
    [group] = await servers.inbox.open_groups(SERVER)
    await servers.inbox.later(SERVER, member, group.key)


@pytest.mark.asyncio
async def test_everything_of_a_member_is_shown_and_goes(servers: Servers, address: str) -> None:
    await live(servers, MEMBER)
    kept = await servers.privacy.show(MEMBER)
    assert [server for server, _ in kept.misses] == [SERVER, OTHER_SERVER]
    assert (kept.notices, kept.votes, kept.revisions, kept.opted_out) == (2, 2, 5, False)
    assert await servers.privacy.delete(MEMBER) == kept
    gone = await servers.privacy.show(MEMBER)
    assert (gone.misses, gone.notices, gone.votes, gone.revisions) == ((), 0, 0, 0)
    [revision] = await servers.faq.history(SERVER)
    assert revision.member is None
    assert await servers.inbox.awaited() == frozenset()
    await _assert_nowhere(address, MEMBER)


async def _assert_nowhere(address: str, member: int) -> None:
    """Look into every column of every table for an id."""
    database = Database(address)
    async with database.reading() as session:
        for table in Base.metadata.sorted_tables:
            if "member" in table.columns:
                found = await session.scalar(
                    text(f"SELECT count(*) FROM {table.name} WHERE member = {member}")  # noqa: S608
                )
                assert found == 0, table.name
    await database.close()


@pytest.mark.asyncio
async def test_others_keep_what_is_theirs(servers: Servers) -> None:
    await live(servers, MEMBER)
    await servers.inbox.record(SERVER, OTHER_MEMBER, "parking garage", "unknown", [])
    await servers.privacy.delete(MEMBER)
    assert len((await servers.privacy.show(OTHER_MEMBER)).misses) == 1


@pytest.mark.asyncio
async def test_who_opts_out_leaves_nothing_anywhere(
    servers: Servers, elsewhere: Servers, address: str, bank_advisor: Advisor, clock: Clock
) -> None:
    await live(servers, MEMBER)
    await servers.privacy.opt_out(MEMBER)
    assert servers.privacy.opted_out(MEMBER)

    async def is_known_elsewhere() -> bool:
        return elsewhere.privacy.opted_out(MEMBER)

    await soon(is_known_elsewhere)
    for where in (servers, elsewhere):
        recorded = await where.inbox.record(SERVER, MEMBER, "umbrella size", "unknown", [])
        assert recorded.kept == "opted-out"
        await where.tally.vote(SERVER, MEMBER, 52, "cards/lost-card", helpful=True)
    kept = await servers.privacy.show(MEMBER)
    assert (kept.misses, kept.votes, kept.opted_out) == ((), 0, True)
    async with Servers.open(address, bank_advisor, clock) as restarted:
        assert restarted.privacy.opted_out(MEMBER)
    await elsewhere.privacy.opt_in(MEMBER)

    async def is_back() -> bool:
        return not servers.privacy.opted_out(MEMBER)

    await soon(is_back)
