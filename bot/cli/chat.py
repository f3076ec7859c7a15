"""`chat`: talk to the advisor in the terminal."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from rich.console import Console
from rich.text import Text

from bot.app import Advisor
from bot.cli.advisor import add_knowledge_option, advisor_of
from bot.cli.rendering import print_reply, print_sources
from bot.places import read_places

try:
    import readline
except ImportError:  # not on Windows; lines can then be typed but not recalled
    readline = None  # type: ignore[assignment]

MOST_REMEMBERED = 1000  # lines of history

_PROMPT = "you> "
_WELCOME = (
    "Ask anything about a career in medical billing and coding, for example: "
    "do i need a degree for this\n"
    "A number picks from a list, `sources` shows the citations in full, Ctrl-D ends."
)
_SOURCES = frozenset({"sources", "source", "/sources"})
_HERE = "terminal"  # the one conversation of a terminal


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `chat`."""
    chat = commands.add_parser("chat", help="talk to the advisor")
    add_knowledge_option(chat)
    chat.set_defaults(run=run_chat)


def run_chat(options: argparse.Namespace) -> int:
    """Answer line by line until the input ends."""
    console = Console(highlight=False)
    places = read_places()
    advisor = advisor_of(options, places)
    if sys.stdin.isatty():
        console.print(Text(_WELCOME, style="dim"))
        with _history(places.data_dir / "chat_history"):
            _talk(console, advisor, _typed())
    else:
        _talk(console, advisor, (line.rstrip("\n") for line in sys.stdin))
    return 0


def _talk(console: Console, advisor: Advisor, lines: Iterator[str]) -> None:
    last = None
    for line in lines:
        if not line.strip():
            continue
        if line.strip().lower() in _SOURCES and last is not None and last.citations:
            print_sources(console, last)
            continue
        last = advisor.ask(line, _HERE).reply
        print_reply(console, last)
        console.print()


def _typed() -> Iterator[str]:
    """Yield what is typed, line by line; Ctrl-C drops a line, Ctrl-D ends."""
    while True:
        try:
            yield input(_PROMPT)
        except EOFError:
            print()
            return
        except KeyboardInterrupt:
            print()


@contextmanager
def _history(path: Path) -> Iterator[None]:
    """Keep the lines typed in earlier sessions, where the platform can."""
    if readline is None:
        yield
        return
    readline.set_history_length(MOST_REMEMBERED)
    with suppress(OSError):
        readline.read_history_file(path)
    try:
        yield
    finally:
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            readline.write_history_file(path)
