"""Runs: what an evaluation found, kept as JSON, and what changed from one to the next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError

from bot.curation.evaluation import Bin, Result, Share, accuracy, by_kind, calibration
from bot.errors import BotError


@dataclass(frozen=True, slots=True)
class Run:
    """One evaluation.

    Attributes:
        file: The question file.
        knowledge: Revision of the knowledge that was asked.
        results: One for each question, in order.
    """

    file: str
    knowledge: str
    results: tuple[Result, ...]

    @property
    def accuracy(self) -> Share:
        """Return how many questions are right."""
        return accuracy(self.results)

    @property
    def kinds(self) -> Mapping[str, Share]:
        """Return how many are right of each kind."""
        return by_kind(self.results)

    @property
    def calibration(self) -> Sequence[Bin]:
        """Return confidence against the share right."""
        return calibration(self.results)

    @property
    def failed(self) -> tuple[Result, ...]:
        """Return what is not fully right."""
        return tuple(result for result in self.results if result.points < 1)


@dataclass(frozen=True, slots=True)
class Changes:
    """What is different from an earlier run; pairs of before and after, in order of the later.

    Attributes:
        better: Questions with more points.
        worse: Questions with fewer.
        changed: Questions with as many, but another outcome or other entries.
        added: Questions that the earlier run did not ask.
        dropped: Questions that only the earlier run asked.
    """

    better: tuple[tuple[Result, Result], ...]
    worse: tuple[tuple[Result, Result], ...]
    changed: tuple[tuple[Result, Result], ...]
    added: tuple[Result, ...]
    dropped: tuple[Result, ...]


def compare(before: Run, after: Run) -> Changes:
    """Compare two runs, question by question; the same one has the same id and the same words."""
    old = {(result.id, result.question): result for result in before.results}
    new = {(result.id, result.question): result for result in after.results}
    pairs = [(old[key], result) for key, result in new.items() if key in old]
    return Changes(
        better=tuple(pair for pair in pairs if pair[1].points > pair[0].points),
        worse=tuple(pair for pair in pairs if pair[1].points < pair[0].points),
        changed=tuple(pair for pair in pairs if _differs(*pair)),
        added=tuple(result for key, result in new.items() if key not in old),
        dropped=tuple(result for key, result in old.items() if key not in new),
    )


def run_as_json(run: Run) -> dict[str, Any]:
    """Return a run as JSON, its figures first."""
    figures = {
        "accuracy": run.accuracy,
        "kinds": run.kinds,
        "calibration": run.calibration,
    }
    return {**_FIGURES.dump_python(figures, mode="json"), **_RUN.dump_python(run, mode="json")}


def changes_as_json(changes: Changes) -> dict[str, Any]:
    """Return what changed as JSON."""
    return {**_CHANGES.dump_python(changes, mode="json")}


def read_run(text: str) -> Run:
    """Read what `run_as_json` gave.

    Raises:
        BotError: It is not that.
    """
    try:
        return _RUN.validate_json(text)
    except ValidationError:
        raise BotError("not a saved run") from None


def _differs(before: Result, after: Result) -> bool:
    said = (before.outcome, before.entries) != (after.outcome, after.entries)
    return said and before.points == after.points


_RUN = TypeAdapter(Run)
_CHANGES: TypeAdapter[Changes] = TypeAdapter(Changes)
_FIGURES: TypeAdapter[dict[str, Any]] = TypeAdapter(dict[str, Any])
