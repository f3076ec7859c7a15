"""Comparing: things of one kind side by side, facet by facet, every cell cited."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.answers.cells import annual, either, figures, hourly
from bot.answers.citing import Citations, notes_of
from bot.answers.lookup import Found, look_up
from bot.answers.naming import complete, name_of
from bot.answers.reply import Answer, Reply
from bot.knowledge.base import Knowledge
from bot.knowledge.entities import Entity, EntityKind

SILENT = "not stated"
PAY = "pay"  # the facet that a profile writes itself instead of having it looked up

# Kinds that are compared with one another beside with themselves.
_LIKE: Mapping[EntityKind, EntityKind] = {"setting": "industry"}
_CALLED: Mapping[EntityKind, str] = {
    "credential": "a certification",
    "role": "a job",
    "route": "a way in",
    "place": "a place",
    "industry": "a workplace",
    "codeset": "a code set",
    "body": "an organization",
    "experience": "a length of experience",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One facet of all things compared.

    Attributes:
        facet: What it tells, e.g. `awarded by`.
        cells: One text for each thing, with `[n]` marks; none where nothing is stated.
    """

    facet: str
    cells: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Things side by side.

    Attributes:
        reply: The same in words; `clarify` where a name is not known or the kinds differ.
        entities: The things, in order; none where there is no comparison.
        lines: The facets, in order.
        near: For a name that is not known: what may be meant.
    """

    reply: Reply
    entities: tuple[Entity, ...] = ()
    lines: tuple[Line, ...] = ()
    near: tuple[Entity, ...] = ()


def comparable(knowledge: Knowledge) -> tuple[Entity, ...]:
    """Return what can be compared: what has a profile or a figure, in order of kind and file."""
    paid = {
        name for table in knowledge.tables.values() for row in table.rows for name in row.entities
    }
    fitting = [one for one in knowledge.entities.values() if one.profile or one.id in paid]
    kinds = list(dict.fromkeys(_kind(one) for one in fitting))
    return tuple(sorted(fitting, key=lambda one: kinds.index(_kind(one))))


def suggest(
    knowledge: Knowledge, typed: str, other: str = "", limit: int = 25
) -> tuple[Entity, ...]:
    """Return what goes on from what was typed and can stand beside the other thing.

    Args:
        knowledge: What can be compared.
        typed: The beginning of a name.
        other: What stands in the other field, as typed; empty where nothing does yet.
        limit: How many at most.
    """
    known = comparable(knowledge)
    beside = name_of(other, known).entity if other.strip() else None
    if beside is not None:
        known = tuple(one for one in known if _kind(one) == _kind(beside) and one != beside)
    return complete(typed, known, limit)


def compare_typed(knowledge: Knowledge, first: str, second: str) -> Comparison:
    """Compare two things by their names as they were typed; an entity's id is a name too."""
    known = list(comparable(knowledge))
    everything = [*known, *(one for one in knowledge.entities.values() if one not in known)]
    preferred = [one.id for one in known]
    found: list[Entity] = []
    for text in (first, second):
        of_kind = [one for one in everything if found and _kind(one) == _kind(found[0])]
        named = name_of(text, of_kind, preferred=preferred) if of_kind else None
        if named is None or named.entity is None:
            named = name_of(text, everything, preferred=preferred)
        if named.entity is None:
            return _unknown(named.near)
        found.append(named.entity)
    return compare(knowledge, [one.id for one in found])


def compare(knowledge: Knowledge, named: Sequence[str]) -> Comparison:
    """Put entities of one kind side by side.

    Args:
        knowledge: Their profiles and figures.
        named: Their ids, two or more, in order.
    """
    entities = tuple(knowledge.entities[name] for name in dict.fromkeys(named))
    if len(entities) < 2:
        return _asked_back("That is one and the same thing: name another to compare it with.")
    if len({_kind(one) for one in entities}) > 1:
        first, second = entities[:2]
        message = (
            f"{first.name} is {_called(first)} and {second.name} is {_called(second)}:"
            " name two of one kind."
        )
        return _asked_back(message)
    found = [_looked_up(knowledge, one) for one in entities]
    body = _body(entities, marked := tuple(_lines(knowledge, entities, found)))
    citations = Citations(knowledge)
    names = " and ".join(one.name for one in entities)
    lines = tuple(
        Line(line.facet, tuple(citations.number(cell) if cell else None for cell in line.cells))
        for line in marked
    )
    notes = notes_of(knowledge, (body,))
    answer = Answer(
        entry=_entry(knowledge, entities),
        title=f"{names} side by side",
        text=citations.number(body),
        citations=citations.numbers(body, *notes),
        notes=tuple(citations.number(note) for note in notes),
    )
    if not marked:
        return Comparison(Reply("unanswered", 1.0, f"My sources say nothing of {names}."))
    reply = Reply("answered", 1.0, None, (answer,), citations.all())
    return Comparison(reply, entities, lines)


