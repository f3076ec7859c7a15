"""Read the command line and run one command; the only place where errors become exit statuses."""

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from bot.cli import (
    ask,
    chat,
    compare,
    curate,
    evaluate,
    glossary,
    plan,
    salary,
    serve,
    sources,
)
from bot.cli.output import bear_any_text
from bot.errors import BotError, NetworkError

DONE, FAILED, MISUSED = 0, 1, 2  # exit statuses
STOPPED = 130  # what a shell expects of a program that Ctrl-C ended


class _Parser(argparse.ArgumentParser):
    """Say what is wrong in one line instead of the whole usage."""

    def error(self, message: str) -> NoReturn:
        self.exit(MISUSED, f"{self.prog}: {message} (see {self.prog} --help)\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 a check failed, 2 wrong use."""
    parser = _Parser(
        prog="python -m bot", description="A career advisor for medical billing and coding."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for room in (
        *(ask, chat, salary, compare, plan, glossary, sources),
        *(curate, evaluate, serve),
    ):
        room.add_commands(commands)
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
