"""Read the command line and run one command; the only place where errors become exit statuses."""

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import NoReturn

from bot import __version__
from bot.cli.output import bear_any_text
from bot.errors import BotError, NetworkError

DONE, FAILED, MISUSED = 0, 1, 2  # exit statuses
STOPPED = 130  # what a shell expects of a program that Ctrl-C ended

# The modules of this folder that add commands, each with those that it adds, as help lists them.
# Only the one that is needed is imported, since all of them take longer than an answer.
COMMANDS = {
    "ask": "ask",
    "chat": "chat",
    "salary": "salary",
    "compare": "compare",
    "plan": "plan",
    "glossary": "glossary",
    "sources": "sources",
    "curate": "check audit",
    "evaluate": "eval",
    "site": "site",
    "serve": "serve sync",
    "operate": "migrate backup restore export import",
}


class _Parser(argparse.ArgumentParser):
    """Say what is wrong in one line instead of the whole usage."""

    def error(self, message: str) -> NoReturn:
        self.exit(MISUSED, f"{self.prog}: {message} (see {self.prog} --help)\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 a check failed, 2 wrong use."""
    parser = _Parser(
        prog="python -m bot", description="A career advisor for medical billing and coding."
    )
    parser.add_argument("--version", action="version", version=f"career-advisor {__version__}")
    arguments = sys.argv[1:] if arguments is None else arguments
    # Of numpy, which reads it when it is imported: its threads take longer to start than all that
    # they could do for an index of some thousand rows.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for module in _modules(arguments):
        import_module(f"bot.cli.{module}").add_commands(commands)
    bear_any_text()
    options = parser.parse_args(arguments)
    try:
        status = int(options.run(options))
        sys.stdout.flush()  # here, so that a closed pipe is noticed here
    except BotError as error:
        print(f"{parser.prog}: {error.reply}", file=sys.stderr)
        return FAILED if isinstance(error, NetworkError) else MISUSED
    except BrokenPipeError:  # the reader has gone; nothing is left to say, at exit neither
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except KeyboardInterrupt:
        return STOPPED
    return status


def _modules(arguments: Sequence[str]) -> Iterable[str]:
    """Return the module that has the command of these arguments, or all for help and mistakes."""
    asked = arguments[0] if arguments else ""
    return [name for name, added in COMMANDS.items() if asked in added.split()] or COMMANDS
