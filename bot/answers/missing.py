"""Missing figures: saying which cell is empty, and what stands nearest to it."""

from collections.abc import Sequence

from bot.knowledge.base import Knowledge
from bot.knowledge.entities import Entity

NATIONAL = "For the whole country:"


def nearest_label(knowledge: Knowledge, entity: Entity) -> str:
    """Say that a place has no figure of its own, and whose follow."""
    if entity.within is None:
        return f"No figure for {entity.name} itself; the nearest are places in it:"
    around = knowledge.entities[entity.within].name
    return f"No figure for {entity.name} itself; the nearest is {around}, the state:"


def missing_label(knowledge: Knowledge, entities: Sequence[Entity]) -> str:
    """Say which entities, and the places around them, have no figure."""
    around = (knowledge.entities[e.within].name for e in entities if e.within is not None)
    names = dict.fromkeys((*(entity.name for entity in entities), *around))
    return f"The documents have no figure for {' or '.join(names)}."
