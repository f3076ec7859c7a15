import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.composing import Pick
from bot.answers.reply import Option, Outcome, Reply
from bot.answers.replying import ask_back, not_known, reply_with
from bot.curation.evaluation import (
    Result,
    Share,
    accuracy,
    by_kind,
    calibration,
    entries_of,
    evaluate,
    fold,
    points,
)
from bot.curation.questions import Question
from bot.knowledge.base import Knowledge


def expecting(**keys: object) -> Question:
    return Question.model_validate({"id": 1, "question": "how much", **keys})


def result(number: float, *, kinds: tuple[str, ...] = (), confidence: float = 1.0) -> Result:
    return Result(1, "a", kinds, number, "answered", confidence, (), "")


@pytest.fixture
def fee(bank: Knowledge) -> Reply:
    return reply_with(bank, [Pick(bank.entries["cards/new-card"])], 0.9)


@pytest.fixture
def pin(bank: Knowledge) -> Reply:
    return reply_with(bank, [Pick(bank.entries["cards/pin"])], 0.9)


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({"entry": "cards/new-card"}, 1),
        ({"entry": ["cards/pin", "cards/new-card"]}, 1),
        ({"entry": "cards/pin"}, 0),
        ({"outcome": "answered"}, 1),
        ({"outcome": ["declined", "unanswered"]}, 0),
        ({"expect_any": ["$11", "it COSTS $10"]}, 1),
        ({"expect_any": ["$11"]}, 0),
        ({"expect_any": "What does a new card cost"}, 1),
        ({"expect_any": "2019-05-01"}, 1),
        ({"expect_docs": ["001.txt"]}, 1),
        ({"expect_docs": ["002.txt"]}, 0),
        ({"class": "answerable"}, 1),
        ({"class": "answerable", "expect_any": ["$10"], "expect_docs": ["002.txt"]}, 0),
        ({"class": "partial"}, 1),
        ({"class": "out_of_scope"}, 0),
        ({"class": "answerable", "forbid_any": ["$10"]}, 0),
        ({"entry": "cards/new-card", "expect_any": ["$11"]}, 0),
    ],
)
def test_an_answer_is_scored(fee: Reply, keys: dict[str, object], expected: float) -> None:
    assert points(expecting(**keys), fee) == expected


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({"entry": "cards/pin"}, 1),
        ({"outcome": "declined"}, 1),
        ({"class": "out_of_scope"}, 1),
        ({"class": "answerable"}, 0),
        ({"class": "partial"}, 0),
        ({"class": "partial", "decline_ok": True}, 1),
        ({"expect_any": "the branch"}, 1),
    ],
)
def test_a_decline_is_scored(pin: Reply, keys: dict[str, object], expected: float) -> None:
    assert points(expecting(**keys), pin) == expected


@pytest.mark.parametrize(
    ("keys", "led", "expected"),
    [
        ({"class": "answerable"}, True, 0.5),
        ({"class": "answerable"}, False, 0),
        ({"class": "out_of_scope"}, False, 0.5),
        ({"class": "partial", "decline_ok": True}, False, 1),
        ({"outcome": "clarify"}, False, 1),
        ({"entry": "cards/new-card"}, True, 0.5),
    ],
)
def test_asking_back_is_scored(
    bank: Knowledge, keys: dict[str, object], led: bool, expected: float
) -> None:
    reply = ask_back(bank, ["cards/new-card", "cards/pin"], (), 0.4)
    assert points(expecting(**keys), reply, led=led) == expected


@pytest.mark.parametrize(("kind", "expected"), [("answerable", 0), ("out_of_scope", 1)])
def test_not_knowing_is_scored(bank: Knowledge, kind: str, expected: float) -> None:
    reply = not_known(bank, ["cards/new-card"], (), 0.9)
    assert points(expecting(**{"class": kind}), reply) == expected


