"""The knowledge as one value: everything that a folder holds, loaded and checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.knowledge.advice import Advice
from bot.knowledge.entities import Entity
from bot.knowledge.entries import Entry
from bot.knowledge.facts import Fact
from bot.knowledge.lexicon import Lexicon
from bot.knowledge.sources import Source
from bot.knowledge.tables import Table


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything the advisor knows, by id.

    Attributes:
        sources: What can be cited.
        facts: All claims, rows of tables included.
        tables: Typed pay figures.
        entries: Questions and answers.
        entities: What people name.
        lexicon: Words that mean the same.
        advice: The questions of a plan, and what their answers bring up.
        revision: Hash of the files; the same files give the same answers.
    """

    sources: Mapping[str, Source]
    entries: Mapping[str, Entry]
    facts: Mapping[str, Fact] = field(default_factory=dict)
    tables: Mapping[str, Table] = field(default_factory=dict)
    entities: Mapping[str, Entity] = field(default_factory=dict)
    lexicon: Lexicon = field(default_factory=Lexicon)
    advice: Advice = field(default_factory=Advice)
    revision: str = ""
