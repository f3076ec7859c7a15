"""What a rule finds, and the proofs that several rules share."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz, process
from rapidfuzz.utils import default_process

from bot.knowledge.base import Knowledge
from bot.knowledge.figures import figures
from bot.knowledge.marks import marks, without_marks
from bot.knowledge.positions import Place

Kind = Literal["sources", "facts", "tables", "faq", "entities", "questions", "sections"]


@dataclass(frozen=True, slots=True)
class Broken:
    """One rule broken by one record.

    Attributes:
        kind: Where the record is kept.
        id: The record.
        place: The key or list position inside it.
        message: What is wrong and what to write instead.
    """

    kind: Kind
    id: str
    place: Place
    message: str


def unproved(
    kind: Kind,
    record: str,
    place: Place,
    text: str,
    knowledge: Knowledge,
    *,
    known: frozenset[str] | None,
) -> Iterator[Broken]:
    """Yield marks that name no fact, and, unless `known` is None, figures that no fact proves."""
    for fact in marks(text):
        if fact not in knowledge.facts:
            yield Broken(kind, record, place, unknown("fact", fact, knowledge.facts))
    if known is None:
        return
    known |= figures_of(marks(text), knowledge)
    for figure in sorted(figures(without_marks(text)) - known):
        message = (
            f"the figure {figure} is in no fact that is marked here: mark its fact or take it out"
        )
        yield Broken(kind, record, place, message)


def figures_of(facts: Iterable[str], knowledge: Knowledge) -> frozenset[str]:
    """Return the figures that facts prove, the years of their sources included."""
    found: frozenset[str] = frozenset()
    for name in facts:
        fact = knowledge.facts.get(name)
        if fact is not None:
            source = knowledge.sources.get(fact.source)
            found |= fact.figures | figures((source.published or "")[:4] if source else "")
    return found


def unknown(what: str, name: str, known: Iterable[str] | Mapping[str, object]) -> str:
    """Say that something is not there, and what may be meant."""
    near = process.extractOne(name, list(known), scorer=fuzz.ratio, score_cutoff=60)
    # A heading that was shortened is unlike the whole, letter by letter, but has the same words.
    near = near or process.extractOne(
        name, list(known), scorer=fuzz.token_set_ratio, processor=default_process, score_cutoff=80
    )
    return f"there is no {what} `{name}`" + (
        f": did you mean `{near[0]}`?" if near else ": add it or take this out"
    )
