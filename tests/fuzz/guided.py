"""Feeds a target with bytes that are guided by the code they reach, until time is up.

Run as `python -m tests.fuzz.guided TARGET SECONDS`, with `atheris` installed, which is on PyPI for
Linux and is no part of the `dev` extra. An input that fails is kept as `crash-*`.
"""

import sys
import tempfile
from pathlib import Path

import atheris

from tests.fuzz.seeds import SEEDS

LONGEST = 4096  # bytes of an input

with atheris.instrument_imports(include=["bot"], enable_loader_override=False):
    from tests.fuzz.targets import TARGETS, edition


def main(target: str, seconds: str) -> None:
    """Feed a target."""
    edition()
    with tempfile.TemporaryDirectory() as corpus:
        for at, seed in enumerate(SEEDS):
            (Path(corpus) / str(at)).write_bytes(seed.encode(errors="surrogatepass"))
        limits = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", "-print_final_stats=1"]
        atheris.Setup([sys.argv[0], *limits, corpus], TARGETS[target])
        atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
