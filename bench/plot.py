"""Lines on two logarithmic axes, as SVG text. Nothing else: the project needs no plot library."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10

WIDTH, HEIGHT = 760, 420
LEFT, TOP, RIGHT, BOTTOM = 70, 40, 190, 50
COLORS = ("#c0392b", "#2471a3", "#1e8449", "#7d3c98", "#b9770e", "#117a65", "#5d6d7e", "#784212")


@dataclass(frozen=True, slots=True)
class Line:
    """A named line through points with positive coordinates."""

    name: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """A logarithmic axis over whole powers of ten, from one pixel to another."""

    low: int
    high: int
    first: float
    last: float

    @classmethod
    def over(cls, values: Sequence[float], first: float, last: float) -> "Axis":
        """Cover all values."""
        low, high = floor(log10(min(values))), ceil(log10(max(values)))
        return cls(low, max(high, low + 1), first, last)

    def at(self, value: float) -> float:
        """Return the pixel of a value."""
        share = (log10(value) - self.low) / (self.high - self.low)
        return self.first + share * (self.last - self.first)

    def ticks(self) -> list[float]:
        """Return the powers of ten."""
        return [10.0**power for power in range(self.low, self.high + 1)]


def line_plot(title: str, label: str, lines: Sequence[Line]) -> str:
    """Return the SVG text of a plot; `label` names the horizontal axis."""
    points = [point for line in lines for point in line.points]
    across = Axis.over([x for x, _ in points], LEFT, WIDTH - RIGHT)
    up = Axis.over([y for _, y in points], HEIGHT - BOTTOM, TOP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
        ' font-family="sans-serif" font-size="12">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
        _text(LEFT, 20, title),
        _text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 12, label, "middle"),
    ]
    for value in up.ticks():
        parts.append(_rule(LEFT, up.at(value), WIDTH - RIGHT, up.at(value)))
        parts.append(_text(LEFT - 8, up.at(value) + 4, f"{value:,g}", "end"))
    for value in across.ticks():
        parts.append(_rule(across.at(value), TOP, across.at(value), HEIGHT - BOTTOM))
        parts.append(_text(across.at(value), HEIGHT - BOTTOM + 18, f"{value:,.0f}", "middle"))
    for number, line in enumerate(lines):
        color, width = COLORS[number % len(COLORS)], 1.5 if number else 3
        path = " ".join(f"{across.at(x):.1f},{up.at(y):.1f}" for x, y in line.points)
        parts.append(
            f'<polyline points="{path}" fill="none" stroke="{color}" stroke-width="{width}"/>'
        )
        height = TOP + 18 * number
        parts.append(_rule(WIDTH - RIGHT + 14, height, WIDTH - RIGHT + 34, height, color, width))
        parts.append(_text(WIDTH - RIGHT + 40, height + 4, line.name))
    return "\n".join([*parts, "</svg>", ""])


def _text(x: float, y: float, text: str, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'


def _rule(
    x1: float, y1: float, x2: float, y2: float, color: str = "#dddddd", width: float = 1
) -> str:
    ends = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    return f'<line {ends} stroke="{color}" stroke-width="{width}"/>'
