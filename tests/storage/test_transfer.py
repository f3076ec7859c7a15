"""What is exported of a server is the same after it was imported into another."""

import pytest

from bot.storage import inbox, ledger, notices
from bot.storage.database import Database
from bot.storage.lines import LinesError
from bot.storage.transfer import FullServerError, export, import_server
from tests.storage.filled import AT, OTHER_SERVER, OWN, SERVER, fill


async def lines_of(database: Database, server: int) -> list[str]:
    return [line async for line in export(database, server)]


@pytest.mark.asyncio
async def test_an_import_gives_the_same_export(database: Database) -> None:
    await fill(database)
    lines = await lines_of(database, SERVER)
    assert str(SERVER) not in "".join(lines)
    assert await import_server(database, OTHER_SERVER, lines) == len(lines) - 2
    assert await lines_of(database, OTHER_SERVER) == lines
    assert await lines_of(database, SERVER) == lines


@pytest.mark.asyncio
async def test_what_points_at_misses_points_at_the_imported_ones(database: Database) -> None:
    await fill(database)
    lines = await lines_of(database, SERVER)
    await import_server(database, OTHER_SERVER, lines)
    async with database.writing() as session:
        [notice] = await notices.claim_notices(session, OTHER_SERVER, at=AT, lease_s=60)
        assert (notice.question, notice.entry) == ("what about hats", OWN.entry)
        [miss] = await inbox.misses(session, OTHER_SERVER, ["written"])
        [number] = [n for n in range(1, 9) if await inbox.ruling(session, OTHER_SERVER, n)]
        ruling = await inbox.ruling(session, OTHER_SERVER, number)
        assert ruling is not None
        assert ruling.misses == ((miss.id, "open"),)
        assert (await ledger.state_of(session, OTHER_SERVER)).preferences.channels == (5, 6)


@pytest.mark.asyncio
async def test_a_server_with_something_of_its_own_is_left_alone(database: Database) -> None:
    await fill(database)
    lines = await lines_of(database, SERVER)
    with pytest.raises(FullServerError):
        await import_server(database, SERVER, lines)
    with pytest.raises(LinesError, match="not whole"):
        await import_server(database, OTHER_SERVER, lines[:-1])
    with pytest.raises(LinesError, match="restore"):
        await import_server(database, OTHER_SERVER, [lines[0].replace('"server"', '"backup"')])
    assert len(await lines_of(database, OTHER_SERVER)) == 2