def body_of(knowledge: Knowledge, named: Sequence[str]) -> str:
    """Return a comparison as text with marks; empty where it cannot be made."""
    entities = tuple(knowledge.entities[name] for name in dict.fromkeys(named))
    if len(entities) < 2 or len({_kind(one) for one in entities}) > 1:
        return ""
    found = [_looked_up(knowledge, one) for one in entities]
    return _body(entities, tuple(_lines(knowledge, entities, found)))


def of_one_kind(knowledge: Knowledge, named: Sequence[str]) -> tuple[str, ...]:
    """Return the ids that share a kind with another one named; the first such kind counts."""
    entities = [knowledge.entities[name] for name in dict.fromkeys(named)]
    for one in entities:
        alike = tuple(other.id for other in entities if _kind(other) == _kind(one))
        if len(alike) > 1:
            return alike
    return ()


def _lines(
    knowledge: Knowledge, entities: Sequence[Entity], found: Sequence[Found]
) -> Iterator[Line]:
    """Yield the facets that at least one of the things has."""
    profiles = [{facet.facet: facet.text for facet in one.profile} for one in entities]
    written = any(PAY in profile for profile in profiles)
    for facet in _facets(knowledge, entities[0]):
        cells = tuple(profile.get(facet) for profile in profiles)
        if facet == PAY and written:
            pairs = zip(cells, found, strict=True)
            cells = tuple(cell or figures(knowledge, pay, either) for cell, pay in pairs)
        if any(cells):
            yield Line(facet, cells)
    if not written:
        for facet, amounts in (("pay by the hour", hourly), ("pay by the year", annual)):
            cells = tuple(figures(knowledge, pay, amounts) for pay in found)
            if any(cells):
                yield Line(facet, cells)


def _facets(knowledge: Knowledge, entity: Entity) -> tuple[str, ...]:
    """Return the facets of a kind, in the order in which its profiles first name them."""
    alike = (one for one in knowledge.entities.values() if _kind(one) == _kind(entity))
    names = dict.fromkeys(facet.facet for one in alike for facet in one.profile)
    return tuple(name for name in names if name != "note") + ("note",) * ("note" in names)


def _looked_up(knowledge: Knowledge, entity: Entity) -> Found:
    return look_up(knowledge, list(knowledge.tables), [entity.id])


def _body(entities: Sequence[Entity], lines: Sequence[Line]) -> str:
    """Return the comparison as Markdown with marks, facet by facet."""
    parts = []
    for line in lines:
        cells = (
            f"- {e.name}: {cell or SILENT}" for e, cell in zip(entities, line.cells, strict=True)
        )
        parts.append("\n".join((f"**{line.facet[:1].upper()}{line.facet[1:]}**", *cells)))
    return "\n\n".join(parts)


def _entry(knowledge: Knowledge, entities: Sequence[Entity]) -> str:
    """Return the entry that compares things of the first one's kind, or else explains that one."""
    placeholder = f"{{{entities[0].kind}}}"
    comparing = (
        e.id for e in knowledge.entries.values() if e.compare and placeholder in e.question
    )
    return next(comparing, entities[0].entry or "compare")


def _kind(entity: Entity) -> EntityKind:
    return _LIKE.get(entity.kind, entity.kind)


def _called(entity: Entity) -> str:
    kind = _kind(entity)
    return _CALLED.get(kind, f"a {kind}")


def _unknown(near: tuple[Entity, ...]) -> Comparison:
    if near:
        likely = " or ".join(one.name for one in near)
        message = f"I do not know one of these names. Did you mean {likely}?"
        return Comparison(Reply("clarify", 1.0, message), near=near)
    message = "I do not know one of these names. Name two certifications, jobs, places or ways in."
    return Comparison(Reply("unanswered", 1.0, message))


def _asked_back(message: str) -> Comparison:
    return Comparison(Reply("clarify", 1.0, message))
