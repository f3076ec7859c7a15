"""Pay: the figures of all tables for what somebody chose, as a reply and as rows to draw."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bot.answers.citing import Citations, notes_of
from bot.answers.composing import options
from bot.answers.differing import differing, rows_of
from bot.answers.fields import KINDS, Field, called, choices, ways, what_there_is
from bot.answers.lookup import look_up, national
from bot.answers.missing import NATIONAL, missing_label, nearest_label
from bot.answers.naming import name_of
from bot.answers.reply import Answer, Option, Reply
from bot.knowledge.base import Knowledge
from bot.knowledge.entities import Entity
from bot.knowledge.facts import Status
from bot.knowledge.marks import marks, replace_marks
from bot.knowledge.tables import STAGES

Standing = Literal["exact", "nearest", "national"]
Options = tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class PayRow:
    """One row of a pay table, ready to show.

    Attributes:
        fact: Id of the fact that the row is.
        label: Whose pay it is, e.g. `Alaska` or `Medical coder, entry level`.
        hourly: One figure, or low and high, as printed with `$`; none where the source has none.
        annual: The same by the year.
        misprinted: Which of the two is a misprint of the source.
        statistic: What the figures are: average, median, range, ...
        population: Whose pay the source measured.
        as_of: Date of the figures; none where none is stated.
        attributed_to: Whom the source credits.
        source: Id of the source.
        published: ISO date of the source, where it states one.
        status: Whether the figures still hold; `wrong` for a misprint.
        note: What to know about them, with `[n]` marks.
        citation: Number of its citation in the reply.
        asked: Id of the entity that it answers for; none where everybody's pay was asked for.
        standing: Whether it is about just that entity, or only the nearest there is.
    """

    fact: str
    label: str
    hourly: tuple[str, ...]
    annual: tuple[str, ...]
    misprinted: Literal["hourly", "annual"] | None
    statistic: str
    population: str
    as_of: str | None
    attributed_to: str | None
    source: str
    published: str | None
    status: Status
    note: str | None
    citation: int
    asked: str | None
    standing: Standing


@dataclass(frozen=True, slots=True)
class Gap:
    """A cell that the tables do not have.

    Attributes:
        entities: Ids of what it would be about; several where no table crosses them.
        label: The cell in words, e.g. `Chicago` or `Medical coder in Alaska`.
    """

    entities: tuple[str, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Pay:
    """What the tables say about what was chosen.

    Attributes:
        reply: The same in words; `clarify` or `unanswered` where a name is not known.
        rows: The figures, in the order of what was chosen, the exact ones first.
        gaps: Cells that are missing.
        near: For a name that is not known: what may be meant.
        named: Ids of what was looked up, in order.
    """

    reply: Reply
    rows: tuple[PayRow, ...] = ()
    gaps: tuple[Gap, ...] = ()
    near: tuple[Entity, ...] = ()
    named: tuple[str, ...] = ()


def pay_of(knowledge: Knowledge, typed: Mapping[Field, str]) -> Pay:
    """Look pay up for names as they were typed into fields.

    Args:
        knowledge: Tables and entities.
        typed: A name by field; an entity's id is a name too. Empty ones count for nothing.
    """
    named: list[str] = []
    for field, text in typed.items():
        if not text.strip():
            continue
        entities = [one for one in knowledge.entities.values() if one.kind in KINDS[field]]
        preferred = [one.id for one in choices(knowledge, field)]
        readings = (name_of(way, entities, preferred=preferred) for way in ways(field, text))
        found = sorted(readings, key=lambda one: one.entity is None)[0]
        if found.entity is None:
            return _unknown(knowledge, field, found.near)
        named.append(found.entity.id)
    return pay_for(knowledge, named)


def pay_for(knowledge: Knowledge, named: Sequence[str]) -> Pay:
    """Look pay up for entities, or for everybody where none is named.

    Args:
        knowledge: Tables and entities.
        named: Ids of entities, in order.

    Returns:
        One answer for each entity, in order; those of a career stage narrow the rows of roles.
    """
    entities = [knowledge.entities[name] for name in dict.fromkeys(named)]
    stages = [one for one in entities if one.kind == "stage"]
    subjects = [one for one in entities if one.kind != "stage"]
    citations = Citations(knowledge)
    if not subjects:
        parts = [_everybody(knowledge, stages[0] if stages else None)]
    else:
        parts = [_part(knowledge, one, [stage.id for stage in stages]) for one in subjects]
    gaps = tuple(gap for part in parts for gap in part.gaps)
    if len(subjects) > 1:
        gaps = (_crossed(subjects), *gaps)
        opening = f"No document has a figure for {gaps[0].label} together; here is each by itself."
        parts[0] = replace(parts[0], opening=opening)
    answers = tuple(_answer(knowledge, citations, part) for part in parts)
    rows = tuple(row for part in parts for row in _rows(knowledge, citations, part))
    following = _next(knowledge, answers, named)
    reply = Reply("answered", 1.0, None, answers, citations.all(), following)
    return Pay(reply, rows, gaps, named=tuple(one.id for one in entities))


@dataclass(frozen=True, slots=True)
class _Part:
    """What is said about one entity: facts with their standing, under a title and labels."""

    title: str
    asked: str | None
    groups: tuple[tuple[Standing, str, tuple[str, ...]], ...]
    gaps: tuple[Gap, ...] = ()
    opening: str = ""
    ending: str = ""


def _everybody(knowledge: Knowledge, stage: Entity | None) -> _Part:
    wanted = [
        f"{table.id}/{row.id}"
        for table in knowledge.tables.values()
        for row in table.rows
        if (row.stage == STAGES[stage.id] if stage else not row.entities)
    ]
    kinds = ", ".join(called(field) for field in KINDS if choices(knowledge, field))
    ending = f"There are figures by {kinds}."
    title = f"Pay: {stage.name}" if stage else "Pay overall"
    groups: tuple[tuple[Standing, str, tuple[str, ...]], ...] = (("exact", "", tuple(wanted)),)
    return _Part(title, stage.id if stage else None, groups, ending=ending)


def _part(knowledge: Knowledge, entity: Entity, stages: Sequence[str]) -> _Part:
    found = look_up(knowledge, list(knowledge.tables), [entity.id, *stages])
    groups: list[tuple[Standing, str, tuple[str, ...]]] = []
    if found.exact:
        return _Part(f"Pay: {entity.name}", entity.id, (("exact", "", found.exact),))
    for other, facts in found.nearest:
        groups.append(("nearest", nearest_label(knowledge, other), facts))
    if found.missing or not found.facts:
        groups.append(("national", missing_label(knowledge, [entity]), ()))
    everybody = found.national if found.facts else national(knowledge.tables.values())
    if everybody:
        groups.append(("national", NATIONAL, everybody))
    gaps = (Gap((entity.id,), entity.name),)
    fields = [field for field in KINDS if entity.kind in KINDS[field]]
    ending = " ".join(what_there_is(knowledge, field) for field in fields)
    return _Part(f"Pay: {entity.name}", entity.id, tuple(groups), gaps, ending=ending)


def _answer(knowledge: Knowledge, citations: Citations, part: _Part) -> Answer:
    lines: list[str] = []
    for _, label, facts in part.groups:
        lines += [label] if label else []
        lines += [f"- {knowledge.facts[fact].text}[^{fact}]" for fact in facts]
    body = "\n\n".join(text for text in (part.opening, "\n".join(lines), part.ending) if text)
    exact = [fact for standing, _, facts in part.groups for fact in facts if standing == "exact"]
    disagreement = differing(knowledge, exact) if part.asked else None
    notes = notes_of(knowledge, (body,), beside=disagreement or "")
    entry = _entry(knowledge, part.asked, exact or list(marks(body)))
    return Answer(
        entry=entry,
        title=part.title,
        text=citations.number(body),
        citations=citations.numbers(body, disagreement, *notes),
        disagreement=citations.number(disagreement) if disagreement else None,
        notes=tuple(citations.number(note) for note in notes),
    )


def _rows(knowledge: Knowledge, citations: Citations, part: _Part) -> Iterator[PayRow]:
    for standing, _, facts in part.groups:
        yield from pay_rows(knowledge, facts, citations.cite, standing=standing, asked=part.asked)


def pay_rows(
    knowledge: Knowledge,
    facts: Sequence[str],
    cite: Callable[[str], int],
    *,
    standing: Standing,
    asked: str | None,
) -> Iterator[PayRow]:
    """Yield the rows behind facts, ready to show.

    Args:
        knowledge: Where the rows are.
        facts: Ids; those that are no row are passed over.
        cite: Gives the number of a fact's citation.
        standing: How near the rows are to what was asked for.
        asked: Id of the entity that was asked for, if any.
    """
    for name, table, row in rows_of(knowledge, facts):
        fact = knowledge.facts[name]
        label = _label(knowledge, name)
        yield PayRow(
            fact=name,
            label=label if standing != "national" else f"Whole country, {label.lower()}",
            hourly=row.hourly,
            annual=row.annual,
            misprinted=row.misprinted,
            statistic=row.statistic or table.statistic,
            population=row.population or table.population,
            as_of=fact.as_of,
            attributed_to=fact.attributed_to,
            source=fact.source,
            published=knowledge.sources[fact.source].published,
            status=fact.status,
            note=replace_marks(fact.note, cite) if fact.note else None,
            citation=cite(name),
            asked=asked,
            standing=standing,
        )


def _label(knowledge: Knowledge, name: str) -> str:
    """Return whose pay a row is, in a few words."""
    ((_, table, row),) = rows_of(knowledge, [name])
    names = [knowledge.entities[one].name for one in row.entities if one in knowledge.entities]
    label = row.label or " or ".join(names)
    if not label:
        statistic = row.statistic or table.statistic
        return f"{statistic[:1].upper()}{statistic[1:]}"
    stages = {"entry": ", entry level", "mid": ", mid-career"}
    return label + stages.get(row.stage or "", "")


def _entry(knowledge: Knowledge, asked: str | None, facts: Sequence[str]) -> str:
    """Return the entry that looks up what was asked for, or else marks most of the facts."""
    kind = knowledge.entities[asked].kind if asked else ""
    asserting = [one for one in knowledge.entries.values() if one.asserts]
    looking = [one for one in asserting if one.lookup and f"{{{kind}}}" in one.question]
    if looking:
        return looking[0].id
    marking = max(asserting, key=lambda one: len(set(facts) & set(one.marks)), default=None)
    return marking.id if marking else "pay"


def _next(knowledge: Knowledge, answers: Sequence[Answer], named: Sequence[str]) -> Options:
    """Return questions worth asking next: those related to the entries of the answers."""
    entries = (knowledge.entries.get(answer.entry) for answer in answers)
    related = dict.fromkeys(name for entry in entries if entry for name in entry.related)
    return options(knowledge, related, named)


def _crossed(entities: Sequence[Entity]) -> Gap:
    return Gap(tuple(one.id for one in entities), " and ".join(one.name for one in entities))


def _unknown(knowledge: Knowledge, field: Field, near: tuple[Entity, ...]) -> Pay:
    """Say that a name is not known, what may be meant, and what there is."""
    what = called(field)
    known = what_there_is(knowledge, field)
    if near:
        likely = " or ".join(one.name for one in near)
        message = f"I know no {what} of that name. Did you mean {likely}? {known}"
        return Pay(Reply("clarify", 1.0, message), near=near)
    return Pay(Reply("unanswered", 1.0, f"I know no {what} of that name. {known}"))
