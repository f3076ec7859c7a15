"""`site`: write the knowledge as a static, searchable site."""

import argparse
from collections.abc import Iterable
from pathlib import Path

from bot.cli.advisor import add_knowledge_option, advisor_of
from bot.errors import BotError
from bot.settings import read_settings
from bot.site.frame import Page
from bot.site.site import Site

MANIFEST = "pages.txt"  # lists what was written, so that the next run removes what has gone


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `site`."""
    site = commands.add_parser("site", help="write the knowledge as a searchable site")
    site.add_argument("folder", type=Path, metavar="DIR", help="where to: empty, or written before")
    add_knowledge_option(site)
    site.set_defaults(run=run_site)


def run_site(options: argparse.Namespace) -> int:
    """Write every page that changed, and remove those of an earlier run that have gone."""
    settings = read_settings()
    knowledge = advisor_of(options, settings.places).knowledge
    pages = tuple(Site(knowledge, settings.site_url).pages())
    try:
        number = write(options.folder, pages)
    except OSError as error:
        raise BotError(f"cannot write {options.folder}: {error.strerror}") from error
    print(f"{len(pages)} files in {options.folder}, {number} of them new or changed")
    if settings.site_url is None:
        print("set SITE_URL to the site's address for a sitemap and canonical links")
    return 0


def write(folder: Path, pages: Iterable[Page]) -> int:
    """Bring a folder to what the pages say; files of others in it stay.

    Args:
        folder: Missing, empty, or written by this command before.
        pages: Every file of the site.

    Returns:
        How many files are new or changed.

    Raises:
        BotError: The folder holds something else.
        OSError: It cannot be written.
    """
    manifest = folder / MANIFEST
    if folder.is_dir() and any(folder.iterdir()) and not manifest.is_file():
        raise BotError(f"{folder} is not empty, and this command did not write it")
    written = manifest.read_text("utf-8").split() if manifest.is_file() else []
    texts = {page.path: page.text for page in pages}
    folder.mkdir(parents=True, exist_ok=True)
    # Listed before they are written: after a kill in between, the next run still owns them.
    manifest.write_text("".join(f"{name}\n" for name in sorted({*written, *texts})), "utf-8")
    changed = sum(_put(folder / name, text.encode()) for name, text in texts.items())
    for name in set(written) - texts.keys():
        if (folder / name).resolve().is_relative_to(folder.resolve()):
            (folder / name).unlink(missing_ok=True)
    manifest.write_text("".join(f"{name}\n" for name in sorted(texts)), "utf-8")
    return changed


def _put(path: Path, data: bytes) -> bool:
    """Write a file; one that is so already keeps its time, which a web server tells browsers."""
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return True
