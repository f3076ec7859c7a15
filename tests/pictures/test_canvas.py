import pytest

from bot.pictures.canvas import (
    FAINT,
    GROUND,
    PANEL,
    SERIES,
    TEXT,
    WARNING,
    blank,
    finished,
    font,
    width_of,
    wrapped,
)


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colour", [TEXT, FAINT, WARNING, *SERIES])
@pytest.mark.parametrize("ground", [GROUND, PANEL])
def test_text_is_readable_on_its_own_ground(colour: str, ground: str) -> None:
    assert contrast(colour, ground) >= 4.5


@pytest.mark.parametrize("width", [60, 200, 900])
@pytest.mark.parametrize("text", ["one two three four", "supercalifragilistic word", "", "x"])
def test_wrapped_lines_fit(text: str, width: int) -> None:
    used = font(30)
    assert all(width_of(line, used) <= width for line in wrapped(text, used, width))


def test_wrapping_loses_no_word() -> None:
    text = "the quick brown fox jumps over the lazy dog"
    assert " ".join(wrapped(text, font(30), 200)) == text


def test_a_picture_is_a_png_of_its_size() -> None:
    image, _ = blank(100)
    picture = finished(image, "nothing")
    assert picture.png.startswith(b"\x89PNG")
    assert (picture.width, picture.height, picture.alt) == (960, 100, "nothing")
