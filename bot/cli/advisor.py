"""The advisor that a command asks, from the folder that its options name."""

import argparse
import gc
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import BotError
from bot.knowledge.problems import KnowledgeError
from bot.places import Places

if TYPE_CHECKING:
    from bot.app import Advisor


def add_knowledge_option(parser: argparse.ArgumentParser) -> None:
    """Add `--knowledge DIR`."""
    parser.add_argument(
        "--knowledge", type=Path, metavar="DIR", help="use another knowledge folder"
    )


def no_folder(folder: Path, named: str) -> BotError:
    """Return the error that tells of a folder that is not there, and what has named it."""
    return BotError(f"{named}: there is no folder {folder}")


def advisor_of(options: argparse.Namespace, places: Places) -> "Advisor":
    """Load the folder that was named, or the shipped one.

    Raises:
        BotError: There is no such folder, or it has problems.
    """
    folder = options.knowledge or places.knowledge_dir
    if not folder.is_dir():
        raise no_folder(folder, "--knowledge" if options.knowledge else "KNOWLEDGE_DIR")
    # Imported here, for `serve` connects to Discord while this is loaded.
    app = import_module("bot.app")
    try:
        advisor: Advisor = app.Advisor.of_folder(folder, places.data_dir)
    except KnowledgeError as error:
        first, more = error.problems[0], len(error.problems) - 1
        rest = f" (and {more} more: run `python -m bot check {folder}`)" if more else ""
        raise BotError(f"{folder}/{first}{rest}") from error
    # What is known lives as long as the process: without this, every full collection looks through
    # all of it, and an answer waits for 40 ms.
    gc.freeze()
    return advisor
