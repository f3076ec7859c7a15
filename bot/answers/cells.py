"""Cells: the pay of one thing, as a comparison shows it."""

from collections.abc import Callable
from dataclasses import replace

from bot.answers.differing import rows_of
from bot.answers.lookup import Found
from bot.knowledge.base import Knowledge
from bot.knowledge.tables import Row, Table


def hourly(row: Row) -> str:
    """Return the pay by the hour in words."""
    return replace(row, annual=()).amounts


def annual(row: Row) -> str:
    """Return the pay by the year in words."""
    return replace(row, hourly=()).amounts


def either(row: Row) -> str:
    """Return the pay by both in words."""
    return row.amounts


def figures(knowledge: Knowledge, found: Found, amounts: Callable[[Row], str]) -> str | None:
    """Return the cell of one thing: its figures, or those of the place around it, labelled."""
    texts = []
    for fact, table, row in rows_of(knowledge, found.exact or around(found)):
        if said := amounts(row):
            whose = "" if found.exact else f"{_name(knowledge, row)}: "
            stage = f"{row.stage} level: " if row.stage else ""
            printed = " (so printed, a misprint)" if _misprinted(row, amounts) else ""
            texts.append(f"{whose}{stage}{said}{printed} ({_measured(table, row)})[^{fact}]")
    if texts and not found.exact:
        texts[0] = f"no figure of its own; {texts[0]}"
    return "; ".join(texts) or None


def around(found: Found) -> tuple[str, ...]:
    """Return the figures of the place around a place, but not of the places in it."""
    return tuple(f for one, facts in found.nearest if one.within is not None for f in facts)


def _measured(table: Table, row: Row) -> str:
    dated = row.as_of or table.as_of or "no date stated"
    return f"{row.statistic or table.statistic}, {dated}"


def _misprinted(row: Row, amounts: Callable[[Row], str]) -> bool:
    """Tell whether the figures said hold the one that the source misprints."""
    kept = {"hourly": replace(row, annual=()), "annual": replace(row, hourly=())}
    return row.misprinted is not None and amounts(kept[row.misprinted]) != ""


def _name(knowledge: Knowledge, row: Row) -> str:
    return knowledge.entities[row.entity].name if row.entity else row.id
