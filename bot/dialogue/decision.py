"""What to do with what the search found: answer, ask back, or say that it is not known."""

from dataclasses import dataclass
from typing import Literal

from bot.search.index import Hit, Result

Kind = Literal["answer", "ask", "unknown"]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Limits on confidence, each 0 to 1.

    Attributes:
        answer: From here on the best hit is said.
        ask: From here on the best hits together are worth asking back about.
        near: A runner-up this close to the best is a choice when asking back.
    """

    answer: float = 0.5
    ask: float = 0.5
    near: float = 0.2


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do.

    Attributes:
        kind: Answer with the first hit, ask which of the hits is meant, or say it is not known.
        hits: The hits that matter, best first.
        confidence: The chance that doing so is right.
    """

    kind: Kind
    hits: tuple[Hit, ...]
    confidence: float


def decide(result: Result, thresholds: Thresholds, *, may_ask: bool = True) -> Decision:
    """Decide by the calibrated confidence of the hits.

    A wrong answer costs more than asking back, and asking back more than an answer.

    Args:
        result: Of the search.
        thresholds: Where to draw the lines.
        may_ask: Whether asking back is allowed; not twice in a row about the same thing.
    """
    hits = result.hits
    best = hits[0].confidence if hits else 0.0
    if best >= thresholds.answer:
        return Decision("answer", hits, best)
    near = tuple(hit for hit in hits if hit.confidence >= thresholds.near * best)
    together = sum(hit.confidence for hit in near)
    if together >= thresholds.ask and len(near) > 1:
        return Decision("ask" if may_ask else "answer", near, best)
    return Decision("unknown", hits, 1.0 - best)
