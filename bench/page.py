"""The page docs/benchmarks.md: tables of a run's results, and plots as SVG beside it."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.plot import Line, line_plot

INTRO = """# Benchmarks of the search

Made by `python -m bench.run`; do not edit. {machine}, Python {python}, numpy {numpy}; one thread
for times. The project is measured through its public interface with a pack made from each set, as
any user would make one. `_kN`: N aliases an entry. The sets and their licences are described in
`bench/README.md`; what was tried, and what did not help, in `decisions/0004-search.md`.
"""
SIX = ("clinc150_k4", "clinc150_k9", "clinc150_k19", "hwu64_k4", "hwu64_k9", "hwu64_k19")


def write_page(results: Mapping[str, Any], docs: Path) -> None:
    """Write the page and its plots."""
    quality, speed = results["quality"], results["speed"]
    sections = [INTRO.format(**results)]
    if results["left_out"]:
        sections.append("Left out of this run:\n\n" + _bullets(results["left_out"]))
    if quality:
        sections += [_accuracy(quality), _scope(quality), _reliability(quality, results)]
    if speed:
        sections.append(_speed(speed, docs / "benchmarks"))
    (docs / "benchmarks.md").write_text("\n".join(sections), "utf-8")


def _accuracy(rows: Sequence[Mapping[str, Any]]) -> str:
    sets = list(dict.fromkeys(row["set"] for row in rows))
    table = []
    for peer in dict.fromkeys(row["peer"] for row in rows):
        of_peer = {row["set"]: row for row in rows if row["peer"] == peer}
        cells = [
            _both(of_peer[name]["accuracy_1"], of_peer[name]["accuracy_1_typos"])
            if name in of_peer
            else ""
            for name in sets
        ]
        six = [of_peer[name] for name in SIX if name in of_peer]
        mean = ""
        if len(six) == len(SIX):
            clean = sum(row["accuracy_1"] for row in six) / len(six)
            typos = sum(row["accuracy_1_typos"] for row in six) / len(six)
            mean = f"**{_both(clean, typos)}**"
        table.append([peer, mean, *cells])
    return (
        "## Accuracy\n\nPercent of answerable questions whose first entry is right: clean / with "
        "a typo in 30 % of the words of four letters or more. Mean over CLINC150 and HWU64.\n\n"
        + _table(["", "mean", *sets], table)
        + "\nOne of the first three right, clean:\n\n"
        + _table(["", *sets], _by_set(rows, sets, "accuracy_3"))
    )


def _scope(rows: Sequence[Mapping[str, Any]]) -> str:
    sets = list(dict.fromkeys(row["set"] for row in rows if row["auroc"] is not None))
    if not sets:
        return ""
    shipped = [row for row in rows if "joint_shipped" in row and row["set"] in sets]
    return (
        "## Out of scope\n\nAUROC: the chance that an answerable question scores above one that "
        "nothing answers.\n\n"
        + _table(["", *sets], _by_set(rows, sets, "auroc", digits=3, scale=1))
        + "\nJoint accuracy (right entry, or rightly nothing): for the project at the threshold "
        "it ships, for all at the threshold that is best afterwards.\n\n"
        + _table(
            ["", *sets],
            [
                [f"{row_peer}, shipped", *[_percent(row["joint_shipped"]) for row in shipped]]
                for row_peer in dict.fromkeys(row["peer"] for row in shipped)
            ]
            + _by_set(rows, sets, "joint_best"),
        )
    )


def _reliability(rows: Sequence[Mapping[str, Any]], results: Mapping[str, Any]) -> str:
    head = ["questions", "confidence", "right"]
    parts = ["## Confidence\n"]
    if "shipped" in results:
        body = [[str(n), f"{mean:.2f}", f"{right:.2f}"] for n, mean, right in results["shipped"]]
        parts.append(
            "The advisor on its own knowledge, asked questions its thresholds were tuned on, so "
            "flattering: tenths of confidence, how many, mean confidence, share that is right.\n\n"
            + _table(head, body)
        )
    parts.append(
        "The engine alone on the sets: questions by the confidence of the first hit. The threshold "
        f"that is shipped is {results['threshold']}.\n"
    )
    for row in rows:
        if "reliability" in row and row["auroc"] is not None:
            body = [
                [str(n), f"{mean:.2f}", f"{right:.2f}"] for n, mean, right in row["reliability"]
            ]
            parts.append(f"{row['set']}:\n\n" + _table(head, body))
    return "\n".join(parts)


def _speed(rows: Sequence[Mapping[str, Any]], folder: Path) -> str:
    folder.mkdir(exist_ok=True)
    peers = list(dict.fromkeys(row["peer"] for row in rows))
    parts = [
        "## Cost\n\nQuestions of CLINC150, half with typos, one at a time, in packs of phrasings: "
        "real ones, and past those, halves of two real ones joined.\n"
    ]
    for key, title, name in (
        ("p50_ms", "Milliseconds a question, p50", "p50"),
        ("build_s", "Seconds to build", "build"),
    ):
        lines = [
            Line(peer, tuple((row["phrasings"], row[key]) for row in rows if row["peer"] == peer))
            for peer in peers
        ]
        (folder / f"{name}.svg").write_text(line_plot(title, "phrasings", lines), "utf-8")
        parts.append(f"![{title}](benchmarks/{name}.svg)\n")
    header = ["", "phrasings", "p50 ms", "p99 ms", "build s", "index MB", "resident MB"]
    body = [
        [
            row["peer"],
            f"{row['phrasings']:,}",
            f"{row['p50_ms']:.2f}",
            f"{row['p99_ms']:.2f}",
            f"{row['build_s']:.2f}",
            *(f"{row[key]:.0f}" for key in ("index_mb", "resident_mb")),
        ]
        for row in rows
    ]
    return "\n".join([*parts, _table(header, body)])


def _by_set(
    rows: Sequence[Mapping[str, Any]],
    sets: Sequence[str],
    key: str,
    *,
    digits: int = 1,
    scale: float = 100,
) -> list[list[str]]:
    found = {(row["peer"], row["set"]): row[key] for row in rows}
    return [
        [
            peer,
            *(
                f"{scale * found[peer, name]:.{digits}f}" if (peer, name) in found else ""
                for name in sets
            ),
        ]
        for peer in dict.fromkeys(row["peer"] for row in rows)
    ]


def _both(clean: float, typos: float) -> str:
    return f"{_percent(clean)} / {_percent(typos)}"


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"


def _bullets(lines: Iterable[str]) -> str:
    return "".join(f"- {line}\n" for line in lines)


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [header, ["---", *("---:" for _ in header[1:])], *rows]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)
