"""`migrate`, `backup`, `restore`, `export`, `import`: the operator's hold on the database."""

import argparse
import asyncio
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from types import ModuleType

from bot.settings import read_settings

_LARGEST_ID = 2**63 - 1  # ids of Discord fit into 63 bits


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands."""
    migrate = commands.add_parser("migrate", help="bring the database to the newest tables")
    migrate.set_defaults(run=run_migrate)

    backup = commands.add_parser("backup", help="copy the whole database into a file")
    backup.add_argument(
        "file",
        nargs="?",
        type=Path,
        help="the file, packed if it ends with .gz (default: a name with the time, here)",
    )
    backup.set_defaults(run=run_backup)

    restore = commands.add_parser("restore", help="fill the database from a backup")
    restore.add_argument("file", type=Path, help="the backup")
    restore.add_argument(
        "--replace", action="store_true", help="delete first what the database holds"
    )
    restore.set_defaults(run=run_restore)

    export = commands.add_parser("export", help="copy everything of one server into a file")
    export.add_argument("file", nargs="?", type=Path, help="the file (default: print it)")
    _add_server(export, "whose data to copy")
    export.set_defaults(run=run_export)

    read = commands.add_parser("import", help="read an export into a server that has nothing yet")
    read.add_argument("file", type=Path, help="the export")
    _add_server(read, "the server that gets the data")
    read.set_defaults(run=run_import)


def run_migrate(_: argparse.Namespace) -> int:
    """Bring the database to the newest tables."""
    operating, address = _storage()
    before, after = asyncio.run(operating.migrate(address))
    came = "was so already" if before == after else f"came from {before or 'nothing'}"
    print(f"the database is at revision {after} ({came})")
    return 0


def run_backup(options: argparse.Namespace) -> int:
    """Copy the whole database into a file; the bot may go on meanwhile."""
    operating, address = _storage(existing=True)
    path = options.file or Path(f"career-advisor-{datetime.now(UTC):%Y-%m-%d-%H%M%S}.jsonl.gz")
    rows = asyncio.run(operating.write_backup(address, path))
    place = import_module("bot.storage.faults").place_of(address)
    print(f"{rows} rows of {place} copied into {path}")
    return 0


def run_restore(options: argparse.Namespace) -> int:
    """Fill the database from a backup."""
    operating, address = _storage()
    rows = asyncio.run(operating.read_backup(address, options.file, replace=options.replace))
    print(f"{rows} rows restored from {options.file}")
    return 0


def run_export(options: argparse.Namespace) -> int:
    """Copy everything of one server into a file, or print it."""
    operating, address = _storage(existing=True)
    asyncio.run(operating.write_server(address, options.server, options.file))
    if options.file:
        print(f"server {options.server} is copied into {options.file}")
    return 0


def run_import(options: argparse.Namespace) -> int:
    """Read an export into a server."""
    operating, address = _storage()
    rows = asyncio.run(operating.read_server(address, options.server, options.file))
    print(f"{rows} rows imported into server {options.server}")
    return 0


def _storage(*, existing: bool = False) -> tuple[ModuleType, str]:
    """Return what works on the database, and where that is.

    Imported here, for the other commands need not wait half a second for SQLAlchemy.

    Args:
        existing: Whether it must be there already.

    Raises:
        SettingsError: A setting is wrong, or the database that must be there is not.
    """
    addresses = import_module("bot.storage.address")
    address = (addresses.existing if existing else addresses.address_of)(read_settings())
    return import_module("bot.storage.operating"), address


def _add_server(parser: argparse.ArgumentParser, meaning: str) -> None:
    parser.add_argument(
        "--server", type=_id, required=True, metavar="ID", help=f"id of the server: {meaning}"
    )


def _id(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) <= _LARGEST_ID:
        raise argparse.ArgumentTypeError(f"{text} is no id of a server")
    return int(text)
