"""Keep a database of this release for those to come: `python -m tests.storage.releasing`."""

import asyncio
import tempfile
from pathlib import Path

from bot import __version__
from bot.storage.backup import backup
from bot.storage.database import Database
from bot.storage.migrating import migrate
from tests.storage.filled import OTHER_SERVER, SERVER, fill, leave

RELEASES = Path(__file__).parent / "releases"


async def lines_of_this_release(folder: Path) -> list[str]:
    """Return a backup with something in every table."""
    address = f"sqlite+aiosqlite:///{folder / 'release.sqlite3'}"
    await migrate(address)
    database = Database(address)
    for server in (SERVER, OTHER_SERVER):
        await fill(database, server)
    await leave(database, OTHER_SERVER)
    lines = [line async for line in backup(database)]
    await database.close()
    return lines


def main() -> None:
    """Write it where `test_upgrading` finds it."""
    with tempfile.TemporaryDirectory() as folder:
        lines = asyncio.run(lines_of_this_release(Path(folder)))
    (RELEASES / f"{__version__}.jsonl").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
