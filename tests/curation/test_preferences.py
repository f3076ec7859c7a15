from dataclasses import replace

import pytest

from bot.app import Advisor
from bot.curation.drafting import RefusedError
from bot.curation.grouping import Group
from bot.curation.misses import Miss
from bot.curation.preferences import (
    COOLDOWN_S,
    MOST_CHANNELS,
    RETENTION_DAYS,
    THRESHOLD,
    Preferences,
    Trial,
    threshold_preview,
    trials,
)
from bot.knowledge.base import Knowledge


@pytest.mark.parametrize(
    "good",
    [
        {"threshold": None},
        {"threshold": THRESHOLD[0]},
        {"threshold": THRESHOLD[1]},
        {"member_cooldown_s": COOLDOWN_S[0], "channel_cooldown_s": COOLDOWN_S[1]},
        {"retention_days": RETENTION_DAYS[0]},
        {"retention_days": RETENTION_DAYS[1]},
        {"channels": tuple(range(MOST_CHANNELS))},
    ],
)
def test_what_is_in_range_can_be_set(good: dict[str, object]) -> None:
    assert replace(Preferences(), **good)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "bad",
    [
        {"threshold": 0.0},
        {"threshold": 1.0},
        {"threshold": float("nan")},
        {"member_cooldown_s": -1},
        {"channel_cooldown_s": 3601},
        {"retention_days": 0},
        {"retention_days": 366},
        {"channels": tuple(range(MOST_CHANNELS + 1))},
        {"channels": (1, 1)},
    ],
)
def test_what_is_not_is_refused(bad: dict[str, object]) -> None:
    with pytest.raises(RefusedError):
        replace(Preferences(), **bad)  # type: ignore[arg-type]


TRIED = (
    Trial("a", 0.9, right=True, asserts=True),
    Trial("b", 0.4, right=True, asserts=True),
    Trial("c", 0.4, right=False, asserts=True),
    Trial("d", 0.15, right=True, asserts=False),
    Trial("e", 0.0, right=False, asserts=False),
)


def group(key: int, text: str) -> Group:
    return Group(key, (Miss(key, 1, text, "unknown", (), "x", 0),), (), text)


def test_a_higher_threshold_silences_what_is_less_sure(bank_advisor: Advisor) -> None:
    open_groups = (group(1, "i lost my card"), group(2, "umbrellas?"), group(3, "?!"))
    preview = threshold_preview(bank_advisor.reader, TRIED, open_groups, 0.5)
    assert (preview.now.right, preview.now.wrong, preview.now.silent) == (3, 1, 1)
    assert (preview.then.right, preview.then.wrong, preview.then.silent) == (2, 0, 3)
    assert preview.now.groups == preview.then.groups == (1,)


def test_a_group_that_another_threshold_answers_is_told(bank_advisor: Advisor) -> None:
    text = "how do i block something that is lost"
    confidence = bank_advisor.try_out(text).candidates[0].confidence
    strict = bank_advisor.over((), min(confidence + 0.01, THRESHOLD[1])).reader
    preview = threshold_preview(strict, (), (group(1, text),), max(confidence - 0.01, 0.05))
    assert (preview.now.groups, preview.then.groups) == ((), (1,))


def test_the_usual_threshold_can_be_looked_at_and_a_wild_one_cannot(bank_advisor: Advisor) -> None:
    strict = bank_advisor.over((), 0.9).reader
    preview = threshold_preview(strict, TRIED, (), None)
    assert (preview.now.threshold, preview.then.threshold) == (0.9, 0.22)
    with pytest.raises(RefusedError):
        threshold_preview(strict, TRIED, (), 1.5)


@pytest.mark.slow
def test_shipped_phrasings_are_tried_without_having_been_learnt(shipped: Knowledge) -> None:
    tried = trials(shipped)
    known = {text for entry in shipped.entries.values() for text in entry.aliases}
    assert len(tried) > 100
    assert {one.phrasing for one in tried} <= known
    assert 0.4 < sum(one.right for one in tried) / len(tried) < 1
