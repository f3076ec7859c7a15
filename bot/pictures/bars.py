"""Bars: pay rows as the numbers that a chart draws. Pure; the chart only measures and paints."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from bot.answers.pay import PayRow

MOST_BARS = 12  # more do not read well in a chat; the text has them all

Unit = Literal["hour", "year"]
_MONEY = re.compile(r"\$([\d,]+(?:\.\d+)?)(\+?)")


@dataclass(frozen=True, slots=True)
class Bar:
    """One row in one unit.

    Attributes:
        fact: Id of the fact that it shows.
        label: Whose pay it is.
        unit: An hour's or a year's.
        low: The figure, or the low end of a range.
        high: The high end; the same as `low` for one figure.
        printed: Both ends as the source prints them.
        measured: What the figure is, and of when.
        source: Id of the source.
        citation: Its number in the reply.
        doubt: Why not to take the figure as it stands; empty where that is only its age.
    """

    fact: str
    label: str
    unit: Unit
    low: Decimal
    high: Decimal
    printed: tuple[str, ...]
    measured: str
    source: str
    citation: int
    doubt: str = ""

    @property
    def amount(self) -> str:
        """Return the figure as it is written beside the bar."""
        return " to ".join(self.printed)


def bars_of(rows: Iterable[PayRow], unit: Unit) -> tuple[Bar, ...]:
    """Return the bars of the rows that have figures in a unit, in their order, each row once."""
    bars: dict[str, Bar] = {}
    for row in rows:
        printed = row.annual if unit == "year" else row.hourly
        if not printed:
            continue
        ends = [value(text) for text in printed]
        bars.setdefault(
            row.fact,
            Bar(
                fact=row.fact,
                label=row.label,
                unit=unit,
                low=ends[0],
                high=ends[-1],
                printed=printed,
                measured=_measured(row),
                source=row.source,
                citation=row.citation,
                doubt=_doubt(row, unit),
            ),
        )
    return tuple(bars.values())[:MOST_BARS]


def panels(rows: Sequence[PayRow]) -> tuple[tuple[Bar, ...], ...]:
    """Return one group of bars, or two where no unit has all of the rows; none for no rows."""
    yearly, hourly = bars_of(rows, "year"), bars_of(rows, "hour")
    drawn = {bar.fact for bar in yearly}
    rest = tuple(bar for bar in hourly if bar.fact not in drawn)
    return tuple(group for group in (yearly, rest) if group)


def value(text: str) -> Decimal:
    """Return the number of a printed sum, e.g. 85000 for `$85,000+`."""
    found = _MONEY.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return Decimal(found[1].replace(",", ""))


def _measured(row: PayRow) -> str:
    parts = (row.attributed_to, row.statistic, row.as_of or "no date stated")
    label = row.label.casefold()
    return ", ".join(part for part in parts if part and part.casefold() not in label)


def _doubt(row: PayRow, unit: Unit) -> str:
    if row.misprinted == ("annual" if unit == "year" else "hourly"):
        return "misprinted"
    doubted = row.status == "disputed" or (row.status == "wrong" and row.misprinted is None)
    return "see the note" if doubted else ""
