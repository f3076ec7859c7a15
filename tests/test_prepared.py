"""What was built is kept and read back, and built anew whenever it is not safe or not right."""

import os
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from bot import prepared
from bot.knowledge.problems import KnowledgeError
from bot.prepared import prepare
from tests.folders import BANK, write


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Record every folder that is built."""
    built: list[Path] = []
    build: Callable[[Path], prepared.Prepared] = prepared._build

    def recording(folder: Path) -> prepared.Prepared:
        built.append(folder)
        return build(folder)

    monkeypatch.setattr(prepared, "_build", recording)
    return built


def test_second_start_reads_what_was_kept(tmp_path: Path, builds: list[Path]) -> None:
    folder = write(tmp_path / "bank", BANK)
    first = prepare(folder, tmp_path / "data")
    second = prepare(folder, tmp_path / "data")
    assert len(builds) == 1
    assert second.knowledge == first.knowledge
    question = "what do tellers earn in northland"
    assert second.index.search(question) == first.index.search(question)


def test_nothing_is_kept_where_no_place_is_named(tmp_path: Path, builds: list[Path]) -> None:
    folder = write(tmp_path / "bank", BANK)
    prepare(folder)
    prepare(folder)
    assert len(builds) == 2


def test_changed_knowledge_is_built_anew(tmp_path: Path, builds: list[Path]) -> None:
    folder = write(tmp_path / "bank", BANK)
    prepare(folder, tmp_path / "data")
    sources = folder / "sources.yaml"
    sources.write_text(sources.read_text() + "- {id: extra, title: Extra}\n")
    assert "extra" in prepare(folder, tmp_path / "data").knowledge.sources
    assert len(builds) == 2


@pytest.mark.parametrize("damage", [b"", b"junk", b"\x80"], ids=["empty", "junk", "cut"])
def test_damaged_file_is_built_anew(tmp_path: Path, builds: list[Path], damage: bytes) -> None:
    folder = write(tmp_path / "bank", BANK)
    prepare(folder, tmp_path / "data")
    (kept,) = (tmp_path / "data").iterdir()
    kept.write_bytes(kept.read_bytes()[:32] + damage)
    assert prepare(folder, tmp_path / "data").knowledge.entries
    assert len(builds) == 2


class Planted:
    """Runs something when it is unpickled."""

    def __reduce__(self) -> tuple[Callable[[str], object], tuple[str]]:
        return exec, ("raise SystemExit('planted code ran')",)


def test_planted_file_runs_nothing(tmp_path: Path, builds: list[Path]) -> None:
    folder = write(tmp_path / "bank", BANK)
    prepare(folder, tmp_path / "data")
    (kept,) = (tmp_path / "data").iterdir()
    kept.write_bytes(kept.read_bytes()[:32] + pickle.dumps(Planted()))
    assert prepare(folder, tmp_path / "data").knowledge.entries
    assert len(builds) == 2


def test_place_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where a folder should be")
    assert prepare(write(tmp_path / "bank", BANK), tmp_path / "data").knowledge.entries


def test_broken_knowledge_is_never_kept(tmp_path: Path) -> None:
    folder = write(tmp_path / "bank", BANK)
    (folder / "sources.yaml").write_text("- {id: 1}\n")
    with pytest.raises(KnowledgeError):
        prepare(folder, tmp_path / "data")
    assert not (tmp_path / "data").exists()


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that ships with a program of one module, which is under `program`."""
    folder = write(tmp_path / "bank", BANK)
    module = tmp_path / "program" / "search" / "index.py"
    module.parent.mkdir(parents=True)
    module.write_text("VERSION = 1\n")
    monkeypatch.setattr(prepared, "shipped_folder", lambda: folder)
    monkeypatch.setattr(prepared, "_PACKAGE", tmp_path / "program")
    monkeypatch.setattr(prepared, "_BESIDE", tmp_path / "program" / "built")
    return folder


def test_shipped_knowledge_is_kept_for_every_data_folder(
    tmp_path: Path, shipped: Path, builds: list[Path]
) -> None:
    for name in ("one", "other"):
        assert prepare(shipped, tmp_path / name).knowledge.entries
    assert len(builds) == 1
    assert not (tmp_path / "one").exists()


def test_kept_build_does_not_depend_on_times_of_files(
    tmp_path: Path, shipped: Path, builds: list[Path]
) -> None:
    prepare(shipped, tmp_path / "data")
    for path in tmp_path.rglob("*.*"):
        os.utime(path, (1, 1))
    prepare(shipped, tmp_path / "data")
    assert len(builds) == 1


def test_changed_program_builds_anew(tmp_path: Path, shipped: Path, builds: list[Path]) -> None:
    prepare(shipped, tmp_path / "data")
    (tmp_path / "program" / "search" / "index.py").write_text("VERSION = 2\n")
    prepare(shipped, tmp_path / "data")
    prepare(shipped, tmp_path / "data")
    assert len(builds) == 2


def test_program_that_cannot_be_written_keeps_in_the_data_folder(
    tmp_path: Path, shipped: Path, builds: list[Path]
) -> None:
    (tmp_path / "program" / "built").write_text("a file where a folder should be")
    prepare(shipped, tmp_path / "data")
    prepare(shipped, tmp_path / "data")
    assert len(builds) == 1
    assert [path.suffix for path in (tmp_path / "data").iterdir()] == [".pickle"]


def test_other_knowledge_is_never_kept_beside_the_program(tmp_path: Path, shipped: Path) -> None:
    prepare(write(tmp_path / "other", BANK), tmp_path / "data")
    assert not (tmp_path / "program" / "built").exists()
