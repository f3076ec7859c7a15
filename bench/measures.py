"""What is counted: how often right, and how well confidence tells right from wrong."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bench.peers import Peer
from bench.sets import Question

DEPTH = 3  # entries that are looked at


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What a peer did with the questions of a set.

    Attributes:
        ranks: of a right entry, from 1; 0 when none is among the first `DEPTH`.
        scores: of the best entry, 0 when there is none.
        in_scope: whether anything answers the question.
    """

    ranks: np.ndarray
    scores: np.ndarray
    in_scope: np.ndarray

    @classmethod
    def of(cls, peer: Peer, questions: Sequence[Question]) -> "Outcomes":
        """Ask all questions."""
        ranks, scores = [], []
        texts = [question.text for question in questions]
        together = getattr(peer, "rank_all", None)  # accuracy is not timed
        found_all = together(texts, DEPTH) if together else (peer.rank(t, DEPTH) for t in texts)
        for question, found in zip(questions, found_all, strict=True):
            right = [at for at, (id, _) in enumerate(found, 1) if id in question.gold]
            ranks.append(right[0] if right else 0)
            scores.append(found[0][1] if found else 0.0)
        in_scope = np.array([bool(question.gold) for question in questions])
        return cls(np.array(ranks), np.array(scores), in_scope)

    def accuracy(self, depth: int = 1) -> float:
        """Return the share of answerable questions with a right entry among the first."""
        ranks = self.ranks[self.in_scope]
        return float(((ranks > 0) & (ranks <= depth)).mean())

    def auroc(self) -> float | None:
        """Return the chance that an answerable question scores above one out of scope."""
        inside, outside = self.scores[self.in_scope], np.sort(self.scores[~self.in_scope])
        if not len(outside):
            return None
        below = np.searchsorted(outside, inside, "left")
        ties = np.searchsorted(outside, inside, "right") - below
        return float((below + ties / 2).mean() / len(outside))

    def joint(self, threshold: float) -> float:
        """Return the share answered rightly, or rightly not, when answering from a score on."""
        answers = self.scores >= threshold
        right = (self.ranks == 1) & self.in_scope
        return float(np.where(answers, right, ~self.in_scope).mean())

    def best_joint(self) -> float:
        """Return the joint accuracy at the best threshold, known only afterwards."""
        return max(self.joint(float(t)) for t in np.quantile(self.scores, np.linspace(0, 1, 201)))

    def reliability(self) -> list[tuple[int, float, float]]:
        """Return, by tenth of confidence: answers, mean confidence, share that is right."""
        tenths = np.minimum((self.scores * 10).astype(int), 9)
        right = (self.ranks == 1) & self.in_scope
        groups = [tenths == tenth for tenth in range(10)]
        return [
            (int(g.sum()), float(self.scores[g].mean()), float(right[g].mean()))
            for g in groups
            if g.any()
        ]
