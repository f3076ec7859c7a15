"""The revision of a knowledge folder: a hash of its files. The same files give the same answers."""

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

DIGITS = 12  # of the hexadecimal hash; enough to tell the versions of one folder apart


def files_of(folder: Path) -> Iterator[Path]:
    """Yield the YAML files of a folder in a fixed order."""
    yield from sorted((*folder.rglob("*.yaml"), *folder.rglob("*.yml")))


def revision_of(folder: Path) -> str:
    """Return the revision of a folder; files that cannot be read do not count."""
    digest = hashlib.sha256()
    for path in files_of(folder):
        with suppress(OSError):
            data = path.read_bytes()
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + data + b"\0")
    return digest.hexdigest()[:DIGITS]
