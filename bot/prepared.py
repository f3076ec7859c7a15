"""A knowledge with its search index: built from a folder once, kept in the data folder after that.

Building takes about a second, reading what was kept some hundredths. Called by `app`.
"""

import hashlib
import io
import os
import pickle
import platform
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from Stemmer import Stemmer

from bot.knowledge.base import Knowledge
from bot.knowledge.loader import load
from bot.knowledge.revision import revision_of
from bot.search.entries import EntryIndex, index_of

_PACKAGE = Path(__file__).parent
_BUILTINS = frozenset({"frozenset", "set", "tuple", "list", "dict", "slice", "range", "bytearray"})
_FOREIGN = frozenset(
    {
        ("Stemmer", "Stemmer"),
        ("numpy", "dtype"),
        ("numpy", "ndarray"),
        ("numpy._core.multiarray", "_reconstruct"),
        ("numpy._core.multiarray", "scalar"),
        ("numpy._core.numeric", "_frombuffer"),
    }
)


@dataclass(frozen=True, slots=True)
class Prepared:
    """What an advisor answers from.

    Attributes:
        knowledge: Facts, entries and all.
        index: The search over it.
    """

    knowledge: Knowledge
    index: EntryIndex


def prepare(folder: Path, kept_in: Path | None = None) -> Prepared:
    """Return a knowledge folder ready to answer.

    Args:
        folder: The knowledge folder.
        kept_in: Where to keep what was built; nothing is kept without it. A file there that does
            not fit the folder and the program, or cannot be read, is built anew.

    Raises:
        KnowledgeError: The folder has problems.
    """
    if kept_in is None:
        return _build(folder)
    path = kept_in / f"knowledge-{_place_of(folder)}.pickle"
    stamp = _stamp(folder)
    kept = _read(path, stamp)
    if kept is None:
        kept = _build(folder)
        _write(path, stamp, kept)
    return kept


def _build(folder: Path) -> Prepared:
    knowledge = load(folder)
    return Prepared(knowledge, index_of(knowledge))


def _place_of(folder: Path) -> str:
    """Return a name for a folder, so that several are kept side by side."""
    return hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:12]


def _stamp(folder: Path) -> bytes:
    """Return what a kept file must carry to fit: the knowledge, the program and its arithmetic."""
    digest = hashlib.sha256(revision_of(folder).encode())
    digest.update(f"{platform.python_version()} {np.__version__}".encode())
    for module in sorted(_PACKAGE.rglob("*.py")):
        status = module.stat()
        digest.update(f"{module} {status.st_size} {status.st_mtime_ns}".encode())
    return digest.digest()


class _Unpickler(pickle.Unpickler):
    """Reads only the classes of a knowledge and an index, so that a planted file runs nothing."""

    def find_class(self, module: str, name: str) -> Any:
        ours = module.startswith(("bot.knowledge.", "bot.search.")) or module == __name__
        known = (module, name) in _FOREIGN or (module == "builtins" and name in _BUILTINS)
        if "." not in name and (ours or known):
            found = super().find_class(module, name)
            if known or (isinstance(found, type) and found.__module__ == module):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} does not belong here")


class _Pickler(pickle.Pickler):
    """Writes a stemmer, which is a C object, as the call that makes it."""

    def reducer_override(self, obj: Any) -> Any:
        return (Stemmer, ("english",)) if isinstance(obj, Stemmer) else NotImplemented


def _read(path: Path, stamp: bytes) -> Prepared | None:
    """Return what is kept, or nothing where it does not fit or is damaged."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    if not data.startswith(stamp):
        return None
    try:
        kept = _Unpickler(io.BytesIO(data[len(stamp) :])).load()
    except Exception:
        return None
    return kept if isinstance(kept, Prepared) else None


def _write(path: Path, stamp: bytes, prepared: Prepared) -> None:
    """Keep what was built, whole or not at all; a folder that cannot be written is no fault."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".new")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(stamp)
                _Pickler(file, protocol=pickle.HIGHEST_PROTOCOL).dump(prepared)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
