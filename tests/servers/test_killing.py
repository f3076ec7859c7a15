"""Whatever the moment of a kill: what was acknowledged is there, and nothing is half there."""

import subprocess
import sys
from pathlib import Path

import pytest

KILLS = 200
ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_a_kill_at_any_moment_loses_nothing_acknowledged(migrated: str, bank_folder: Path) -> None:
    """200 kills with SIGKILL, the next process looking each time at what is kept."""
    ended = subprocess.run(
        [sys.executable, "-m", "tests.servers.killing", migrated, str(bank_folder), str(KILLS)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    acknowledged, there = map(int, ended.stdout.split())
    assert acknowledged > KILLS / 2, "it was killed before it saved anything worth speaking of"
    assert there >= acknowledged
