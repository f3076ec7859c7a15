"""CPU seconds of `python -m bot ask`, the first time and after: `python -m bench.cold_start`.

The first start builds the index and keeps it in the data folder; the next ones read it.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]


def cpu_seconds(data: str) -> float:
    """Return user and system time of one question in a process of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "bot", "ask", "do i need a degree for this"],
        cwd=ROOT,
        env={**os.environ, "DATA_DIR": data},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=5)
    times = parser.parse_args().times
    fresh: list[float] = []
    kept: list[float] = []
    for _ in range(times):
        with tempfile.TemporaryDirectory() as data:
            fresh.append(cpu_seconds(data))
            kept.append(cpu_seconds(data))
    print(f"median of {times}: first start {median(fresh):.2f} s CPU, later {median(kept):.2f} s")


if __name__ == "__main__":
    main()
