"""JSON Schema of the files, with which an editor completes keys and marks mistakes while you type.

Not used for loading: the loader and the rules say more, and with the line.
"""

import inspect
import json
import re
from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter

from bot.knowledge.advice import Advice, Choice, Line, Question, Section
from bot.knowledge.entities import Entity, Facet
from bot.knowledge.entries import Cite, Entry
from bot.knowledge.facts import Fact
from bot.knowledge.lexicon import Lexicon
from bot.knowledge.loader import LISTS, SINGLES
from bot.knowledge.sources import Source
from bot.knowledge.tables import Row, Table

_DIALECT = "http://json-schema.org/draft-07/schema#"  # the newest that all YAML editors know
_MODELS = {
    model.__name__: model
    for model in (
        *(Source, Fact, Table, Row, Entry, Cite, Entity, Facet, Lexicon),
        *(Advice, Question, Choice, Section, Line),
    )
}
_ATTRIBUTE = re.compile(r"^ {4}(\w+): (.+(?:\n {8}.+)*)", re.MULTILINE)  # in a docstring


def schemas() -> dict[str, str]:
    """Return the text of each schema by its file name, e.g. `facts.schema.json`."""
    shapes = {**{kind: list[model] for kind, model in LISTS.items()}, **SINGLES}  # type: ignore[valid-type]
    return {f"{kind}.schema.json": _text(kind, shape) for kind, shape in shapes.items()}


def _text(kind: str, shape: Any) -> str:
    schema = TypeAdapter(shape).json_schema()
    for definition in _definitions(schema):
        _describe(definition)
        if kind == "facts":
            definition["required"].remove("source")  # the loader takes it from the id
    return json.dumps({"$schema": _DIALECT, **schema}, indent=2, ensure_ascii=False) + "\n"


def _definitions(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from schema.get("$defs", {}).values()
    if "properties" in schema:
        yield schema


def _describe(definition: dict[str, Any]) -> None:
    """Put what the docstring of a model says of its attributes beside the keys."""
    documentation = inspect.getdoc(_MODELS[definition["title"]]) or ""
    definition["description"] = documentation.partition("\n")[0]
    said = {name: " ".join(text.split()) for name, text in _ATTRIBUTE.findall(documentation)}
    for name, key in definition["properties"].items():
        del key["title"]
        if name in said:
            key["description"] = said[name]
