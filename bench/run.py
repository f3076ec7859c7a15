"""The search engine beside its peers, in one run: `python -m bench.run`.

Writes bench/results.json and docs/benchmarks.md with its plots. Seeded; the same but for times.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bench.measures import Outcomes
from bench.page import write_page
from bench.peers import PEERS, Offer
from bench.sets import DATA, NAMES, ROOT, QuestionSet, available, load
from bot.app import Advisor
from bot.curation.evaluation import calibration, evaluate
from bot.curation.questions import read_questions
from bot.knowledge.shipped import shipped_folder
from bot.search import THRESHOLD

ASKED = ROOT.parent / "shared" / "eval" / "questions.jsonl"
RESULTS = ROOT / "bench" / "results.json"
SIZES = (1_000, 3_000, 10_000, 100_000)
PROJECT = "this project"
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def quality(data: Path, names: tuple[str, ...], offers: dict[str, Offer]) -> Iterator[dict]:
    """Yield the accuracy of each peer on each set."""
    for set_name in names:
        questions = load(data, set_name)
        fewest = min(len(entry.phrasings) for entry in questions.entries)
        for name, offer in offers.items():
            if offer.least_phrasings <= fewest:
                yield _quality(name, offer, questions)
                print(f"{set_name}: {name}", file=sys.stderr)


def _quality(name: str, offer: Offer, questions: QuestionSet) -> dict[str, Any]:
    began = time.perf_counter()
    peer = offer.make(questions.entries)
    build_s = time.perf_counter() - began
    clean, typos = Outcomes.of(peer, questions.clean), Outcomes.of(peer, questions.typos)
    row: dict[str, Any] = {
        "set": questions.name,
        "peer": name,
        "build_s": build_s,
        "accuracy_1": clean.accuracy(),
        "accuracy_3": clean.accuracy(3),
        "accuracy_1_typos": typos.accuracy(),
        "auroc": clean.auroc(),
        "joint_best": clean.best_joint(),
    }
    if name == PROJECT:
        row["joint_shipped"] = clean.joint(THRESHOLD)
        row["reliability"] = clean.reliability()
    return row


def speed(data: Path, offers: dict[str, Offer], sizes: Sequence[int]) -> Iterator[dict]:
    """Yield time and memory of each peer at each size."""
    for size in sizes:
        for name, offer in offers.items():
            if size > offer.most_phrasings:
                continue
            done = subprocess.run(  # noqa: S603  our own module, our own arguments
                [sys.executable, "-m", "bench.speed", name, str(size), "--data", str(data)],
                cwd=ROOT,
                env={**os.environ, **ONE_THREAD},
                capture_output=True,
                check=True,
                text=True,
            )
            yield json.loads(done.stdout)
            print(f"{size} phrasings: {name}", file=sys.stderr)


def shipped(asked: Path) -> list[tuple[int, float, float]]:
    """Return how far the advisor's confidence can be trusted on some questions."""
    advisor = Advisor.of_folder(shipped_folder())
    questions = read_questions(asked.read_text("utf-8").splitlines())
    results = evaluate(questions, lambda text, key: advisor.ask(text, key).reply)
    return [(b.share.count, b.confidence, b.share.right) for b in calibration(results)]


def _keep_others(results: dict[str, Any], last: dict[str, Any], measured: list[str]) -> None:
    """Add what the last run says of peers, or of speed, that were not measured again."""
    peers, sets = list(PEERS), list(NAMES)
    for kind in ("quality", "speed"):
        new = results[kind]
        kept = [row for row in last[kind] if not new or row["peer"] not in measured]
        order = [
            (sets.index(row["set"]) if "set" in row else row["phrasings"], peers.index(row["peer"]))
            for row in (*new, *kept)
        ]
        rows = zip(order, (*new, *kept), strict=True)
        results[kind] = [row for _, row in sorted(rows, key=lambda pair: pair[0])]


def main() -> None:
    """Measure, then write the results and the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the sets")
    parser.add_argument("--peers", nargs="*", choices=PEERS, default=list(PEERS))
    parser.add_argument("--sizes", nargs="*", type=int, default=list(SIZES))
    parser.add_argument("--questions", type=Path, default=ASKED, help="questions for the advisor")
    parser.add_argument(
        "--update", action="store_true", help="keep the last run's figures of peers not named"
    )
    parser.add_argument("--page-only", action="store_true", help="write the page of the last run")
    options = parser.parse_args()
    if not options.page_only:
        names = available(options.data)
        if not names:
            parser.error(
                f"there is no set in {options.data}; bench/README.md tells where they come from"
            )
        left_out = [f"set {name}: not in {options.data}" for name in NAMES if name not in names]
        offers = {}
        for name in options.peers:
            missing = PEERS[name].missing()
            if missing:
                left_out.append(f"{name}: {', '.join(missing)} not installed")
            else:
                offers[name] = PEERS[name]
        print("\n".join(f"left out: {line}" for line in left_out), file=sys.stderr)
        results = {
            "machine": f"{platform.machine()}, {os.cpu_count()} cores",
            "python": platform.python_version(),
            "numpy": np.__version__,
            "threshold": THRESHOLD,
            "left_out": left_out,
            "quality": list(quality(options.data, names, offers)),
            "speed": list(speed(options.data, offers, options.sizes)),
        }
        if options.update:
            _keep_others(results, json.loads(RESULTS.read_text("utf-8")), options.peers)
        RESULTS.write_text(json.dumps(results, indent=1) + "\n", "utf-8")
    results = json.loads(RESULTS.read_text("utf-8"))
    if options.questions.is_file():
        results["shipped"] = shipped(options.questions)
        RESULTS.write_text(json.dumps(results, indent=1) + "\n", "utf-8")
    write_page(results, ROOT / "docs")


if __name__ == "__main__":
    main()
