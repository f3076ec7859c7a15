"""Settings are kept with who and when, and are in force at once."""

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.curation.drafting import RefusedError
from bot.curation.preferences import Preferences
from bot.servers.servers import Servers
from bot.storage.database import Database
from bot.storage.tables import PreferenceChangeRow
from tests.servers.clock import MEMBER, NOON, OTHER_SERVER, SERVER
from tests.servers.waiting import soon


@pytest.mark.asyncio
async def test_settings_are_kept_and_in_force_at_once(servers: Servers, elsewhere: Servers) -> None:
    assert await servers.preferences.of(SERVER) == Preferences()
    assert await servers.preferences.of(None) == Preferences()
    changed = await servers.preferences.change(
        SERVER, MEMBER, lambda old: replace(old, channels=(5,), threshold=0.9)
    )
    assert await servers.preferences.of(SERVER) == changed
    assert (await servers.overlays.advisor_of(SERVER)).reader.thresholds.answer == 0.9
    assert await elsewhere.preferences.of(SERVER) == changed
    assert await servers.preferences.of(OTHER_SERVER) == Preferences()


@pytest.mark.asyncio
async def test_who_changes_what_at_once_changes_both(
    servers: Servers, elsewhere: Servers, address: str
) -> None:
    await asyncio.gather(
        servers.preferences.change(SERVER, MEMBER, lambda old: replace(old, log=8)),
        elsewhere.preferences.change(SERVER, MEMBER, lambda old: replace(old, role=9)),
    )

    async def has_both() -> bool:
        return await servers.preferences.of(SERVER) == Preferences(log=8, role=9)

    await soon(has_both)
    database = Database(address)
    async with database.reading() as session:
        rows = (await session.scalars(select(PreferenceChangeRow))).all()
    assert [(row.member, row.at) for row in rows] == [(MEMBER, NOON)] * 2
    await database.close()


@pytest.mark.asyncio
async def test_a_value_out_of_range_is_refused(servers: Servers) -> None:
    with pytest.raises(RefusedError):
        await servers.preferences.change(
            SERVER, MEMBER, lambda old: replace(old, retention_days=99_999)
        )
    assert await servers.preferences.of(SERVER) == Preferences()