def test_not_knowing_does_not_say_what_it_offers(bank: Knowledge) -> None:
    reply = not_known(bank, ["cards/new-card"], (), 0.9)
    assert points(expecting(entry="cards/new-card"), reply) == 0


@pytest.mark.parametrize(("place", "expected"), [(0, 0.5), (2, 0.5), (3, 0)])
def test_one_of_the_first_three_options_must_lead_to_the_answer(
    fee: Reply, place: int, expected: float
) -> None:
    options = [Option("cards/pin", "no")] * 4
    options[place] = Option("cards/new-card", "yes")
    back = Reply("clarify", 0.4, "Which?", options=tuple(options))
    replies = {"how much": back, "yes": fee, "no": Reply("unanswered", 1.0, "?")}
    (one,) = evaluate([expecting(**{"class": "answerable"})], lambda asked, _: replies[asked])
    assert one.points == expected


def test_questions_are_asked_in_order_in_their_conversation(fee: Reply) -> None:
    asked: list[tuple[str, object]] = []

    def ask(question: str, conversation: str | int | None) -> Reply:
        asked.append((question, conversation))
        return fee

    evaluate([expecting(conversation="a", entry="x"), expecting(entry="x")], ask)
    assert asked == [("how much", "a"), ("how much", None)]


def test_a_result_tells_what_came_and_what_was_wanted(fee: Reply) -> None:
    question = expecting(entry="cards/pin", expect_any=["$11"], style="slang")
    (one,) = evaluate([question], lambda *_: fee)
    assert one == Result(
        1, "how much", ("slang",), 0, "answered", 0.9, ("cards/new-card",), "cards/pin; “$11”"
    )


def test_what_is_offered_is_named_where_nothing_is_said(bank: Knowledge) -> None:
    reply = not_known(bank, ["cards/new-card"], (), 0.9)
    assert entries_of(reply) == ("cards/new-card",)


def test_accuracy_is_the_mean_of_the_points() -> None:
    assert accuracy([result(1), result(0.5), result(0), result(1)]) == Share(4, 0.625)


def test_nothing_is_not_right() -> None:
    assert accuracy([]) == Share(0, 0.0)


def test_each_kind_has_its_own_accuracy() -> None:
    results = [result(1, kinds=("esl", "a")), result(0, kinds=("esl",))]
    assert by_kind(results) == {"a": Share(1, 1.0), "esl": Share(2, 0.5)}


def test_confidence_is_held_against_the_share_right() -> None:
    results = [result(n, confidence=c) for n, c in ((1, 0.92), (0, 0.98), (1, 1.0), (1, 0.31))]
    low, high = calibration(results)
    assert (low.low, low.high, low.share) == (0.3, 0.4, Share(1, 1.0))
    assert (high.low, high.share.count) == (0.9, 3)
    assert high.confidence == pytest.approx(0.9667, abs=1e-4)
    assert high.share.right == pytest.approx(2 / 3)


@pytest.mark.parametrize("outcome", ["clarify", "declined", "unanswered", "smalltalk"])
def test_only_answers_are_calibrated(outcome: Outcome) -> None:
    assert calibration([Result(1, "a", (), 1.0, outcome, 0.9, (), "")]) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("$42k", "$42,000"),
        ("$42000 to $50000", "$42,000-$50,000"),
        ("34-week", "34 weeks"),
        ("9 to 12 months", "9\u201312 month"),
        ("It\u2019s **bold**", "it's bold"),
        ("51 percent", "51%"),
        ("a \n b", "a b"),
        ("A &amp; B", "a & b"),
    ],
)
def test_typography_is_folded(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@given(st.lists(st.tuples(st.sampled_from([0.0, 0.5, 1.0]), st.floats(0, 1))))
def test_every_answer_is_in_one_bin(given_: list[tuple[float, float]]) -> None:
    bins = calibration([result(number, confidence=c) for number, c in given_])
    assert sum(one.share.count for one in bins) == len(given_)
    assert all(one.low <= one.confidence <= one.high for one in bins)
