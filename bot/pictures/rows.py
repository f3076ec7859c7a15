"""Rows of counts that a picture puts side by side. Data only: it needs nothing that draws."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that is counted.

    Attributes:
        label: What it is.
        now: In the last seven days.
        before: In the seven before.
        wanting: Whether less of it is better.
    """

    label: str
    now: int
    before: int
    wanting: bool = False
