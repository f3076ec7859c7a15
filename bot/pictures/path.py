"""The path: the steps of a plan, one part under the other, from training to the next steps up."""

from PIL import ImageDraw

from bot.answers.planning import Part, Plan
from bot.pictures.canvas import (
    EDGE,
    FAINT,
    GROUND,
    MARGIN,
    PANEL,
    SERIES,
    TEXT,
    WIDTH,
    Picture,
    blank,
    finished,
    font,
    wrapped,
)

_TITLE, _HEAD, _STEP, _SMALL = 44, 27, 36, 26  # sizes of text, in pixels
_DOT = 30  # radius of the number of a part
_INDENT = 110  # from the margin to the boxes
_PADDING = 24
_ARROW = 34  # between boxes
_WIDE = WIDTH - 2 * MARGIN - _INDENT - 2 * _PADDING

TITLE = "Your path into medical billing and coding"
FOOT = "The text beside this picture has the reasons, the dates and the sources."


def path(plan: Plan) -> Picture:
    """Draw the steps of a plan; parts without a step are left out."""
    parts = [part for part in plan.parts if part.steps]
    heights = [_height(part) for part in parts]
    top = MARGIN + _TITLE + 34
    foot = wrapped(FOOT, font(_SMALL), WIDTH - 2 * MARGIN)
    height = top + sum(heights) + _ARROW * len(parts) + len(foot) * (_SMALL + 6) + MARGIN - 6
    image, draw = blank(height)
    draw.text((MARGIN, MARGIN - 12), TITLE, TEXT, font(_TITLE, "Bold"))
    y = top
    for at, (part, tall) in enumerate(zip(parts, heights, strict=True)):
        _draw(draw, part, y, tall, at, last=at == len(parts) - 1)
        y += tall + _ARROW
    for line in foot:
        draw.text((MARGIN, y), line, FAINT, font(_SMALL))
        y += _SMALL + 6
    return finished(image, _alt(parts))


def _draw(draw: ImageDraw.ImageDraw, part: Part, y: int, tall: int, at: int, *, last: bool) -> None:
    """Draw one part: its number on the line to the next, and its steps in a box."""
    colour = SERIES[at % len(SERIES)]
    x, middle = MARGIN + _DOT, y + _DOT + 14
    if not last:
        bottom = y + tall + _ARROW + 10
        draw.line((x, middle, x, bottom), EDGE, 6)
    draw.ellipse((x - _DOT, middle - _DOT, x + _DOT, middle + _DOT), colour)
    draw.text((x, middle), str(at + 1), GROUND, font(_STEP, "Bold"), anchor="mm")
    left = MARGIN + _INDENT
    draw.rounded_rectangle((left, y, WIDTH - MARGIN, y + tall), 14, PANEL)
    draw.text((left + _PADDING, y + 14), part.title, colour, font(_HEAD, "Semibold"))
    row = y + 14 + _HEAD + 12
    for step in part.steps:
        for line in wrapped(step, font(_STEP, "Semibold"), _WIDE):
            draw.text((left + _PADDING, row), line, TEXT, font(_STEP, "Semibold"))
            row += _STEP + 8


def _height(part: Part) -> int:
    lines = sum(len(wrapped(step, font(_STEP, "Semibold"), _WIDE)) for step in part.steps)
    return 14 + _HEAD + 12 + lines * (_STEP + 8) + 20


def _alt(parts: list[Part]) -> str:
    """Say everything that the picture says."""
    said = (f"{at}. {part.title}: {'; '.join(part.steps)}." for at, part in enumerate(parts, 1))
    return f"{TITLE}. {' '.join(said)} {FOOT}"
