"""The formulas, against values by hand and dense matrices."""

import numpy as np
import pytest

from bot.search.groups import counted, distinct, totals
from bot.search.postings import Postings
from bot.search.scoring import firmness, rarity, softmax


def test_rare_features_weigh_more() -> None:
    weights = rarity(np.array([1, 5, 10]), 10)
    assert list(weights) == sorted(weights, reverse=True)
    assert weights[2] == pytest.approx(np.log(2))


def test_firmness_is_okapi_scaled_to_one() -> None:
    # By hand: k1 = 3, b = 0.75; an entry of mean length, of five phrasings two hold the feature.
    value = firmness(np.array([2.0]), np.array([40]), 40.0, 5)
    assert value[0] == pytest.approx(2 / (2 + 3) * (5 + 3) / 5)
    assert firmness(np.array([5.0]), np.array([40]), 40.0, 5)[0] == pytest.approx(1)


def test_firmness_grows_with_count_and_falls_with_length() -> None:
    by_count = firmness(np.array([1.0, 2, 3]), np.array([9, 9, 9]), 9.0, 3)
    by_length = firmness(np.array([1.0, 1, 1]), np.array([3, 9, 27]), 9.0, 3)
    assert list(by_count) == sorted(by_count)
    assert list(by_length) == sorted(by_length, reverse=True)


def test_softmax_gives_probabilities_even_for_large_numbers() -> None:
    rows = softmax(np.array([[1000.0, 1000.0], [0.0, np.log(3)]]))
    assert rows == pytest.approx(np.array([[0.5, 0.5], [0.25, 0.75]]))


def test_postings_agree_with_the_dense_matrix() -> None:
    rng = np.random.default_rng(3)
    dense = rng.random((7, 5)) * (rng.random((7, 5)) < 0.4)
    rows, columns = np.nonzero(dense)
    postings = Postings.of(rows, columns, dense[rows, columns], 7)
    chosen, factors, vector = np.array([0, 3, 6]), rng.random(3), rng.random(5)
    assert postings.sums(chosen, factors, 5) == pytest.approx(factors @ dense[chosen])
    assert postings.products(chosen, vector) == pytest.approx(dense[chosen] @ vector)


def test_numbers_are_grouped() -> None:
    values, counts = counted(np.array([3, 1, 3, 3]))
    assert (values.tolist(), counts.tolist()) == ([1, 3], [1, 3])
    assert distinct(np.array([], np.int64)).tolist() == []
    assert totals(np.array([0, 2, 0]), np.array([1.0, 2.0, 3.0]), 4).tolist() == [4, 0, 2, 0]
