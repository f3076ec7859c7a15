"""Time to draw the pictures of the shipped knowledge: `python -m bench.pictures`."""

import argparse
import time
from collections.abc import Callable
from functools import partial
from statistics import median

from bot.answers.pay import pay_for
from bot.answers.planning import plan
from bot.answers.talk import Talk
from bot.knowledge.loader import load
from bot.knowledge.shipped import shipped_folder
from bot.pictures.chart import chart
from bot.pictures.path import path

ASKED = ((), ("california",), ("medical-coder", "alaska", "cpc"))


def elapsed_ms(draw: Callable[[], object]) -> float:
    """Return how long one drawing takes."""
    start = time.perf_counter()
    draw()
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=10)
    options = parser.parse_args()
    knowledge = load(shipped_folder())
    drawings: dict[str, Callable[[], object]] = {"plan": partial(path, plan(knowledge, Talk()))}
    for named in ASKED:
        rows = pay_for(knowledge, named).rows
        drawings[f"chart of {len(rows)} figures"] = partial(chart, rows, "Pay")
    for name, draw in drawings.items():
        times = [elapsed_ms(draw) for _ in range(options.times)]
        print(f"{name}: median {median(times):.0f} ms, slowest {max(times):.0f} ms")


if __name__ == "__main__":
    main()
