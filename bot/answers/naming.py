"""Naming: what somebody means who types the name of a thing into a field of its own.

Not for sentences: there the search finds the names. Called by the look-ups and by autocompletion.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from bot.knowledge.entities import Entity

SURE = 0.8  # likeness, 0 to 1, from which a mistyped name is taken for the known one
LEAD = 0.04  # by which it must be ahead of the next thing's
NEAR = 60.0  # likeness of parts, 0 to 100, from which a name is worth asking about
MOST_NEAR = 3
WHOLE = 100.0  # the most that likeness can be; what goes on from the typed letters is above it
SHORT = 3  # letters; so short a name has to be typed right

_GAP = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"\d+|\b[ivx]+\b")

_Thing = TypeVar("_Thing")


@dataclass(frozen=True, slots=True)
class Named:
    """What a typed name stands for.

    Attributes:
        entity: The thing, where it is clear.
        near: Else the things that it may stand for, the likeliest first.
    """

    entity: Entity | None = None
    near: tuple[Entity, ...] = ()


def name_of(typed: str, entities: Sequence[Entity], *, preferred: Iterable[str] = ()) -> Named:
    """Find the entity that a typed name stands for.

    Args:
        typed: Anything; case and punctuation do not matter, small typing mistakes hardly.
        entities: What may be meant, in order of preference where several share a name.
        preferred: Ids that come before the others where several share a name, or a word of it.
    """
    wanted = folded(typed)
    if not wanted:
        return Named()
    first = frozenset(preferred)
    order = sorted(entities, key=lambda entity: entity.id not in first)
    names = _names(order)
    if wanted in names:
        return Named(names[wanted])
    if (meant := mistyped(wanted, names)) is not None:
        return Named(meant)
    near = nearest(wanted, names, MOST_NEAR)
    if len(wanted) <= SHORT:
        return Named(near=near)
    begun = [one for one in order if one.id in first and _completion(wanted, one) > WHOLE]
    return Named(begun[0]) if len(begun) == 1 else Named(near=near)


def complete(typed: str, entities: Sequence[Entity], limit: int = 25) -> tuple[Entity, ...]:
    """Return the entities whose names go on from what was typed, the likeliest first.

    Args:
        typed: The beginning of a name, or nothing for all entities in their order.
        entities: What can be chosen.
        limit: How many at most.
    """
    wanted = folded(typed)
    if not wanted:
        return tuple(entities[:limit])
    scored = [(_completion(wanted, entity), -at, entity) for at, entity in enumerate(entities)]
    fitting = sorted((one for one in scored if one[0] >= NEAR), key=lambda one: one[:2])
    return tuple(entity for _, _, entity in reversed(fitting))[:limit]


def mistyped(wanted: str, names: Mapping[str, _Thing]) -> _Thing | None:
    """Return the thing whose name is almost what was typed, where it is the only one.

    Numbers are taken as they are: `10 years` is not nearly `20 years`, `level i` not `level ii`.

    Args:
        wanted: What was typed, `folded`.
        names: Things by their folded names.
    """
    if len(wanted) <= SHORT:
        return None
    alike = [name for name in names if _NUMBER.findall(name) == _NUMBER.findall(wanted)]
    found = process.extract(
        wanted, alike, scorer=OSA.normalized_similarity, limit=None, score_cutoff=SURE - LEAD
    )
    if not found or found[0][1] < SURE:
        return None
    best = names[found[0][0]]
    rivals = [score for name, score, _ in found if names[name] is not best]
    return best if all(found[0][1] - score >= LEAD for score in rivals) else None


def _completion(wanted: str, entity: Entity) -> float:
    names = _names([entity])
    if any(name.startswith(wanted) for name in names):
        return WHOLE + 2
    if any(f" {wanted}" in name for name in names):
        return WHOLE + 1
    return max(fuzz.ratio(wanted, name) for name in names)


def nearest(wanted: str, names: Mapping[str, _Thing], limit: int) -> tuple[_Thing, ...]:
    """Return what a name may stand for: the nearest in spelling, then those with such words.

    Args:
        wanted: What was typed, `folded`.
        names: Things by their folded names.
        limit: Most things.
    """
    spelled = process.extract(
        wanted, list(names), scorer=OSA.normalized_similarity, score_cutoff=NEAR / 100
    )
    worded = process.extract(wanted, list(names), scorer=fuzz.WRatio, score_cutoff=NEAR)
    close = (names[name] for name, *_ in (*spelled, *worded) if len(name) > 2)
    return tuple(dict.fromkeys(close))[:limit]


def _names(entities: Iterable[Entity]) -> dict[str, Entity]:
    """Return entities by their folded names; the own name comes before another's alias."""
    entities = list(entities)
    names: dict[str, Entity] = {}
    for entity in entities:
        names.setdefault(folded(entity.name), entity)
    for entity in entities:
        for text in (*entity.names, entity.code or "", entity.id):
            names.setdefault(folded(text), entity)
    names.pop("", None)
    return names


def folded(text: str) -> str:
    """Return a name as it is compared: lower case, words only."""
    return _GAP.sub(" ", text.casefold()).strip()
