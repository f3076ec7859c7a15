"""Every command of the README runs, and what it shows as an answer is the answer."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```console\n(.*?)```", PAGE, re.S)
COMMANDS = [line[2:] for block in BLOCKS for line in block.splitlines() if line.startswith("$ ")]
OURS = [line for line in COMMANDS if "python -m bot" in line]
SHOWN = re.search(r"^\$ make chat\nyou> (.*?)\n(.*?)^```", PAGE, re.S | re.M)


def run(arguments: list[str], data: Path, typed: str = "") -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=ROOT,
        env={**os.environ, "DATA_DIR": str(data), "COLUMNS": "100"},
        input=typed,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_there_are_commands_and_all_are_of_a_known_kind() -> None:
    assert len(OURS) > 5
    for line in set(COMMANDS) - set(OURS):
        assert re.match(r"make [a-z]+$|docker compose |\.ci/run", line), line


@pytest.mark.slow
@pytest.mark.parametrize("line", OURS)
def test_a_command_runs(line: str, tmp_path: Path) -> None:
    words = shlex.split(line.split("python -m bot ", 1)[1])
    words = [str(tmp_path) if word == "path/to/documents" else word for word in words]
    done = run(words, tmp_path / "data")
    assert "Traceback" not in done.stderr
    # The documents are not ours to carry: without them the audit proves nothing, and says so.
    assert done.returncode == (1 if words[0] == "audit" else 0), done.stderr
    assert done.stdout


def test_the_answer_that_is_shown_is_the_answer(tmp_path: Path) -> None:
    assert SHOWN is not None
    typed, shown = SHOWN.groups()
    out = " ".join(run(["chat"], tmp_path / "data", typed=f"{typed}\n").stdout.split())
    for part in shown.split("...\n"):
        assert " ".join(part.split()) in out
