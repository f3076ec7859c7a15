"""CPU seconds of `python -m bot ask`, the first time and after: `python -m bench.cold_start`.

In a copy of the program, as after cloning: the first start builds the index and keeps it beside
the program, as `make install` does; the next ones read it, whatever folders are set.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
ASK = ("-m", "bot", "ask", "do i need a degree for this")


def cpu_seconds(folder: Path, home: Path, *arguments: str) -> float:
    """Return user and system time of Python in a process of its own.

    Args:
        folder: where the program is.
        home: the home and data folder.
        arguments: of the interpreter.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(  # noqa: S603  our own program
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, "HOME": str(home), "DATA_DIR": str(home / "data")},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=7)
    times = parser.parse_args().times
    fresh: list[float] = []
    kept: list[float] = []
    bare: list[float] = []
    for _ in range(times):
        with tempfile.TemporaryDirectory() as name:
            program = Path(name) / "program"
            for part in ("bot", "knowledge"):
                ignored = shutil.ignore_patterns("__pycache__", "__built__")
                shutil.copytree(ROOT / part, program / part, ignore=ignored)
            fresh.append(cpu_seconds(program, Path(name) / "one", *ASK))
            kept.append(cpu_seconds(program, Path(name) / "other", *ASK))
            bare.append(cpu_seconds(program, Path(name), "-c", "import numpy"))
    first, later, numpy = median(fresh), median(kept), median(bare)
    print(
        f"median of {times}, s CPU: building {first:.2f}, any later start {later:.2f},"
        f" numpy alone {numpy:.2f}; so a start is {later / numpy:.1f} times numpy's import"
    )


if __name__ == "__main__":
    main()
