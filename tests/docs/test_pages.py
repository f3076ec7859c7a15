"""The manual holds together: every page in its menu, every link and file name leads somewhere."""

import importlib.util
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
FOLDERS = (DOCS, ROOT / "bench", ROOT / ".github")
PAGES = sorted({*ROOT.glob("*.md"), *(page for one in FOLDERS for page in one.rglob("*.md"))})
NAMES = [path.relative_to(ROOT).as_posix() for path in PAGES]
FILE = re.compile(
    r"`((?:bot|tests|bench|docs|deploy|knowledge|\.github|\.ci)/[\w./-]+|[\w-]+\.(?:yml|toml))`"
)
TARGET = re.compile(r"^[`$ ]*make ([a-z]+)", re.M)


def menu(entries: list[Any]) -> Iterator[str]:
    for entry in entries:
        for value in entry.values() if isinstance(entry, dict) else [entry]:
            yield from menu(value) if isinstance(value, list) else [value]


def anchors(path: Path) -> set[str]:
    """Return the anchors of a page's headings, as GitHub and MkDocs make them."""
    text = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.S)
    headings = re.findall(r"^#+ (.*)$", text, re.M)
    plain = (re.sub(r"[^\w\s-]", "", heading.lower()).strip() for heading in headings)
    return {re.sub(r"[\s-]+", "-", one) for one in plain}


def test_every_page_is_in_the_menu_once() -> None:
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    listed = list(menu(config["nav"]))
    assert len(set(listed)) == len(listed)
    assert set(listed) == {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")}


@pytest.mark.parametrize("path", PAGES, ids=NAMES)
def test_links_lead_somewhere(path: Path) -> None:
    for link in re.findall(r"\]\(([^)\s]+)\)", path.read_text(encoding="utf-8")):
        if link.startswith(("https://", "http://")):
            continue
        to, _, anchor = link.partition("#")
        target = (path.parent / to).resolve() if to else path
        assert target.exists(), link
        if anchor and target.suffix == ".md":
            assert anchor in anchors(target), link


@pytest.mark.parametrize("path", PAGES, ids=NAMES)
def test_files_that_are_named_are_there(path: Path) -> None:
    for name in FILE.findall(path.read_text(encoding="utf-8")):
        assert (ROOT / name).exists(), name


@pytest.mark.parametrize("path", PAGES, ids=NAMES)
def test_targets_that_are_named_are_there(path: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    text = path.read_text(encoding="utf-8")
    code = "\n".join([*re.findall(r"```.*?```", text, re.S), *re.findall(r"`[^`\n]+`", text)])
    assert set(TARGET.findall(code)) <= targets


def test_make_help_lists_every_target() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = set(re.findall(r"^\.PHONY: ([\w-]+)$", text, re.M))
    command = ["make", "--no-print-directory", "help"]  # the suite itself may be run by make
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert {line.split()[0] for line in told.stdout.splitlines()} == phony
    assert phony == set(re.findall(r"^([a-z-]+):", text, re.M))


@pytest.mark.slow
@pytest.mark.skipif(
    importlib.util.find_spec("mkdocs") is None, reason="mkdocs is not installed: `make docs`"
)
def test_the_manual_builds_without_a_warning(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    made = (tmp_path / "knowledge-format.html").read_text(encoding="utf-8")
    assert "Writing knowledge" in made
    scripts = re.findall(r'<(?:script|link|img)[^>]+(?:src|href)="(https?:[^"]+)"', made)
    assert scripts == [], "a page loads something from elsewhere"
