import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.decision import Decision, Thresholds, decide
from bot.search import Hit

LIMITS = Thresholds(answer=0.5, decline=0.3, ask=0.5, near=0.5)
BOTH = frozenset({"a", "b"})


def hits(*confidences: float) -> tuple[Hit, ...]:
    return tuple(
        Hit(id, confidence, confidence, "")
        for id, confidence in zip("abcdef", confidences, strict=False)
    )


@pytest.mark.parametrize(
    ("found", "kind"),
    [
        (hits(), "unknown"),
        (hits(0.5), "answer"),
        (hits(0.49), "unknown"),
        (hits(0.4, 0.1), "unknown"),
        (hits(0.4, 0.2), "ask"),
        (hits(0.3, 0.15), "unknown"),
        (hits(0.9, 0.9), "answer"),
    ],
)
def test_confidence_decides(found: tuple[Hit, ...], kind: str) -> None:
    assert decide(found, LIMITS, asserting=BOTH).kind == kind


def test_what_asserts_nothing_is_said_sooner() -> None:
    assert decide(hits(0.3), LIMITS, asserting=frozenset()).kind == "answer"


def test_only_what_asserts_something_is_a_choice() -> None:
    decision = decide(hits(0.4, 0.25, 0.2), LIMITS, asserting=frozenset({"a", "c"}))
    assert [hit.id for hit in decision.hits] == ["a", "c"]


def test_it_does_not_ask_back_twice() -> None:
    decision = decide(hits(0.4, 0.2), LIMITS, asserting=BOTH, may_ask=False)
    assert (decision.kind, decision.guess) == ("answer", True)


def test_an_answer_is_as_sure_as_its_hit() -> None:
    assert decide(hits(0.8), LIMITS, asserting=BOTH).confidence == 0.8


def test_not_knowing_is_as_sure_as_the_hit_is_not() -> None:
    assert decide(hits(0.2), LIMITS, asserting=BOTH).confidence == pytest.approx(0.8)


def test_nothing_found_is_surely_not_known() -> None:
    assert decide((), LIMITS, asserting=BOTH) == Decision("unknown", (), 1.0)


@given(st.lists(st.floats(0, 1), max_size=6), st.sets(st.sampled_from("abcdef")), st.booleans())
def test_any_hits_are_decided_with_a_bounded_confidence(
    confidences: list[float], asserting: set[str], may_ask: bool
) -> None:
    found = hits(*sorted(confidences, reverse=True))
    decision = decide(found, LIMITS, asserting=frozenset(asserting), may_ask=may_ask)
    assert 0 <= decision.confidence <= 1
    assert decision.hits or decision.kind == "unknown"


def test_another_limit_for_answers_takes_the_lower_ones_along() -> None:
    assert LIMITS.with_answer(0.8) == Thresholds(answer=0.8, decline=0.3, ask=0.5, near=0.5)
    assert LIMITS.with_answer(0.2) == Thresholds(answer=0.2, decline=0.2, ask=0.2, near=0.5)
