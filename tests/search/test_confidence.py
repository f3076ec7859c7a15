"""The curve from scores to chances."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.confidence import FITTED_SHARE, HIGHEST, PRIOR, Confidence, fitted

CURVE = Confidence(*PRIOR)


@given(st.floats(-1e6, 1e6))
def test_confidence_is_a_chance(score: float) -> None:
    assert 0 <= CURVE.of(score) <= HIGHEST


@given(st.floats(-10, 10), st.floats(0, 10))
def test_a_better_score_is_never_less_likely(score: float, more: float) -> None:
    assert CURVE.of(score) <= CURVE.of(score + more)


def test_no_questions_leave_the_prior() -> None:
    nothing = np.zeros(0)
    assert fitted(nothing, nothing > 0, nothing) == CURVE


def test_the_curve_moves_towards_what_the_questions_say() -> None:
    rng = np.random.default_rng(2)
    scores = rng.random(4000) * 2
    right = rng.random(4000) < 1 / (1 + np.exp(4 - 5 * scores))
    found = fitted(scores, right, np.ones(4000))
    expected = FITTED_SHARE * np.array((-4, 5)) + (1 - FITTED_SHARE) * np.array(PRIOR)
    assert (found.bias, found.score) == pytest.approx(expected, abs=0.3)


@pytest.mark.parametrize("right", [True, False])
def test_questions_that_all_end_alike_do_not_run_away(right: bool) -> None:
    found = fitted(np.linspace(0, 0.1, 1000), np.full(1000, right), np.ones(1000))
    assert all(abs(value) < 20 for value in (found.bias, found.score))
