"""What tests of several rooms need: a small bank of knowledge, and the shipped one."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.app import Advisor
from bot.knowledge.base import Knowledge
from bot.knowledge.loader import load
from bot.knowledge.shipped import shipped_folder
from tests.folders import BANK, MINIMAL, write

pytest_plugins = ["tests.databases", "tests.standin.fixtures"]


@pytest.fixture(autouse=True)
def logging_restored() -> Iterator[None]:
    """Undo what the command line sets up, so that no test changes what another one logs."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.fixture(scope="session")
def bank_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("bank"), BANK)


@pytest.fixture(scope="session")
def minimal_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("minimal"), MINIMAL)


@pytest.fixture(scope="session")
def bank(bank_folder: Path) -> Knowledge:
    return load(bank_folder)


@pytest.fixture
def bank_advisor(bank_folder: Path) -> Advisor:
    return Advisor.of_folder(bank_folder)


@pytest.fixture(scope="session")
def shipped() -> Knowledge:
    return load(shipped_folder())


@pytest.fixture(scope="session")
def shipped_advisor() -> Advisor:
    """One for all tests: those that converse take a key of their own."""
    return Advisor.of_folder(shipped_folder())
