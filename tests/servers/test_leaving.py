"""What is too old goes, and so does everything of a server that removed the bot."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from bot.curation.preferences import Preferences
from bot.knowledge.overlay import Wording
from bot.servers.inbox import Place
from bot.servers.servers import Servers
from bot.storage.database import Database
from bot.storage.tables import Base
from tests.servers.clock import DAY_S, MEMBER, OTHER_SERVER, SERVER, Clock

PARKING = Wording("Where can I park my car?", "Behind the branch.")


async def live(servers: Servers, server: int) -> None:
    await servers.faq.add(server, MEMBER, PARKING)
    await servers.inbox.record(
        server, MEMBER, "umbrella colours", "human", [], place=Place(31, None)
    )
    await servers.inbox.record(server, MEMBER, "parking garage", "unknown", [])
    group = (await servers.inbox.open_groups(server))[0]
    await servers.inbox.ignore(server, MEMBER, group.key)
    await servers.preferences.change(server, MEMBER, lambda old: replace(old, log=8))
    await servers.tally.vote(server, MEMBER, 51, "cards/lost-card", helpful=True)
    servers.tally.count(server, "answered")
    await servers.tally.flush()


async def rows(address: str, server: int) -> int:
    """Return how many rows a server has in all tables."""
    database, count = Database(address), 0
    async with database.reading() as session:
        for table in Base.metadata.sorted_tables:
            column = "id" if table.name == "servers" else "server"
            if column in table.columns:
                count += await session.scalar(
                    text(f"SELECT count(*) FROM {table.name} WHERE {column} = {server}")  # noqa: S608
                )
    await database.close()
    return count


@pytest.mark.asyncio
async def test_misses_expire_when_their_server_says(servers: Servers, clock: Clock) -> None:
    await live(servers, SERVER)
    await live(servers, OTHER_SERVER)
    await servers.preferences.change(
        OTHER_SERVER, MEMBER, lambda old: replace(old, retention_days=7)
    )
    clock.now += 7 * DAY_S
    assert await servers.leaving.sweep() == 0
    clock.now += 1
    assert await servers.leaving.sweep() == 2
    assert len(await servers.inbox.open_groups(SERVER)) == 1
    assert await servers.inbox.open_groups(OTHER_SERVER) == ()
    assert await servers.inbox.awaited() == {SERVER}
    clock.now += (Preferences().retention_days - 7) * DAY_S
    assert await servers.leaving.sweep() == 2
    assert await servers.inbox.open_groups(SERVER) == ()
    assert len(await servers.faq.history(SERVER)) == 1, "entries do not expire"


@pytest.mark.asyncio
async def test_a_server_that_left_is_forgotten_after_thirty_days(
    servers: Servers, clock: Clock, address: str
) -> None:
    await live(servers, SERVER)
    await live(servers, OTHER_SERVER)
    other = await rows(address, OTHER_SERVER)
    await servers.leaving.left(SERVER)
    clock.now += 30 * DAY_S
    await servers.leaving.sweep()
    assert await rows(address, SERVER) == other
    clock.now += 1
    assert await servers.leaving.sweep() == 1
    assert await rows(address, SERVER) == 0
    assert await rows(address, OTHER_SERVER) == other
    own = await servers.faq.list(SERVER, standing="own")
    assert own.count == 0


@pytest.mark.asyncio
async def test_a_server_that_returns_keeps_everything(servers: Servers, clock: Clock) -> None:
    await live(servers, SERVER)
    await servers.leaving.left(SERVER)
    clock.now += 29 * DAY_S
    await servers.leaving.returned(SERVER)
    clock.now += 29 * DAY_S
    assert await servers.leaving.sweep() == 0
    assert len(await servers.faq.history(SERVER)) == 1


@pytest.mark.asyncio
async def test_servers_that_left_while_the_bot_was_away_are_found(
    servers: Servers, clock: Clock, address: str
) -> None:
    await live(servers, SERVER)
    await live(servers, OTHER_SERVER)
    await servers.leaving.present([], lambda server: server == SERVER)
    clock.now += 31 * DAY_S
    await servers.leaving.present([OTHER_SERVER], lambda _: True)
    await servers.leaving.sweep()
    assert await rows(address, SERVER) == 0
    assert await rows(address, OTHER_SERVER) > 0
    await servers.leaving.left(OTHER_SERVER)
    await servers.leaving.present([OTHER_SERVER], lambda _: True)
    clock.now += 31 * DAY_S
    await servers.leaving.sweep()
    assert await rows(address, OTHER_SERVER) > 0, "it was there again"


@pytest.mark.asyncio
async def test_counts_go_after_sixty_days(servers: Servers, clock: Clock, address: str) -> None:
    servers.tally.count(SERVER, "answered")
    await servers.tally.vote(SERVER, MEMBER, 51, "cards/lost-card", helpful=True)
    await servers.tally.flush()
    clock.now += 60 * DAY_S
    await servers.leaving.sweep()
    assert await rows(address, SERVER) == 2
    clock.now += DAY_S
    await servers.leaving.sweep()
    assert await rows(address, SERVER) == 0
