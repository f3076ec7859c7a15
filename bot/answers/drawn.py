"""Drawn: the pay rows that a reply in words has said, so that a chart can show just them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.answers.citing import key_of
from bot.answers.comparing import of_one_kind
from bot.answers.composing import MOST_ROWS
from bot.answers.lookup import look_up
from bot.answers.pay import PayRow, Standing, pay_rows
from bot.answers.reply import Reply
from bot.knowledge.base import Knowledge

LEAST_MARKED = 2  # figures that an entry tells in its own words, from which a chart helps

_Group = tuple[Standing, str | None, Sequence[str]]


def rows_said(knowledge: Knowledge, reply: Reply) -> tuple[PayRow, ...]:
    """Return the figures that a reply looked up, numbered as the reply numbers them.

    Args:
        knowledge: What the reply was made from.
        reply: Its grounds tell what was looked up.
    """
    groups = (
        group
        for ground in reply.grounds
        for group in _groups(knowledge, ground.entry, ground.named)
    )
    rows = _rows(knowledge, reply, groups)
    return rows or _marked(knowledge, reply)


def rows_compared(knowledge: Knowledge, reply: Reply, named: Sequence[str]) -> tuple[PayRow, ...]:
    """Return the figures of things that a reply puts side by side."""
    return _rows(knowledge, reply, _side_by_side(knowledge, named))


def _rows(knowledge: Knowledge, reply: Reply, groups: Iterator[_Group]) -> tuple[PayRow, ...]:
    """Return rows, without those whose facts the reply does not cite."""
    numbers = {key_of(citation): citation.n for citation in reply.citations}

    def cite(fact_id: str) -> int:
        return numbers.get(key_of(knowledge.facts[fact_id]), 0)

    rows = (
        row
        for standing, asked, facts in groups
        for row in pay_rows(
            knowledge,
            [fact for fact in facts if cite(fact)],
            cite,
            standing=standing,
            asked=asked,
        )
    )
    return tuple({row.fact: row for row in rows}.values())


def _marked(knowledge: Knowledge, reply: Reply) -> tuple[PayRow, ...]:
    """Return the figures that entries tell in their own words, where these are several.

    A figure that the words leave out stays out, such as the year's where they speak of the hour's;
    and so does one that is alone of its table, for it stands beside things of another kind.
    """
    entries = (knowledge.entries.get(answer.entry) for answer in reply.answers)
    marked = list(dict.fromkeys(fact for entry in entries if entry for fact in entry.marks))
    words = "\n".join(answer.text for answer in reply.answers)
    rows = _rows(knowledge, reply, iter([("exact", None, marked)]))
    said = (
        replace(one, annual=_in(words, one.annual), hourly=_in(words, one.hourly)) for one in rows
    )
    found = [one for one in said if one.annual or one.hourly]
    tables = Counter(_table(one) for one in found)
    kept = tuple(one for one in found if tables[_table(one)] > 1)
    return kept if len(kept) >= LEAST_MARKED else ()


def _table(row: PayRow) -> str:
    return row.fact.partition("/")[0]


def _in(words: str, printed: tuple[str, ...]) -> tuple[str, ...]:
    return printed if all(figure in words for figure in printed) else ()


def _groups(knowledge: Knowledge, name: str, named: Sequence[str]) -> Iterator[_Group]:
    entry = knowledge.entries.get(name)
    if entry is None:
        return
    if entry.compare:
        yield from _side_by_side(knowledge, of_one_kind(knowledge, named))
    elif entry.lookup:
        found = look_up(knowledge, entry.lookup, named)
        yield "exact", None, found.exact[:MOST_ROWS]
        for entity, facts in found.nearest:
            yield "nearest", entity.id, facts[:MOST_ROWS]
        yield "national", None, found.national[:MOST_ROWS]


def _side_by_side(knowledge: Knowledge, named: Sequence[str]) -> Iterator[_Group]:
    for name in named:
        yield "exact", name, look_up(knowledge, list(knowledge.tables), [name]).exact
