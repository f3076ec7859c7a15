"""Record a talk in the terminal as a picture: `python -m docs.pictures.recording PICTURE.svg`.

What is shown was really said: `chat` runs in a terminal of its own and is typed into.
"""

import io
import os
import re
import sys
import tempfile
from pathlib import Path

import pexpect
from rich.console import Console
from rich.text import Text

COLUMNS, LINES = 92, 200
PROMPT = "you> "
TYPED = (
    "can i work from home",
    "whats the pay in alaska",
    "and in texas?",
    "how much is the cpc exam",
    "thx",
)


def said() -> str:
    """Return what the terminal shows, with its colours."""
    with tempfile.TemporaryDirectory() as data:
        terminal = pexpect.spawn(
            sys.executable,
            ["-m", "bot", "chat"],
            env={**os.environ, "TERM": "xterm-256color", "DATA_DIR": data},
            dimensions=(LINES, COLUMNS),
            encoding="utf-8",
        )
        terminal.logfile_read = shown = io.StringIO()
        for line in TYPED:
            terminal.expect_exact(PROMPT)
            terminal.sendline(line)
        terminal.expect_exact(PROMPT)
        terminal.sendeof()
        terminal.expect(pexpect.EOF)
    text = shown.getvalue().replace("\r\n", "\n")
    return re.sub(r"\x1b\[\?2004[hl]\r?", "", text).removesuffix(PROMPT + "\n")


def picture(text: str) -> str:
    """Return a terminal with a text in it, as SVG that loads nothing."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO())
    console.print(Text.from_ansi(text))
    drawn = console.export_svg(title="make chat", unique_id="chat")
    return re.sub(r"@font-face \{.*?\}\n|<!--.*?-->", "", drawn, flags=re.S)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(picture(said()), encoding="utf-8")
