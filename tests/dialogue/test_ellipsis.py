import pytest

from bot.dialogue.ellipsis import Lean, Reading, lean, readings
from bot.knowledge.base import Knowledge
from bot.search import Analysis
from bot.search.entries import EntryIndex, entities_in, index_of


@pytest.fixture(scope="module")
def index(bank: Knowledge) -> EntryIndex:
    return index_of(bank)


def words(analysis: Analysis) -> list[str]:
    return [word.surface for word in analysis.words]


def read(index: EntryIndex, message: str, topic: str) -> list[Reading]:
    return list(readings(index.analyze(message), [index.analyze(topic)]))


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("springfield", Lean.FULLY),
        ("and in springfield?", Lean.FULLY),
        ("what about a cashier", Lean.FULLY),
        ("so how much is it", Lean.EMPTY),
        ("why", Lean.EMPTY),
        ("is that lost", Lean.PARTLY),
        ("cost", Lean.PARTLY),
        ("is card lost", Lean.SHORT),
        ("which card is blocked by phone in the branch", Lean.NOT),
        ("what does a blocked card cost in springfield", Lean.NOT),
    ],
)
def test_how_much_a_message_leans_on_the_one_before(
    index: EntryIndex, message: str, expected: Lean
) -> None:
    assert lean(index.analyze(message)) is expected


def test_a_mere_name_takes_the_place_of_one_of_its_kind(index: EntryIndex, bank: Knowledge) -> None:
    (reading,) = read(index, "and in harbor?", "what does a teller earn in springfield")
    assert entities_in(reading.analysis, bank) == ("teller", "harbor")


def test_names_of_another_kind_are_carried_over(index: EntryIndex) -> None:
    (reading,) = read(index, "and in harbor?", "what does a teller earn in springfield")
    assert (reading.swapped, [word.surface for word in reading.carried]) == (True, ["teller"])


def test_another_question_may_be_about_the_names_before(index: EntryIndex) -> None:
    _, named, _ = read(index, "is it blocked", "what does it cost in springfield")
    assert words(named.analysis) == ["is", "it", "blocked", "springfield"]


def test_a_pronoun_may_stand_for_the_one_thing_spoken_of(index: EntryIndex) -> None:
    first, *_ = read(index, "is it blocked", "what does it cost in springfield")
    assert (first.points, words(first.analysis)) == (True, ["is", "springfield", "blocked"])


def test_a_pronoun_stands_for_none_of_two_things(index: EntryIndex) -> None:
    found = read(index, "is it blocked", "what does a teller earn in springfield")
    assert not any(reading.points for reading in found)


def test_a_short_question_may_go_on_with_the_whole_one_before(index: EntryIndex) -> None:
    *_, last = read(index, "is it blocked", "my card is lost")
    assert words(last.analysis) == ["my", "card", "is", "lost", "is", "it", "blocked"]


def test_a_long_message_is_not_read_together_with_the_one_before(index: EntryIndex) -> None:
    message = "which card is blocked by the phone app in that branch"
    assert read(index, message, "my card is lost") == []


def test_what_is_told_anew_is_not_carried_over(index: EntryIndex) -> None:
    readings_ = read(index, "is a card lost in harbor", "what does it cost in springfield")
    assert all("springfield" not in words(reading.analysis) for reading in readings_)


def test_what_the_answer_is_about_may_be_meant_though_nobody_named_it(index: EntryIndex) -> None:
    topic, title = index.analyze("is it blocked"), index.analyze("What does a teller earn?")
    found = list(readings(index.analyze("how long does that take"), [topic], title))
    assert any(words(reading.analysis)[-1] == "teller" for reading in found)


def test_of_two_things_that_an_answer_is_about_none_is_meant(index: EntryIndex) -> None:
    topic, title = index.analyze("is it blocked"), index.analyze("teller or harbor")
    found = readings(index.analyze("how long does that take"), [topic], title)
    assert not any(reading.carried for reading in found if reading.analysis.names)
