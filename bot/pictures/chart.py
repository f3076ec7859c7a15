"""The chart: pay as bars from nothing to a figure, or from the low to the high end of a range."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from PIL import ImageDraw

from bot.answers.pay import PayRow
from bot.pictures.bars import Bar, panels
from bot.pictures.canvas import (
    EDGE,
    FAINT,
    MARGIN,
    PANEL,
    SERIES,
    TEXT,
    WARNING,
    WIDTH,
    Picture,
    blank,
    finished,
    font,
    width_of,
    wrapped,
)

_TITLE, _HEAD, _LABEL, _SMALL = 44, 30, 31, 25  # sizes of text, in pixels
_LABELS = 330  # width of the column of labels
_AMOUNT = 250  # room to the right of the longest bar
_BAR = 36  # height of a bar
_GAP = 26  # between rows
_TRACK = WIDTH - 2 * MARGIN - _LABELS - _AMOUNT  # length of the longest bar

FOOT = "Bars start at 0. The text beside this picture has the sources and the notes."


def chart(rows: Sequence[PayRow], title: str) -> Picture | None:
    """Draw pay rows; nothing where there is no figure.

    Args:
        rows: What to draw, in order.
        title: Heading of the picture.
    """
    groups = panels(rows)
    if not groups:
        return None
    colours = _colours([bar for group in groups for bar in group])
    heights = [[_height(bar) for bar in group] for group in groups]
    heads = wrapped(title, font(_TITLE, "Bold"), WIDTH - 2 * MARGIN)
    top = MARGIN + len(heads) * (_TITLE + 10) + 14
    height = top + sum(sum(group) + _HEAD + 28 for group in heights) + _SMALL + MARGIN
    image, draw = blank(height)
    for at, line in enumerate(heads):
        draw.text((MARGIN, MARGIN - 12 + at * (_TITLE + 10)), line, TEXT, font(_TITLE, "Bold"))
    y = top
    for group, tall in zip(groups, heights, strict=True):
        most = max(bar.high for bar in group)
        draw.text((MARGIN, y), f"US dollars {_per(group[0])}", FAINT, font(_HEAD, "Semibold"))
        y += _HEAD + 22
        for bar, each in zip(group, tall, strict=True):
            _draw(draw, bar, y, most, colours[bar.source])
            y += each
        y += 6
    draw.text((MARGIN, y + 4), FOOT, FAINT, font(_SMALL))
    return finished(image, _alt(groups, title))


def _draw(draw: ImageDraw.ImageDraw, bar: Bar, y: int, most: Decimal, colour: str) -> None:
    """Draw one row: label and what it is on the left, bar and amount on the right."""
    at = y
    for line in wrapped(bar.label, font(_LABEL, "Semibold"), _LABELS - 20):
        draw.text((MARGIN, at - 4), line, TEXT, font(_LABEL, "Semibold"))
        at += _LABEL + 4
    for line in wrapped(_under(bar), font(_SMALL), _LABELS - 20):
        draw.text((MARGIN, at - 2), line, FAINT, font(_SMALL))
        at += _SMALL + 4
    left = MARGIN + _LABELS
    draw.rectangle((left, y, left + _TRACK, y + _BAR), PANEL)
    end = left + _length(bar.high, most)
    start = left + (_length(bar.low, most) if bar.low != bar.high else 0)
    box = (start, y, max(end, start + 8), y + _BAR)
    if bar.doubt:
        draw.rectangle(box, PANEL, WARNING, 3)
    else:
        draw.rectangle(box, colour)
    draw.line((left, y - 4, left, y + _BAR + 4), EDGE, 2)
    beside = left + _TRACK + 16
    draw.text((beside, y - 2), bar.amount, TEXT, font(_amount_size(bar), "Semibold"))
    if bar.doubt:
        draw.text((beside, y + _BAR + 2), bar.doubt, WARNING, font(_SMALL, "Semibold"))


def _amount_size(bar: Bar) -> int:
    fits = width_of(bar.amount, font(_LABEL, "Semibold")) <= _AMOUNT - 16
    return _LABEL if fits else _SMALL


def _length(figure: Decimal, most: Decimal) -> int:
    """Return the pixels of a figure on a scale that starts at nothing."""
    return round(_TRACK * figure / most)


def _height(bar: Bar) -> int:
    labels = len(wrapped(bar.label, font(_LABEL, "Semibold"), _LABELS - 20)) * (_LABEL + 4)
    under = len(wrapped(_under(bar), font(_SMALL), _LABELS - 20)) * (_SMALL + 4)
    return max(labels + under, _BAR + (_SMALL + 6 if bar.doubt else 0)) + _GAP


def _under(bar: Bar) -> str:
    return f"{bar.measured}\u00a0[{bar.citation}]"


def _colours(bars: Sequence[Bar]) -> dict[str, str]:
    sources = dict.fromkeys(bar.source for bar in bars)
    return {source: SERIES[at % len(SERIES)] for at, source in enumerate(sources)}


def _per(bar: Bar) -> str:
    return "a year" if bar.unit == "year" else "an hour"


def _alt(groups: Sequence[Sequence[Bar]], title: str) -> str:
    """Say everything that the chart says; what neighbours share is said once."""
    parts = [f"Bar chart: {title}."]
    for group in groups:
        parts.append(f"US dollars {_per(group[0])}.")
        for under, bars in groupby(group, key=_under):
            doubts = ((bar, f" ({bar.doubt})" if bar.doubt else "") for bar in bars)
            said = "; ".join(f"{bar.label} {bar.amount}{doubt}" for bar, doubt in doubts)
            parts.append(f"{said} ({under}).")
    return " ".join((*parts, FOOT))
