"""A folder of minimal entries: time to load it and to answer: `python -m bench.minimal_folder`."""

import argparse
import random
import tempfile
from pathlib import Path
from time import perf_counter

from bench.latency import percentile
from bot.app import Advisor

ALIASES = 5
_SYLLABLES = [a + b for a in "bcdfghklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "or")]
_FILE = 1000  # entries in one


def write(folder: Path, entries: int, rng: random.Random) -> list[str]:
    """Write a folder of entries about made-up things, and return their aliases."""
    things = ["".join(rng.choices(_SYLLABLES, k=rng.randint(2, 3))) for _ in range(entries // 2)]
    verbs = ["".join(rng.choices(_SYLLABLES, k=2)) for _ in range(200)]
    (folder / "faq").mkdir()
    (folder / "sources.yaml").write_text("- {id: handbook, title: Handbook, sections: [Cards]}\n")
    asked: list[str] = []
    for start in range(0, entries, _FILE):
        lines: list[str] = []
        for number in range(start, min(start + _FILE, entries)):
            words = f"{rng.choice(verbs)} {rng.choice(things)}"
            aliases = [
                f"{rng.choice(verbs)} {words} {rng.choice(things)} {number}-{alias}"
                for alias in range(ALIASES)
            ]
            asked += aliases
            lines += [
                f"- id: things/n{number}",
                f"  question: How do I {words} number {number}?",
                f"  aliases: [{', '.join(aliases)}]",
                f"  answer: First you {words}.",
                "  cite: [{source: handbook, section: Cards}]",
            ]
        (folder / "faq" / f"f{start}.yaml").write_text("\n".join(lines) + "\n")
    return asked


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--questions", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as name:
        aliases = write(Path(name), options.entries, rng)
        start = perf_counter()
        advisor = Advisor.of_folder(Path(name))
        took = perf_counter() - start
    asked = [" ".join(rng.sample(q.split(), 4)) for q in rng.sample(aliases, options.questions)]
    times = [advisor.ask(question).elapsed_ms for question in asked]
    print(f"{options.entries} entries, {ALIASES} aliases each: loaded in {took:.1f} s")
    shown = ", ".join(f"p{p} {percentile(times, p / 100):.2f} ms" for p in (50, 99))
    print(f"{len(times)} questions: {shown}, slowest {max(times):.1f} ms")


if __name__ == "__main__":
    main()
