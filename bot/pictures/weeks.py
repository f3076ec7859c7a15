"""Weeks: what was asked day by day, and what became of it, this week beside the one before."""

from collections.abc import Sequence
from datetime import date

from PIL import ImageDraw

from bot.pictures.canvas import (
    EDGE,
    FAINT,
    MARGIN,
    PANEL,
    SERIES,
    TEXT,
    WARNING,
    WIDTH,
    blank,
    finished,
    font,
    width_of,
)
from bot.pictures.picture import Picture
from bot.pictures.rows import Row

_TITLE, _LABEL, _SMALL = 44, 31, 25  # sizes of text, in pixels
_DAYS = 210  # height of the highest day
_ROW = 62  # height of one kind of outcome
_LABELS = 300  # width of the column of labels
_FIGURES = 150  # room to the right of the longest bar
_THICK, _THIN = 26, 12  # height of a bar of this week, and of the week before
_TRACK = WIDTH - 2 * MARGIN - _LABELS - _FIGURES
WEEK = 7

FOOT = "Bright: the last seven days. Faint: the seven before."


def weeks(days: Sequence[tuple[date, int]], rows: Sequence[Row], title: str) -> Picture | None:
    """Draw two weeks; nothing where nothing was counted.

    Args:
        days: Questions on each day, the oldest first; the last seven are this week.
        rows: What became of them.
        title: Heading of the picture.
    """
    if not any(n for _, n in days):
        return None
    top = MARGIN + _TITLE + 20
    under = top + _DAYS + 3 * _SMALL
    height = under + len(rows) * _ROW + _SMALL + 2 * MARGIN
    image, draw = blank(height)
    draw.text((MARGIN, MARGIN - 12), title, TEXT, font(_TITLE, "Bold"))
    _draw_days(draw, days, top)
    most = max(1, *(max(row.now, row.before) for row in rows))
    for at, row in enumerate(rows):
        _draw_row(draw, row, under + at * _ROW, most)
    draw.text((MARGIN, height - MARGIN - _SMALL), FOOT, FAINT, font(_SMALL))
    return finished(image, _alt(days, rows, title))


def _draw_days(draw: ImageDraw.ImageDraw, days: Sequence[tuple[date, int]], top: int) -> None:
    """Draw a column a day, its number above and its date below."""
    most = max(n for _, n in days)
    step = (WIDTH - 2 * MARGIN) / len(days)
    floor = top + _DAYS + _SMALL
    used = font(_SMALL)
    for at, (day, n) in enumerate(days):
        left = MARGIN + at * step
        colour = SERIES[0] if len(days) - at <= WEEK else EDGE
        tall = round(_DAYS * n / most)
        draw.rectangle((left + 6, floor - max(tall, 2), left + step - 6, floor), colour)
        middle = left + step / 2
        names_month = at == 0 or day.day == 1
        count, name = str(n), f"{day.day} {day:%b}" if names_month else str(day.day)
        above = floor - max(tall, 2) - _SMALL - 8
        draw.text((middle - width_of(count, used) / 2, above), count, TEXT, used)
        draw.text((middle - width_of(name, used) / 2, floor + 4), name, FAINT, used)
    draw.line((MARGIN, floor, WIDTH - MARGIN, floor), EDGE, 2)


def _draw_row(draw: ImageDraw.ImageDraw, row: Row, y: int, most: int) -> None:
    """Draw one outcome: this week above the week before."""
    draw.text((MARGIN, y), row.label, TEXT, font(_LABEL, "Semibold"))
    left = MARGIN + _LABELS
    draw.rectangle((left, y + 2, left + _TRACK, y + 6 + _THICK + _THIN), PANEL)
    colour = WARNING if row.wanting else SERIES[1]
    draw.rectangle((left, y + 4, left + _TRACK * row.now // most, y + 4 + _THICK), colour)
    under = y + 6 + _THICK
    draw.rectangle((left, under, left + _TRACK * row.before // most, under + _THIN - 2), EDGE)
    beside = left + _TRACK + 16
    draw.text((beside, y), str(row.now), TEXT, font(_LABEL, "Semibold"))
    now = width_of(f"{row.now} ", font(_LABEL, "Semibold"))
    draw.text((beside + now, y + 5), f"({row.before})", FAINT, font(_SMALL))


def _alt(days: Sequence[tuple[date, int]], rows: Sequence[Row], title: str) -> str:
    """Say everything that the picture says."""
    each = "; ".join(f"{day:%d %B} {n}" for day, n in days)
    counted = "; ".join(f"{row.label} {row.now}, before {row.before}" for row in rows)
    return f"{title}. Questions a day: {each}. The last seven days and those before: {counted}."
