"""`knowledge/README.md` teaches every key that the loader reads, and shows none that it refuses."""

import re
from dataclasses import fields
from pathlib import Path

import pytest
import yaml

from bot.knowledge.advice import Advice, Choice, Line, Question, Section
from bot.knowledge.entities import Entity, Facet
from bot.knowledge.entries import Cite, Entry
from bot.knowledge.facts import Fact
from bot.knowledge.lexicon import Lexicon
from bot.knowledge.sources import Source
from bot.knowledge.tables import Row, Table

PAGE = (Path(__file__).parents[2] / "knowledge" / "README.md").read_text(encoding="utf-8")
CHAPTERS = {
    "Sources": (Source,),
    "Facts": (Fact,),
    "Tables": (Table, Row),
    "Entries": (Entry, Cite),
    "Entities": (Entity, Facet),
    "Advice": (Advice, Question, Choice, Section, Line),
    "Lexicon": (Lexicon,),
}
# Written by the program where servers exchange entries, and typed by nobody.
NOT_TYPED = {"Entries": {"removed"}}


def chapter(name: str) -> str:
    return PAGE.split(f"\n## {name}\n")[1].split("\n## ")[0]


@pytest.mark.parametrize("name", CHAPTERS)
def test_every_key_is_taught(name: str) -> None:
    known = {field.name for kind in CHAPTERS[name] for field in fields(kind)}
    text = chapter(name)
    taught = set(re.findall(r"\b([a-z]+(?:_[a-z]+)*)(?=:(?:\s|$)|`)", text, re.M))
    assert known - taught - NOT_TYPED.get(name, set()) == set()


@pytest.mark.parametrize("name", CHAPTERS)
def test_every_example_has_only_keys_that_are_read(name: str) -> None:
    known = {field.name for kind in CHAPTERS[name] for field in fields(kind)}
    for example in re.findall(r"```yaml\n(.*?)```", chapter(name), re.S):
        shown = yaml.safe_load(re.sub(r", \.\.\.\]", "]", example))
        items = shown if isinstance(shown, list) else [shown]
        assert {key for item in items for key in item} <= known
