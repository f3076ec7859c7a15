"""The benchmark of the search keeps its last results where it has nothing to measure."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WRITTEN = ("bench/results.json", "docs/benchmarks.md")


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of what it is and writes, so that a mistake of it harms nothing."""
    shutil.copytree(ROOT / "bench", tmp_path / "bench")
    (tmp_path / "docs").mkdir()
    shutil.copy(ROOT / "docs" / "benchmarks.md", tmp_path / "docs")
    (tmp_path / "bot").symlink_to(ROOT / "bot")
    return tmp_path


@pytest.mark.slow
def test_without_a_set_it_refuses_and_changes_nothing(copied: Path) -> None:
    before = [(copied / name).read_bytes() for name in WRITTEN]
    ended = subprocess.run(
        [sys.executable, "-m", "bench.run", "--data", "nowhere"],
        capture_output=True,
        text=True,
        cwd=copied,
        check=False,
    )
    assert ended.returncode == 2, ended.stderr
    (said,) = [line for line in ended.stderr.splitlines() if "error:" in line]
    assert "there is no set in nowhere" in said
    assert "bench/README.md" in said
    assert [(copied / name).read_bytes() for name in WRITTEN] == before


def test_every_program_and_every_file_of_a_set_is_described() -> None:
    page = (ROOT / "bench" / "README.md").read_text(encoding="utf-8")
    programs = [path.name for path in (ROOT / "bench").glob("*.py")]
    assert programs
    read = ("entries.json", "queries.json", "queries_t30.json")
    assert [one for one in (*programs, *read) if f"`{one}`" not in page] == []
