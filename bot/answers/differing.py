"""Differing figures: where sources say different things about one thing, why they do."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from bot.knowledge.base import Knowledge
from bot.knowledge.facts import Fact
from bot.knowledge.tables import Row, Table


def rows_of(knowledge: Knowledge, facts: Iterable[str]) -> Iterator[tuple[str, Table, Row]]:
    """Yield the table and row behind each of some facts; other facts are passed over."""
    rows = {
        f"{table.id}/{row.id}": (table, row)
        for table in knowledge.tables.values()
        for row in table.rows
    }
    for fact in facts:
        if fact in rows:
            yield fact, *rows[fact]


def differing(knowledge: Knowledge, facts: Sequence[str]) -> str | None:
    """Say why figures for the same thing differ, in the words of their notes.

    Args:
        knowledge: Where the rows are.
        facts: Rows that are said side by side.

    Returns:
        A text with marks, or nothing where no two tables speak of the same thing differently.
    """
    said = list(rows_of(knowledge, facts)) if len(facts) > 1 else []
    about = dict.fromkeys(name for _, _, row in said for name in row.entities)
    groups = ([one for one in said if name in one[2].entities] for name in about)
    texts = dict.fromkeys(text for group in groups if (text := _difference(knowledge, group)))
    return "\n\n".join(texts) or None


def _difference(knowledge: Knowledge, said: Sequence[tuple[str, Table, Row]]) -> str:
    """Say why the rows about one thing differ; nothing where they do not."""
    if len({table.id for _, table, _ in said}) < 2:
        return ""
    facts = [knowledge.facts[fact] for fact, _, _ in said]
    by_source = {key: list(group) for key, group in groupby(facts, key=lambda fact: fact.source)}
    if len(by_source) > 1:
        parts = [_named(knowledge, group) for group in by_source.values()]
        return "Different sources measure different things. " + " ".join(parts)
    disputed = [fact for fact in facts if fact.status == "disputed"]
    if not disputed:
        return ""
    return "The source gives different figures in two places. " + " ".join(_notes(disputed))


def _named(knowledge: Knowledge, facts: Sequence[Fact]) -> str:
    source = knowledge.sources[facts[0].source]
    dated = source.published or "no date stated"
    mark = f"[^{facts[0].id}]"
    return f"\u201c{source.title}\u201d ({dated}):{mark} {' '.join(_notes(facts))}"


def _notes(facts: Iterable[Fact]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fact.note for fact in facts if fact.note))
