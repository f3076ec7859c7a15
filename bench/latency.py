"""Time to answer on the shipped knowledge, question by question: `python -m bench.latency`.

Asks stored phrasings, half of them with a typo (which costs more), alone and as a follow-up; then
the longest text that is read, of words that are each misspelt, which is the dearest known.
"""

import argparse
import random
import re

from bench.typos import mistyped, with_typos
from bot.app import Advisor
from bot.knowledge.shipped import shipped_folder

LONGEST = 2000  # characters of a message that are read, as on Discord


def percentile(times: list[float], share: float) -> float:
    """Return the time under which a share of some times lies."""
    return sorted(times)[min(int(len(times) * share), len(times) - 1)]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    advisor = Advisor.of_folder(shipped_folder())
    entries = advisor.knowledge.entries.values()
    phrasings = [text for entry in entries for text in entry.phrasings if "{" not in text]
    chosen = rng.choices(phrasings, k=options.questions)
    asked = [with_typos(text, rng) if rng.random() < 0.5 else text for text in chosen]
    for name, key in (("alone", None), ("in a conversation", "bench")):
        times = [advisor.ask(question, key).elapsed_ms for question in asked]
        shown = ", ".join(f"p{p} {percentile(times, p / 100):.2f} ms" for p in (50, 99))
        print(f"{name}: {len(times)} questions, {shown}, slowest {max(times):.1f} ms")
    dearest = [advisor.ask(_misspelt(phrasings, rng)).elapsed_ms for _ in range(20)]
    shown = f"median {percentile(dearest, 0.5):.0f} ms, slowest {max(dearest):.0f} ms"
    print(f"{LONGEST} characters of misspelt words: {shown}")


def _misspelt(phrasings: list[str], rng: random.Random) -> str:
    words = re.findall("[a-z]{4,}", " ".join(rng.sample(phrasings, 400)).lower())
    return " ".join(mistyped(word, rng) for word in words)[:LONGEST]


if __name__ == "__main__":
    main()
