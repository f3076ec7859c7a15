"""The database of an earlier release becomes the one of this release, with all that it holds."""

from pathlib import Path

import pytest
from alembic.config import Config
from sqlalchemy import text

from bot.storage import ledger, upgrading
from bot.storage.backup import backup, restore
from bot.storage.database import Database
from bot.storage.faults import StorageError
from bot.storage.lines import end
from bot.storage.migrating import REVISION, exclusively, migrate
from tests.storage.filled import OTHER_SERVER, OWN, SERVER, fill
from tests.storage.releasing import RELEASES as FOLDER

# A backup of each release; `releasing` writes one of a new release.
RELEASES = {
    path.stem: path.read_text(encoding="utf-8").splitlines()
    for path in sorted(FOLDER.glob("*.jsonl"))
}

# What a later release might do: SQLite can change a table only by making it anew.
LATER = """
import sqlalchemy as sa
from alembic import op

revision = "later"
down_revision = "{before}"


def upgrade() -> None:
    with op.batch_alter_table("misses") as misses:
        misses.alter_column("reason", type_=sa.String(40), existing_nullable=False)
        misses.add_column(sa.Column("mood", sa.String(9), server_default="calm", nullable=False))
"""


@pytest.mark.asyncio
@pytest.mark.parametrize("release", RELEASES)
async def test_the_database_of_a_release_is_brought_here_whole(release: str, address: str) -> None:
    lines = RELEASES[release]
    count = await restore(address, lines)
    assert count == len(lines) - 2
    assert await migrate(address) == (REVISION, REVISION)
    database = Database(address)
    async with database.reading() as session:
        assert (await ledger.state_of(session, SERVER)).amendments == {OWN.entry: OWN}
        assert set(await ledger.versions(session)) == {SERVER, OTHER_SERVER}
    rows = [line async for line in backup(database)][1:-1]
    assert len(rows) == count
    await fill(database, SERVER + 7)
    await database.close()


@pytest.mark.asyncio
async def test_rows_that_refer_to_none_are_not_restored(address: str) -> None:
    lines = [line for line in RELEASES["0.1.0"] if '"table": "misses"' not in line]
    *rows, _ = lines
    with pytest.raises(StorageError):
        await restore(address, [*rows, end(len(rows) - 1)])
    assert await migrate(address) == (None, REVISION), "nothing was kept"


@pytest.mark.asyncio
async def test_a_later_release_changes_a_table_and_loses_no_row(
    database: Database, migrated: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "later.py").write_text(LATER.format(before=REVISION), encoding="utf-8")
    configuration = upgrading.configuration

    def with_later() -> Config:
        config = configuration()
        config.set_main_option("version_locations", f"bot.storage:migrations/versions {tmp_path}")
        config.set_main_option("path_separator", "space")
        return config

    monkeypatch.setattr(upgrading, "configuration", with_later)
    await fill(database)
    await fill(database, OTHER_SERVER)
    before = [line async for line in backup(database)][1:-1]
    await database.close()
    async with exclusively(migrated) as connection:
        await connection.run_sync(upgrading.upgrade, "later")
    upgraded = Database(migrated)
    async with upgraded.reading() as session:
        moods = (await session.execute(text("SELECT mood FROM misses"))).scalars().all()
    assert set(moods) == {"calm"}
    assert [line async for line in backup(upgraded)][1:-1] == before
    await upgraded.close()
