"""What the pages show: answers as the bot says them, sources with their facts, tables, gaps."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.answers.citing import Citations
from bot.answers.composing import Pick, compose
from bot.answers.pay import PayRow, pay_rows
from bot.answers.reply import Answer, Citation
from bot.knowledge.base import Knowledge
from bot.knowledge.entries import Entry
from bot.knowledge.facts import Fact
from bot.knowledge.tables import Table
from bot.site.addresses import has_page, topic_of


@dataclass(frozen=True, slots=True)
class Topic:
    """Questions that belong together.

    Attributes:
        id: Slug.
        title: As a heading.
        entries: In the order of their file.
    """

    id: str
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """An entry as the bot says it.

    Attributes:
        entry: The entry.
        answer: Its answer, with `[n]` marks.
        citations: The numbered sources of the answer.
        facts: What it marks, in order.
    """

    entry: Entry
    answer: Answer
    citations: tuple[Citation, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A fact as a list shows it.

    Attributes:
        fact: The fact.
        note: What to know about it, with `[n]` marks.
    """

    fact: Fact
    note: str | None


@dataclass(frozen=True, slots=True)
class Figures:
    """A pay table as a page shows it.

    Attributes:
        table: The table.
        rows: Its rows.
        notes: Each note once, with `[n]` marks, and whose rows it is about; no labels for all.
        citations: The numbered sources of rows and notes.
    """

    table: Table
    rows: tuple[PayRow, ...]
    notes: tuple[tuple[tuple[str, ...], str], ...]
    citations: tuple[Citation, ...]


def topics(knowledge: Knowledge) -> tuple[Topic, ...]:
    """Return all topics that have questions with pages, by title."""
    found: dict[str, list[Entry]] = {}
    for entry in knowledge.entries.values():
        if has_page(entry):
            found.setdefault(topic_of(entry.id), []).append(entry)
    return tuple(
        Topic(name, name.replace("-", " ").capitalize(), tuple(found[name]))
        for name in sorted(found)
    )


def said(knowledge: Knowledge, entry: Entry) -> Said:
    """Return what the bot says to the question of an entry."""
    composed = compose(knowledge, (Pick(entry),))
    facts = tuple(knowledge.facts[fact] for fact in entry.marks)
    return Said(entry, composed.answers[0], composed.citations, facts)


def claims(facts: Iterable[Fact], citations: Citations) -> tuple[Claim, ...]:
    """Return facts with the sources of their notes numbered."""
    return tuple(Claim(fact, citations.number(fact.note) if fact.note else None) for fact in facts)


def figures(knowledge: Knowledge, table: Table) -> Figures:
    """Return a table with its rows, notes and sources."""
    citations = Citations(knowledge)
    facts = [f"{table.id}/{row.id}" for row in table.rows]
    rows = tuple(pay_rows(knowledge, facts, citations.cite, standing="exact", asked=None))
    notes: dict[str, list[str]] = {}
    for row in rows:
        if row.note:
            notes.setdefault(row.note, []).append(row.label)
    told = tuple(
        ((), note) if len(labels) == len(rows) else (tuple(dict.fromkeys(labels)), note)
        for note, labels in notes.items()
    )
    return Figures(table, rows, told, citations.all())


def by_section(knowledge: Knowledge, source: str) -> Mapping[str | None, tuple[Fact, ...]]:
    """Return the facts of a source under all its headings, in its order.

    Facts of an outside page stand under no heading.
    """
    facts = [fact for fact in knowledge.facts.values() if fact.source == source]
    headings = (*knowledge.sources[source].sections, *(None for fact in facts if not fact.section))
    return {one: tuple(fact for fact in facts if fact.section == one) for one in headings}
