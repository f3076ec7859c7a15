"""How likely a hit is right: a logistic curve, fitted to the phrasings at each build.

Called by `collection`; the questions that it learns from come from `rehearsal`.
"""

from dataclasses import dataclass
from math import exp

import numpy as np

from bot.search.scoring import Booleans, Floats

# About the mean of the curves of CLINC150; what an index of few phrasings keeps.
PRIOR = (-2.3, 3.6)
PRIOR_STRENGTH = 2.0  # how firmly it is kept while fitting, in the unit of the curvature below
FITTED_SHARE = 0.5  # of the fitted curve; the rest is the prior's. Phrasings that were written to
# differ are harder than questions: alone, the fit said 0.3 on our knowledge where 0.8 were right.
NEWTON_STEPS = 20
LONGEST_STEP = 0.5  # of a coefficient
HIGHEST = 0.99  # nothing is certain

# Answer from here on, where the index is used by itself; the dialogue has its own thresholds,
# since it can ask back. Lower than 0.5, since a hit that is wrong for a question that another entry
# answers loses nothing against silence. From CLINC150's dev part: docs/decisions/0004-search.md.
THRESHOLD = 0.38


@dataclass(frozen=True, slots=True)
class Confidence:
    """The curve.

    Attributes:
        bias, score: its coefficients.
    """

    bias: float
    score: float

    def of(self, score: float) -> float:
        """Return 0..1, the chance that the best hit of a question is right.

        It begins at 0 for a score of 0, which the curve alone does not: no evidence, no chance.
        """
        nothing = _logistic(self.bias)
        chance = (_logistic(self.bias + self.score * score) - nothing) / (1 - nothing)
        return min(max(chance, 0.0), HIGHEST)


def _logistic(logit: float) -> float:
    return 1 / (1 + exp(-min(max(logit, -50.0), 50.0)))


def fitted(scores: Floats, right: Booleans, worth: Floats) -> Confidence:
    """Fit the curve, between `PRIOR` and what the questions say; with few it stays near the first.

    Args:
        scores: of the best hit of each question.
        right: whether that hit is right.
        worth: weight of each question.

    Source: Platt 1999, Probabilistic Outputs for Support Vector Machines; the steps are
    Newton-Raphson's, Bishop 2006, section 4.3.3, with a Gaussian prior.
    """
    inputs = np.column_stack((np.ones(len(scores)), scores)).astype(np.float64)
    prior = np.array(PRIOR)
    found = prior.copy()
    for _ in range(NEWTON_STEPS):
        chances = _chances(inputs, found)
        gradient = inputs.T @ (worth * (right - chances)) - PRIOR_STRENGTH * (found - prior)
        curvature = (inputs.T * (worth * chances * (1 - chances))) @ inputs
        step = np.linalg.solve(curvature + PRIOR_STRENGTH * np.eye(len(prior)), gradient)
        # A full step may overshoot where the curve is flat; a bounded one cannot.
        found += step * (LONGEST_STEP / max(float(np.abs(step).max()), LONGEST_STEP))
    return Confidence(*(FITTED_SHARE * found + (1 - FITTED_SHARE) * prior).tolist())


def _chances(inputs: Floats, coefficients: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(inputs @ coefficients, -50, 50))))
