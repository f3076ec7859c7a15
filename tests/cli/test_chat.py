"""`chat` as people use it: through a terminal of its own, and through a pipe."""

import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROMPT = "you> "
PATIENCE_S = 30.0
CTRL_D = "\x04"


def command(folder: Path) -> list[str]:
    return [sys.executable, "-m", "bot", "chat", "--knowledge", str(folder)]


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", **more}


class Terminal:
    """A pseudo-terminal with `chat` in it."""

    def __init__(self, folder: Path) -> None:
        self._master, slave = pty.openpty()
        self.program = subprocess.Popen(
            command(folder), stdin=slave, stdout=slave, stderr=slave, env=environment()
        )
        os.close(slave)

    def read(self, end: str = PROMPT) -> str:
        """Return what is printed up to the next prompt or another text, or to the end."""
        shown = b""
        until = time.monotonic() + PATIENCE_S
        while not shown.endswith(end.encode()):
            ready, _, _ = select.select([self._master], [], [], until - time.monotonic())
            assert ready, f"nothing more after {shown!r}"
            try:
                piece = os.read(self._master, 65536)
            except OSError:  # Linux says that a terminal has ended by an error
                break
            if not piece:
                break
            shown += piece
        return shown.decode()

    def type(self, text: str, end: str = PROMPT) -> str:
        os.write(self._master, text.encode())
        return self.read(end)

    def interrupt(self) -> str:
        """Press Ctrl-C until there is a new prompt.

        Python misses one that comes just before readline waits for a key; people press again.
        """
        for _ in range(20):
            self.program.send_signal(signal.SIGINT)
            if select.select([self._master], [], [], 1.0)[0]:
                break
        return self.read()

    def close(self) -> None:
        self.program.kill()
        self.program.wait()
        os.close(self._master)


def test_in_a_terminal_it_is_pleasant(bank_folder: Path, tmp_path: Path) -> None:
    terminal = Terminal(bank_folder)
    try:
        assert "Ctrl-D ends" in terminal.read()
        answer = terminal.type("i lost my card\n")
        assert "\x1b[1;32mWhat do I do when my card is lost?" in answer
        assert "  1. What does a new card cost?" in answer
        assert "It costs $10.[1]" in terminal.type("1\n")
        sources = terminal.type("sources\n")
        assert "Figure as of: May 2018" in sources
        assert "Document: 001.txt" in sources
        terminal.type("half a question", end="question")
        assert PROMPT in terminal.interrupt()
        terminal.type(CTRL_D)
        assert terminal.program.wait(PATIENCE_S) == 0
    finally:
        terminal.close()
    assert "i lost my card" in (tmp_path / "data" / "chat_history").read_text()


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
