"""Looking figures up: the rows of tables for the entities that a question names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.knowledge.base import Knowledge
from bot.knowledge.entities import Entity
from bot.knowledge.tables import STAGES, Row, Table

_TYPICAL = frozenset({"median", "average"})  # statistics that stand for everybody


@dataclass(frozen=True, slots=True)
class Found:
    """What the tables say about the entities of a question.

    Attributes:
        exact: Ids of the facts about an entity itself.
        nearest: Where there is none: by entity, the facts about the place around it or in it.
        missing: Entities that the tables say nothing about, not even nearby.
        national: Where something is missing, or only parts of it are there: the typical figures
            for everybody, if the tables have them.
    """

    exact: tuple[str, ...]
    nearest: tuple[tuple[Entity, tuple[str, ...]], ...]
    missing: tuple[Entity, ...]
    national: tuple[str, ...] = ()

    @property
    def facts(self) -> tuple[str, ...]:
        """Return all facts found."""
        near = (fact for _, facts in self.nearest for fact in facts)
        return (*self.exact, *near, *self.national)


def look_up(knowledge: Knowledge, tables: Iterable[str], named: Sequence[str]) -> Found:
    """Find the rows for the entities that a question names.

    Args:
        knowledge: Where the tables are.
        tables: Ids of the tables to look in, in order of preference.
        named: Ids of the entities named, in order of mention.

    Returns:
        Rows for each entity; those of the wanted career stage only, where rows tell stages apart.
        Entities of a kind that the tables do not tell apart are passed over.
    """
    chosen = [knowledge.tables[table] for table in tables]
    stages = {STAGES[name] for name in named if name in STAGES}
    kinds = {
        knowledge.entities[entity].kind
        for table in chosen
        for row in table.rows
        for entity in row.entities
        if entity in knowledge.entities
    }
    exact: list[str] = []
    nearest: list[tuple[Entity, tuple[str, ...]]] = []
    missing: list[Entity] = []
    for entity in (knowledge.entities[name] for name in named if name in knowledge.entities):
        if entity.kind not in kinds:
            continue
        if facts := _facts(chosen, {entity.id}, stages):
            exact.extend(facts)
        elif facts := _facts(chosen, _around(knowledge, entity), stages):
            nearest.append((entity, facts))
        else:
            missing.append(entity)
    partial = any(entity.within is None for entity, _ in nearest)
    everybody = national(chosen) if missing or partial else ()
    return Found(tuple(dict.fromkeys(exact)), tuple(nearest), tuple(missing), everybody)


def _around(knowledge: Knowledge, entity: Entity) -> set[str]:
    """Return the place that holds an entity, or else the places in it."""
    if entity.within is not None:
        return {entity.within}
    return {other.id for other in knowledge.entities.values() if other.within == entity.id}


def national(tables: Iterable[Table]) -> tuple[str, ...]:
    """Return the typical figures for everybody."""
    return tuple(
        f"{table.id}/{row.id}"
        for table in tables
        for row in table.rows
        if not row.entities and (row.statistic or table.statistic) in _TYPICAL
    )


def _facts(tables: Iterable[Table], entities: set[str], stages: set[str]) -> tuple[str, ...]:
    rows = [(t, row) for t in tables for row in t.rows if entities.intersection(row.entities)]
    return tuple(f"{table.id}/{row.id}" for table, row in _at_stage(rows, stages))


def _at_stage(rows: list[tuple[Table, Row]], stages: set[str]) -> list[tuple[Table, Row]]:
    fitting = [(table, row) for table, row in rows if row.stage in stages]
    return fitting or rows
