"""Fields: what pay can be looked up by, and what each field can be filled with."""

import re
from collections.abc import Mapping
from typing import Literal

from bot.answers.naming import complete
from bot.knowledge.base import Knowledge
from bot.knowledge.entities import Entity, EntityKind

Field = Literal["role", "state", "city", "industry", "experience", "credential", "gender"]

_YEARS = re.compile(r"(\d+)\s*\+?\s*(?:years?|yrs?)?\s*\+?")  # `10`, `20+`, `5 yrs`

# What may be typed into a field; the first kind gives the field its name in a message.
KINDS: Mapping[Field, tuple[EntityKind, ...]] = {
    "role": ("role",),
    "state": ("place",),
    "city": ("place",),
    "industry": ("industry", "setting"),
    "experience": ("experience", "stage"),
    "credential": ("credential",),
    "gender": ("gender",),
}
CALLED: Mapping[Field, str] = {"credential": "certification", "industry": "kind of employer"}


def choices(knowledge: Knowledge, field: Field) -> tuple[Entity, ...]:
    """Return what a field can be filled with so that there is a figure, in the order of tables."""
    entities = (
        knowledge.entities[name]
        for table in knowledge.tables.values()
        for row in table.rows
        for name in row.entities
        if name in knowledge.entities
    )
    fitting = (one for one in entities if one.kind in KINDS[field] and _fits(field, one))
    return tuple({one.id: one for one in fitting}.values())


def suggest(knowledge: Knowledge, field: Field, typed: str, limit: int = 25) -> tuple[Entity, ...]:
    """Return the choices of a field that go on from what was typed, the likeliest first."""
    return complete(typed, choices(knowledge, field), limit)


def what_there_is(knowledge: Knowledge, field: Field) -> str:
    """Say for what there are figures in a field; empty where there are none."""
    there = ", ".join(one.name for one in choices(knowledge, field))
    return f"By {called(field)} there are figures for {there}." if there else ""


def called(field: Field) -> str:
    """Return what a reader calls a field."""
    return CALLED.get(field, field)


def _fits(field: Field, entity: Entity) -> bool:
    """Tell a state from a city; all else fits."""
    if field not in ("state", "city"):
        return True
    return (entity.within is None) == (field == "state")


def ways(field: Field, typed: str) -> tuple[str, ...]:
    """Return how to read what was typed: as it is, and a bare `10` or `10 years` as experience."""
    found = _YEARS.fullmatch(typed.strip().lower()) if field == "experience" else None
    return (typed, f"{found[1]} years of experience") if found else (typed,)
