from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.curation.statistics import MOST_TOP, Count, Counted, Week, statistics, trend

TODAY = date(2026, 3, 2)
COUNTED = st.sampled_from(
    ["answered", "clarify", "unanswered", "declined", "smalltalk", "helpful", "not-helpful"]
)
COUNTS = st.lists(
    st.builds(
        Count,
        day=st.integers(-20, 3).map(lambda n: TODAY + timedelta(days=n)),
        what=COUNTED,
        entry=st.sampled_from(["", "a", "b", "c", "d", "e", "f"]),
        n=st.integers(0, 9),
    )
)


def count(what: Counted, n: int, *, ago: int = 0, entry: str = "") -> Count:
    return Count(TODAY - timedelta(days=ago), what, entry, n)


def test_a_week_is_seven_days_with_today_and_the_one_before_is_apart() -> None:
    found = statistics(
        [count("answered", 1), count("answered", 2, ago=6), count("answered", 4, ago=7),
         count("answered", 8, ago=13), count("answered", 16, ago=14), count("answered", 3, ago=-1)],
        TODAY,
    )  # fmt: skip
    assert (found.week.answered, found.before.answered) == (3, 12)
    assert (found.week.last, found.before.last) == (TODAY, TODAY - timedelta(days=7))
    assert [n for _, n in found.days] == [8, 0, 0, 0, 0, 0, 4, 2, 0, 0, 0, 0, 0, 1]


def test_each_outcome_and_vote_is_counted_apart() -> None:
    found = statistics(
        [count("answered", 1), count("clarify", 2), count("unanswered", 3), count("declined", 4),
         count("smalltalk", 5), count("helpful", 6), count("not-helpful", 2)],
        TODAY,
    ).week  # fmt: skip
    assert found == Week(TODAY, 1, 2, 3, 4, 5, 6, 2)
    assert (found.asked, found.helpful_share, found.answered_share) == (10, 0.75, 0.1)


def test_without_questions_and_votes_there_are_no_shares() -> None:
    assert (Week(TODAY).helpful_share, Week(TODAY).answered_share) == (None, None)


def test_top_questions_are_what_was_answered_this_week() -> None:
    counts = [count("answered", 2, entry="b"), count("answered", 2, entry="a"),
              count("answered", 1, entry="b"), count("answered", 9, ago=7, entry="c"),
              count("declined", 9, entry="d"), count("answered", 9)]  # fmt: skip
    assert statistics(counts, TODAY).top == (("b", 3), ("a", 2))


def test_the_inbox_is_told_of() -> None:
    found = statistics([], TODAY, open_groups=3, oldest_open="so?", oldest_open_at=7)
    assert (found.open_groups, found.oldest_open, found.oldest_open_at) == (3, "so?", 7)


@pytest.mark.parametrize(
    ("now", "before", "change"),
    [(3, 2, 0.5), (1, 2, -0.5), (0, 2, -1), (2, 0, None), (None, 2, None), (2, None, None)],
)
def test_a_trend_is_a_share_of_the_week_before(
    now: float | None, before: float | None, change: float | None
) -> None:
    assert trend(now, before) == change


@settings(deadline=None)
@given(COUNTS, st.randoms(use_true_random=False))
def test_sums_hold_together_in_any_order(counts: list[Count], order: object) -> None:
    found = statistics(counts, TODAY)
    assert statistics(counts[::-1], TODAY) == found
    assert sum(n for _, n in found.days) == found.week.asked + found.before.asked
    assert len(found.days) == 14
    assert len(found.top) <= MOST_TOP
    assert sum(n for _, n in found.top) <= found.week.answered
