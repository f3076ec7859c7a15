"""Time and memory of one peer at one size, in a process of its own: `python -m bench.speed`.

Prints one JSON object. `bench.run` starts it, so that peers do not share memory or caches.
"""

import argparse
import gc
import json
import random
import resource
import sys
import time
from pathlib import Path

import numpy as np

from bench.peers import PEERS
from bench.sets import DATA, load, pack

QUESTIONS = 300
MOST_SECONDS = 60.0  # of asking
ASKED = "clinc150_k4"  # whose questions, half of them with typos


def resident_mb() -> float:
    """Return the memory of this process; on systems without /proc, the most it ever had."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(row for row in status.read_text().splitlines() if row.startswith("VmRSS"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(name: str, phrasings: int, data: Path) -> dict[str, float | str]:
    """Build a peer and ask it questions one by one."""
    entries = pack(data, phrasings)
    questions = load(data, ASKED)
    texts = [q.text for pair in zip(questions.clean, questions.typos, strict=True) for q in pair]
    random.Random(5).shuffle(texts)
    gc.collect()
    before, began = resident_mb(), time.perf_counter()
    peer = PEERS[name].make(entries)
    build_s = time.perf_counter() - began
    gc.collect()
    after = resident_mb()
    for text in texts[-3:]:
        peer.rank(text, 5)
    times: list[float] = []
    for text in texts[:QUESTIONS]:
        start = time.perf_counter()
        peer.rank(text, 5)
        times.append(1000 * (time.perf_counter() - start))
        if sum(times) > 1000 * MOST_SECONDS:
            break
    return {
        "peer": name,
        "phrasings": phrasings,
        "build_s": build_s,
        "p50_ms": float(np.percentile(times, 50)),
        "p99_ms": float(np.percentile(times, 99)),
        "index_mb": after - before,
        "resident_mb": after,
    }


def main() -> None:
    """Print the figures of one peer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("peer", choices=PEERS)
    parser.add_argument("phrasings", type=int)
    parser.add_argument("--data", type=Path, default=DATA)
    options = parser.parse_args()
    json.dump(measure(options.peer, options.phrasings, options.data), sys.stdout)


if __name__ == "__main__":
    main()
