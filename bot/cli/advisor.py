"""The advisor that a command asks, from the folder that its options name."""

import argparse
from pathlib import Path

from bot.app import Advisor
from bot.errors import BotError
from bot.knowledge.problems import KnowledgeError
from bot.settings import Settings


def add_knowledge_option(parser: argparse.ArgumentParser) -> None:
    """Add `--knowledge DIR`."""
    parser.add_argument(
        "--knowledge", type=Path, metavar="DIR", help="use another knowledge folder"
    )


def advisor_of(options: argparse.Namespace, settings: Settings) -> Advisor:
    """Load the folder that was named, or the shipped one.

    Raises:
        BotError: There is no such folder, or it has problems.
    """
    folder = options.knowledge or settings.knowledge_dir
    if not folder.is_dir():
        raise BotError(f"there is no folder {folder}")
    try:
        return Advisor.of_folder(folder, settings.data_dir)
    except KnowledgeError as error:
        first, more = error.problems[0], len(error.problems) - 1
        rest = f" (and {more} more: run `python -m bot check {folder}`)" if more else ""
        raise BotError(f"{folder}/{first}{rest}") from error
