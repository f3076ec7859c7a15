"""Operating: what an operator does with the database from the command line, file by file."""

import gzip
import os
import sys
import tempfile
import zlib
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing, contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, TextIO, cast

from bot.errors import BotError
from bot.storage.backup import backup, restore
from bot.storage.database import Database
from bot.storage.faults import located
from bot.storage.migrating import migrate
from bot.storage.transfer import export, import_server

__all__ = ["migrate", "read_backup", "read_server", "write_backup", "write_server"]

_AROUND = 2  # lines of a copy that are no rows: its header and its end


class FileError(BotError):
    """Tell that a file cannot be read or written."""


async def write_backup(address: str, path: Path) -> int:
    """Write everything into a file, which is there whole or not at all; return how many rows.

    Raises:
        StorageError, FileError: The database or the disk fails.
    """
    await migrate(address)
    database = Database(address)
    try:
        return await _write(path, backup(database)) - _AROUND
    finally:
        await database.close()


async def read_backup(address: str, path: Path, *, replace: bool) -> int:
    """Restore a file, and return how many rows it had; errors as of `restore`, and FileError."""
    with located(address), _readable(path) as lines:
        return await restore(address, lines, replace=replace)


async def write_server(address: str, server: int, path: Path | None) -> None:
    """Write everything of one server into a file, or to standard output.

    Raises:
        StorageError, FileError: The database or the disk fails.
    """
    await migrate(address)
    database = Database(address)
    try:
        if path:
            await _write(path, export(database, server))
        else:
            async with aclosing(export(database, server)) as lines:
                async for line in lines:
                    sys.stdout.write(line)
    finally:
        await database.close()


async def read_server(address: str, server: int, path: Path) -> int:
    """Import a file into a server; errors as of `import_server`, and FileError."""
    await migrate(address)
    database = Database(address)
    try:
        with _readable(path) as lines:
            return await import_server(database, server, lines)
    finally:
        await database.close()


async def _write(path: Path, lines: AsyncGenerator[str]) -> int:
    """Write lines, and return how many."""
    count = 0
    with _replacing(path) as file:
        async with aclosing(lines):
            async for line in lines:
                file.write(line)
                count += 1
    return count


@contextmanager
def _replacing(path: Path) -> Iterator[TextIO]:
    """Give a file beside another, which takes its place once it is on the disk."""
    with _explained(path):
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        beside = Path(name)
        try:
            with os.fdopen(handle, "wb") as raw:
                packed = gzip.GzipFile(path.stem, "wb", fileobj=raw) if _is_packed(path) else raw
                with TextIOWrapper(cast(BinaryIO, packed), encoding="utf-8") as file:
                    yield file
            with beside.open("rb") as written:
                os.fsync(written.fileno())
            beside.replace(path)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise


@contextmanager
def _readable(path: Path) -> Iterator[Iterator[str]]:
    """Give the lines of a file."""
    with _explained(path), path.open("rb") as raw:
        unpacked = gzip.GzipFile(fileobj=raw) if _is_packed(path) else raw
        with TextIOWrapper(cast(BinaryIO, unpacked), encoding="utf-8") as file:
            yield _lines(file, path)


def _lines(file: TextIO, path: Path) -> Iterator[str]:
    """Yield lines; a fault of the file is told as such, and not as one of the database."""
    with _explained(path):
        yield from file


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except UnicodeDecodeError as error:
        raise FileError(f"{path} is not UTF-8 text") from error
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or "it is damaged"
        raise FileError(f"cannot read or write {path}: {reason}") from error


def _is_packed(path: Path) -> bool:
    return path.suffix == ".gz"
