"""Imports go one way, and the domain rooms touch nothing outside."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "bot"
MODULES = sorted(ROOT.rglob("*.py"))

# A room may import itself and the rooms after it.
ROOMS = (
    "__main__ cli discord_app servers app prepared storage settings places curation dialogue"
    " site pictures answers search knowledge logs metrics errors"
).split()
# Within `discord_app`: a part may import itself, the parts after it, and what is beside the parts.
PARTS = "cogs views curating cards ids".split()
ONLY_IN = {
    "discord": {"discord_app"},
    "aiohttp": {"discord_app"},
    "sqlalchemy": {"storage"},
    "alembic": {"storage"},
    "asyncpg": {"storage"},
    "rich": {"cli"},
    "PIL": {"pictures"},
    "prometheus_client": {"metrics"},
    "jinja2": {"site"},
    "markdown_it": {"site"},
    "markupsafe": {"site"},
}
DOMAIN = {"curation", "dialogue", "site", "answers", "search", "knowledge"}
LIBRARIES_OF_THE_DOMAIN = {
    "bot",
    "jinja2",
    "markdown_it",
    "markupsafe",
    "numpy",
    "pydantic",
    "pydantic_core",
    "rapidfuzz",
    "Stemmer",
    "yaml",
}
# The network, the environment, the clock, chance and other processes.
OUTSIDE = set(
    "asyncio concurrent datetime ftplib getpass http importlib locale logging multiprocessing os"
    " platform queue random secrets select shutil signal smtplib socket sqlite3 ssl subprocess sys"
    " tempfile threading time urllib uuid".split()
)


def imported(path: Path) -> Iterator[str]:
    """Yield every module that a file imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""


def reads_no_clock(path: Path) -> bool:
    """Tell whether a file takes only values from `datetime` and never asks for today's."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = list(ast.walk(tree))
    whole = any(a.name == "datetime" for n in nodes if isinstance(n, ast.Import) for a in n.names)
    taken = {
        alias.name
        for node in nodes
        if isinstance(node, ast.ImportFrom) and node.module == "datetime"
        for alias in node.names
    }
    asks = any(isinstance(node, ast.Attribute) and node.attr == "today" for node in nodes)
    return not whole and taken <= {"date", "timedelta"} and not asks


def room(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_go_one_way(path: Path) -> None:
    own = room(path)
    for name in imported(path):
        parts = name.split(".")
        if parts[0] == "bot" and len(parts) > 1 and own != "__init__":
            assert ROOMS.index(own) <= ROOMS.index(parts[1]), f"{own} must not import {name}"


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if room(path) == "discord_app" and path.parent.name in PARTS],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_imports_go_one_way_within_the_front_end(path: Path) -> None:
    own = PARTS.index(path.parent.name)
    for name in imported(path):
        part = name.removeprefix("bot.discord_app.").split(".")[0]
        assert part not in PARTS[:own], f"{path.parent.name} must not import {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_libraries_stay_in_their_room(path: Path) -> None:
    for name in imported(path):
        allowed = ONLY_IN.get(name.split(".")[0])
        assert allowed is None or room(path) in allowed, f"{name} belongs into {allowed}"


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if room(path) in DOMAIN],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_domain_rooms_touch_nothing_outside(path: Path) -> None:
    names = {name.split(".")[0] for name in imported(path)}
    if reads_no_clock(path):
        names.discard("datetime")
    foreign = names - LIBRARIES_OF_THE_DOMAIN - (sys.stdlib_module_names - OUTSIDE)
    assert not foreign, f"a domain room imports {foreign}"


def test_no_import_hides_in_a_function() -> None:
    hidden = [
        f"{path.relative_to(ROOT)}:{inner.lineno}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert hidden == []
