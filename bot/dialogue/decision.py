"""What to do with what the search found: answer, ask back, or say that it is not known."""

from dataclasses import dataclass, replace
from typing import Literal

from bot.search import Hit

Kind = Literal["answer", "ask", "unknown"]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Limits on confidence, each 0 to 1.

    Chosen with `python -m bot eval tests/golden/questions.jsonl`: of its answers with a confidence
    from 0.2 to 0.4 about three in four were right, below that every other one.

    Attributes:
        answer: From here on the best hit is said.
        decline: The same for a hit that asserts nothing, which does less harm when it is wrong.
        ask: From here on the best hits together are worth asking back about.
        near: A runner-up with this share of the best one's confidence is a choice.
    """

    answer: float = 0.22
    decline: float = 0.1
    ask: float = 0.2
    near: float = 0.5

    def with_answer(self, answer: float) -> "Thresholds":
        """Return limits with another one for answers; where that is lower, the others go along."""
        return replace(
            self, answer=answer, decline=min(self.decline, answer), ask=min(self.ask, answer)
        )


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do.

    Attributes:
        kind: Answer with the first hit, ask which of the hits is meant, or say it is not known.
        hits: The hits that matter, best first.
        confidence: The chance that doing so is right.
        guess: Whether the answer is only the best there is, after asking back did not help.
    """

    kind: Kind
    hits: tuple[Hit, ...]
    confidence: float
    guess: bool = False


def decide(
    hits: tuple[Hit, ...],
    thresholds: Thresholds,
    *,
    asserting: frozenset[str],
    may_ask: bool = True,
) -> Decision:
    """Decide by the calibrated confidence of the hits.

    A wrong answer costs more than asking back, and asking back more than an answer.

    Args:
        hits: Of the search, best first.
        thresholds: Where to draw the lines.
        asserting: Ids of the hits that assert something about the trade; only these are choices.
        may_ask: Whether asking back is allowed; not twice in a row about the same thing.
    """
    if not hits:
        return Decision("unknown", hits, 1.0)
    best = hits[0].confidence
    enough = thresholds.answer if hits[0].id in asserting else thresholds.decline
    if best >= enough:
        return Decision("answer", hits, best)
    near = tuple(
        hit for hit in hits if hit.id in asserting and hit.confidence >= thresholds.near * best
    )
    if len(near) > 1 and sum(hit.confidence for hit in near) >= thresholds.ask:
        return (
            Decision("ask", near, best) if may_ask else Decision("answer", near, best, guess=True)
        )
    return Decision("unknown", hits, 1.0 - best)
