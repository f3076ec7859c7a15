from io import BytesIO

import pytest
from PIL import Image

from bot.answers.pay import pay_for
from bot.knowledge.base import Knowledge
from bot.pictures.bars import panels
from bot.pictures.canvas import SERIES, WARNING, Picture
from bot.pictures.chart import FOOT, chart

MOST_ALT = 1024  # Discord: characters of an attachment's description


def drawn(shipped: Knowledge, *named: str) -> Picture:
    picture = chart(pay_for(shipped, named).rows, "Pay")
    assert picture is not None
    return picture


def every_choice(shipped: Knowledge) -> list[str]:
    rows = [row for table in shipped.tables.values() for row in table.rows]
    return list(dict.fromkeys(name for row in rows for name in row.entities))


def test_the_text_says_every_figure_and_label(shipped: Knowledge) -> None:
    for name in every_choice(shipped):
        rows = pay_for(shipped, [name]).rows
        alt = drawn(shipped, name).alt
        for bar in (bar for group in panels(rows) for bar in group):
            for part in (bar.label, bar.amount, bar.measured, f"[{bar.citation}]", bar.doubt):
                assert part in alt
        assert FOOT in alt
        assert len(alt) <= MOST_ALT


def test_bars_are_painted_in_the_colour_of_their_source(shipped: Knowledge) -> None:
    colours = pixels(drawn(shipped, "alaska"))
    assert SERIES[0] in colours
    assert WARNING not in colours


def test_a_doubted_figure_is_only_outlined(shipped: Knowledge) -> None:
    colours = pixels(drawn(shipped, "corvallis"))
    assert WARNING in colours
    assert SERIES[0] not in colours


def test_the_same_rows_make_the_same_picture(shipped: Knowledge) -> None:
    assert drawn(shipped, "california") == drawn(shipped, "california")


def test_nothing_is_drawn_of_nothing() -> None:
    assert chart([], "Pay") is None


@pytest.mark.parametrize("named", [[], ["california"], ["medical-coder", "alaska", "cpc"]])
def test_a_chart_is_drawn_of_any_figures(shipped: Knowledge, named: list[str]) -> None:
    rows = pay_for(shipped, named).rows
    assert chart(rows, "Pay") is not None


def pixels(picture: Picture) -> set[str]:
    """Return the colours of a picture, as they are written."""
    found = Image.open(BytesIO(picture.png)).getcolors(maxcolors=100_000)
    assert found is not None
    colours = [colour for _, colour in found if isinstance(colour, tuple)]
    return {f"#{red:02x}{green:02x}{blue:02x}" for red, green, blue in colours}
