"""Small knowledge folders for the tests of this room."""

from pathlib import Path
from textwrap import dedent

from bot.knowledge.loader import examine

SOURCES = """\
- {id: handbook, title: Handbook, published: "2019-05-01", sections: [Cards, Fees]}
- {id: bank-site, title: Site of the bank, kind: editor}
"""


def write(folder: Path, **files: str) -> Path:
    """Write `faq="..."` to `faq.yaml` and so on; sources are there unless they are given."""
    for name, text in {"sources": SOURCES, **files}.items():
        (folder / f"{name}.yaml").write_text(dedent(text), encoding="utf-8")
    return folder


def problems_of(folder: Path, **files: str) -> list[str]:
    """Write files and return what is wrong with them, as a curator reads it."""
    return [str(problem) for problem in examine(write(folder, **files))[1]]
