"""A knowledge with its search index: built from a folder once, and kept after that.

Building takes about a second, reading what was kept some hundredths. Called by `app`.
"""

import hashlib
import os
import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import Stemmer

from bot.knowledge.base import Knowledge
from bot.knowledge.revision import revision_of
from bot.knowledge.shipped import shipped_folder
from bot.search.entries import EntryIndex, index_of

_PACKAGE = Path(__file__).parent
_BESIDE = _PACKAGE / "__built__"  # of the shipped knowledge, as Python keeps its `__pycache__`
_MAKERS = ("prepared.py", "knowledge/*.py", "search/*.py")  # the modules that a build depends on
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

    What is built of the shipped knowledge is kept beside the program where that can be written, so
    that whoever installs it builds it for all, and else like any other.

    Args:
        folder: The knowledge folder.
        kept_in: Where to keep what was built; nothing is kept without it. A file there that does
            not fit the folder and the program, or cannot be read, is built anew.

    Raises:
        KnowledgeError: The folder has problems.
    """
    if kept_in is None:
        return _build(folder)
    paths = [kept_in / f"knowledge-{_place_of(folder)}.pickle"]
    if folder.resolve() == shipped_folder():
        paths.insert(0, _BESIDE / f"knowledge.{sys.implementation.cache_tag}.pickle")
    stamp = _stamp(folder)
    for path in paths:
        kept = _read(path, stamp)
        if kept is not None:
            return kept
    built = _build(folder)
    any(_write(path, stamp, built) for path in paths)
    return built


def _build(folder: Path) -> Prepared:
    # Imported here, for what reads YAML need not be there where a kept build fits.
    load: Callable[[Path], Knowledge] = import_module("bot.knowledge.loader").load
    knowledge = load(folder)
    return Prepared(knowledge, index_of(knowledge))


def _place_of(folder: Path) -> str:
    """Return a name for a folder, so that several are kept side by side."""
    return hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:12]


def _stamp(folder: Path) -> bytes:
    """Return what a kept file must carry to fit: the knowledge, the program and its arithmetic."""
    digest = hashlib.sha256(revision_of(folder).encode())
    digest.update(f"{sys.version} {np.__version__} {Stemmer.version()}".encode())
    for module in sorted(path for pattern in _MAKERS for path in _PACKAGE.glob(pattern)):
        digest.update(module.read_bytes())
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
        return (
            (Stemmer.Stemmer, ("english",)) if isinstance(obj, Stemmer.Stemmer) else NotImplemented
        )


def _read(path: Path, stamp: bytes) -> Prepared | None:
    """Return what is kept, or nothing where it does not fit or is damaged."""
    try:
        with path.open("rb") as file:
            kept = _Unpickler(file).load() if file.read(len(stamp)) == stamp else None
    except Exception:  # a damaged pickle raises anything
        return None
    return kept if isinstance(kept, Prepared) else None


def _write(path: Path, stamp: bytes, prepared: Prepared) -> bool:
    """Keep what was built, whole or not at all; tell whether it could be written."""
    new = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with new.open("wb") as file:
            file.write(stamp)
            _Pickler(file, protocol=pickle.HIGHEST_PROTOCOL).dump(prepared)
        new.replace(path)
    except OSError:
        return False
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)
    return True
