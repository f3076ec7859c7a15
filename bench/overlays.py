"""A thousand servers' own entries over the shipped ones: `python -m bench.overlays`.

Time to open an overlay, its memory, and the time of an answer beside the shipped knowledge alone.
Entries are made up of the shipped phrasings' words and of words that nobody else has.
"""

import argparse
import gc
import random
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import chain
from statistics import median

from bench.speed import resident_mb
from bench.typos import with_typos
from bot.app import Advisor
from bot.knowledge.entries import Entry
from bot.knowledge.shipped import shipped_folder
from bot.prepared import Prepared, prepare

PHRASINGS = 5  # of an own entry
LETTERS = "abcdefghijklmnopqrstuvwxyz"
OWN_WORDS = 40  # of a server
ANSWER_WORDS = 40
BEFORE_AFTER = 20  # overlays that are asked, so that no cache of one favours it


def own_entries(server: int, count: int, words: list[str]) -> list[Entry]:
    """Make up the entries of a server."""
    rng = random.Random(server)
    own = ["".join(rng.choices(LETTERS, k=7)) for _ in range(OWN_WORDS)]
    texts = [
        " ".join([*rng.choices(words, k=5), rng.choice(own)]) for _ in range(count * PHRASINGS)
    ]
    return [
        Entry(
            f"server/{number}",
            texts[number * PHRASINGS],
            " ".join(rng.choices(words, k=ANSWER_WORDS)),
            tuple(texts[number * PHRASINGS + 1 : (number + 1) * PHRASINGS]),
        )
        for number in range(count)
    ]


def taken_ms(act: Callable[[], object]) -> float:
    """Return the CPU time that something takes: on a busy machine the clock tells of the others."""
    start = time.process_time()
    act()
    return 1000 * (time.process_time() - start)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--servers", type=int, default=1000)
    parser.add_argument("--entries", type=int, default=50)
    parser.add_argument("--questions", type=int, default=2000)
    options = parser.parse_args()
    rng = random.Random(1)
    shipped = prepare(shipped_folder())
    known = shipped.knowledge.entries.values()
    phrasings = [text for entry in known for text in entry.phrasings if "{" not in text]
    words = sorted(set(chain.from_iterable(text.split() for text in phrasings)))
    servers = [own_entries(n, options.entries, words) for n in range(options.servers)]
    indexes = [shipped.index.with_changes(servers[0])]
    gc.collect()
    before = resident_mb()
    opened = [
        taken_ms(lambda own=own: indexes.append(shipped.index.with_changes(own))) for own in servers
    ]
    gc.collect()
    kb = (resident_mb() - before) * 1024 / len(servers)
    print(
        f"{len(servers)} overlays of {options.entries} entries with {PHRASINGS} phrasings:"
        f" opened in {median(opened):.1f} ms (slowest {max(opened):.0f}), {kb:.0f} KB each"
    )
    alone = Advisor(shipped)
    advisors = [
        Advisor(
            Prepared(
                replace(
                    shipped.knowledge,
                    entries={**shipped.knowledge.entries, **{one.id: one for one in own}},
                ),
                index,
            )
        )
        for own, index in zip(servers[:BEFORE_AFTER], indexes[1:], strict=False)
    ]
    asked = [
        with_typos(text, rng) if rng.random() < 0.5 else text
        for text in rng.sample(phrasings, options.questions)
    ]
    ways: dict[str, tuple[Callable[[str], object], Callable[[int, str], object]]] = {
        "search": (shipped.index.search, lambda n, text: indexes[n % len(indexes)].search(text)),
        "answer": (alone.ask, lambda n, text: advisors[n % len(advisors)].ask(text)),
    }
    for name, (plain, over) in ways.items():
        first: list[float] = []
        second: list[float] = []
        for number, text in enumerate(asked):  # in turns, so that noise and warm caches meet both
            acts = [(first, partial(plain, text)), (second, partial(over, number, text))]
            for taken, act in acts[:: 1 - 2 * (number % 2)]:
                taken.append(taken_ms(act))
        print(
            f"{name}: median {median(first):.3f} ms shipped, {median(second):.3f} ms with an"
            f" overlay, {median(second) / median(first):.2f} to 1"
        )
    near = [taken_ms(lambda text=text: indexes[1].near(text)) for text in asked[:200]]
    print(f"the 50 nearest of {len(phrasings)} phrasings: median {median(near):.2f} ms")


if __name__ == "__main__":
    main()
