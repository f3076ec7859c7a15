"""The batch through the real program: standard input, bytes, and a locale of long ago."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(data: bytes, folder: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "bot", "ask", "--json", "--batch", "-"]
    return subprocess.run(
        [*command, "--knowledge", str(folder)],
        input=data,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp1252"])
def test_json_is_utf_8_whatever_the_locale(bank_folder: Path, encoding: str) -> None:
    line = json.dumps({"id": "é", "question": "zorblax 🙂 é"}, ensure_ascii=False).encode()
    ended = run(line, bank_folder, PYTHONIOENCODING=encoding)
    assert json.loads(ended.stdout.decode())["question"] == "zorblax 🙂 é"


def test_standard_input_is_answered_line_by_line(bank_folder: Path) -> None:
    lines = b'{"id": 1, "question": "hello"}\nnot json\n{"id": 2, "question": "\xff"}\n'
    ended = run(lines, bank_folder)
    replies = [json.loads(line) for line in ended.stdout.splitlines()]
    assert [reply["id"] for reply in replies] == [1, None, 2]
    assert (ended.returncode, ended.stderr) == (1, b"")


def test_each_reply_is_out_before_the_next_line_is_in(bank_folder: Path) -> None:
    command = [sys.executable, "-m", "bot", "ask", "--json", "--batch", "-"]
    with subprocess.Popen(
        [*command, "--knowledge", str(bank_folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as program:
        assert program.stdin
        assert program.stdout
        for number in range(3):
            program.stdin.write(json.dumps({"id": number, "question": "hello"}).encode() + b"\n")
            program.stdin.flush()
            assert json.loads(program.stdout.readline())["id"] == number
