"""`chat` as people use it: through a terminal of its own, and through a pipe."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

ROOT = Path(__file__).parents[2]
PROMPT = "you> "
PATIENCE_S = 30.0


def command(folder: Path) -> list[str]:
    return [sys.executable, "-m", "bot", "chat", "--knowledge", str(folder)]


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", **more}


def test_in_a_terminal_it_is_pleasant(bank_folder: Path, tmp_path: Path) -> None:
    program, *arguments = command(bank_folder)
    terminal = pexpect.spawn(
        *(program, arguments),
        env=environment(),
        encoding="utf-8",
        timeout=PATIENCE_S,
        dimensions=(24, 120),
    )

    def typed(text: str) -> str:
        """Type a line, and return what is printed up to the next prompt."""
        terminal.sendline(text)
        terminal.expect_exact(PROMPT)
        return terminal.before or ""

    terminal.expect_exact(PROMPT)
    assert "Ctrl-D ends" in (terminal.before or "")
    answer = typed("i lost my card")
    assert "\x1b[1;32mWhat do I do when my card is lost?" in answer
    assert "  1. What does a new card cost?" in answer
    assert "It costs $10.[1]" in typed("1")
    sources = typed("sources")
    assert "Figure as of: May 2018" in sources
    assert "Document: 001.txt" in sources
    terminal.send("half a question")
    terminal.expect_exact("question")
    interrupt(terminal)
    terminal.sendeof()
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == 0
    assert "i lost my card" in (tmp_path / "data" / "chat_history").read_text()


def interrupt(terminal: "pexpect.spawn[str]") -> None:
    """Press Ctrl-C until there is a new prompt.

    Python misses one that comes just before readline waits for a key; people press again.
    """
    for _ in range(20):
        terminal.sendintr()
        if terminal.expect_exact([PROMPT, pexpect.TIMEOUT], timeout=1) == 0:
            return
    pytest.fail("Ctrl-C gives no new prompt")


def talk(folder: Path, data: bytes, **more: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command(folder), input=data, capture_output=True, env=environment(**more))


def test_in_a_pipe_it_is_plain_text(bank_folder: Path) -> None:
    ended = talk(bank_folder, b"i lost my card\n\n2\nsources\n")
    out = ended.stdout.decode()
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert not re.search(r"\x1b|you>|Ctrl", out)
    assert "The branch mends it within 3 days.[1]" in out
    assert "    Section: Cards" in out


def test_sources_before_an_answer_are_a_message_like_any_other(bank_folder: Path) -> None:
    assert talk(bank_folder, b"sources\n").returncode == 0


@pytest.mark.parametrize("encoding", ["utf-8:strict", "ascii:strict"])
def test_bytes_that_are_no_text_do_no_harm(bank_folder: Path, encoding: str) -> None:
    ended = talk(bank_folder, b"i lost my card \xff\xfe\n", PYTHONIOENCODING=encoding)
    assert (ended.returncode, ended.stderr) == (0, b"")
