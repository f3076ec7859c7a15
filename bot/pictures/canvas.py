"""The canvas: colours, fonts and measured text, the same for all pictures.

The ground is drawn along, so that a picture reads the same on a dark and on a light page.
"""

from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Literal

from PIL import Image, ImageDraw, ImageFont

from bot.pictures.picture import Picture as Picture

WIDTH = 960  # pixels; a phone shows a third of it, so text is drawn three times as large
MARGIN = 36

# Every text colour has a contrast of at least 4.5 to the ground (WCAG 2.2, AA); a test measures it.
GROUND = "#1b2430"
PANEL = "#263241"
EDGE = "#46566a"  # outlines the picture on a dark page
TEXT = "#f4f6f8"
FAINT = "#b6c2cf"
WARNING = "#ffc266"
SERIES = ("#6cb6ff", "#7ee0a8", "#f0a6ca", "#ffd479")  # one colour a source, then again

Weight = Literal["Regular", "Semibold", "Bold"]
_PACKAGE = "font_source_sans_pro"  # carries Source Sans under the Open Font License


@cache
def font(size: int, weight: Weight = "Regular") -> ImageFont.FreeTypeFont:
    """Return a font by its size in pixels."""
    file = files(_PACKAGE).joinpath("files", f"SourceSansPro-{weight}.ttf")
    return ImageFont.truetype(BytesIO(file.read_bytes()), size)


def width_of(text: str, used: ImageFont.FreeTypeFont) -> int:
    """Return the width of one line of text."""
    return round(used.getlength(text))


def wrapped(text: str, used: ImageFont.FreeTypeFont, width: int) -> tuple[str, ...]:
    """Return a text as lines of a width; a word that is wider stands alone and is cut."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, used) <= width:
            lines[-1] = longer
        else:
            lines.append(_cut(word, used, width))
    return tuple(lines)


def blank(height: int) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """Return a picture of that height with nothing on it, and what draws on it."""
    image = Image.new("RGB", (WIDTH, height), GROUND)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, WIDTH - 1, height - 1), outline=EDGE, width=2)
    return image, draw


def finished(image: Image.Image, alt: str) -> Picture:
    """Return a drawn image as a file with its text."""
    file = BytesIO()
    image.save(file, "PNG")
    return Picture(file.getvalue(), alt, image.width, image.height)


def _cut(word: str, used: ImageFont.FreeTypeFont, width: int) -> str:
    while len(word) > 1 and width_of(word, used) > width:
        word = f"{word[:-2]}\u2026"
    return word
