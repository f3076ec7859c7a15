import pytest

from bot.answers.composing import Pick
from bot.answers.reply import Ground, Reply
from bot.answers.replying import NEAREST, ask_back, not_known, nothing_asked, reply_with
from bot.knowledge.base import Knowledge


def reply_to(bank: Knowledge, entry: str) -> Reply:
    return reply_with(bank, [Pick(bank.entries[entry])], 0.8)


@pytest.mark.parametrize(
    ("entry", "outcome"),
    [
        ("cards/lost-card", "answered"),
        ("cards/pin", "declined"),
        ("scope/weather", "declined"),
        ("smalltalk/hello", "smalltalk"),
    ],
)
def test_the_kind_of_an_entry_decides_the_outcome(
    bank: Knowledge, entry: str, outcome: str
) -> None:
    assert reply_to(bank, entry).outcome == outcome


def test_an_answer_has_no_message(bank: Knowledge) -> None:
    assert reply_to(bank, "cards/new-card").message is None


def test_what_asserts_nothing_is_a_message_and_no_answer(bank: Knowledge) -> None:
    reply = reply_to(bank, "cards/pin")
    assert (reply.message, reply.answers, reply.citations) == (
        "The handbook does not say. Ask the branch.",
        (),
        (),
    )


def test_a_decline_offers_related_questions(bank: Knowledge) -> None:
    assert [option.entry for option in reply_to(bank, "cards/pin").options] == ["cards/lost-card"]


def test_a_reply_carries_the_confidence_of_the_choice(bank: Knowledge) -> None:
    assert reply_to(bank, "cards/new-card").confidence == 0.8


def test_a_reply_knows_what_it_was_given_for(bank: Knowledge) -> None:
    pick = Pick(bank.entries["pay/by-place"], ("harbor",))
    assert reply_with(bank, [pick], 1.0).grounds == (Ground("pay/by-place", ("harbor",)),)


def test_the_ground_of_a_search_is_kept(bank: Knowledge) -> None:
    ground = Ground("cards/new-card", (), "price of a replacement card", 0.7, "cards/pin", 0.1)
    pick = Pick(bank.entries["cards/new-card"], ground=ground)
    assert reply_with(bank, [pick], 0.7).grounds == (ground,)


def test_asking_back_offers_the_choices(bank: Knowledge) -> None:
    reply = ask_back(bank, ["cards/new-card", "cards/lost-card"], (), 0.4)
    assert (reply.outcome, [option.entry for option in reply.options]) == (
        "clarify",
        ["cards/new-card", "cards/lost-card"],
    )


def test_asking_back_asserts_nothing(bank: Knowledge) -> None:
    reply = ask_back(bank, ["cards/new-card", "cards/lost-card"], (), 0.4)
    assert (reply.answers, reply.citations) == ((), ())


def test_choices_name_what_was_named(bank: Knowledge) -> None:
    reply = ask_back(bank, ["pay/by-place", "cards/lost-card"], ("harbor",), 0.4)
    assert reply.options[0].question == "What does a teller earn in Harbor?"


def test_not_known_names_the_nearest_topics_that_are_known(bank: Knowledge) -> None:
    reply = not_known(bank, ["scope/weather", "cards/lost-card", "cards/pin"], (), 0.9)
    assert (reply.outcome, [option.entry for option in reply.options]) == (
        "unanswered",
        ["cards/lost-card"],
    )


def test_not_known_names_few_topics(bank: Knowledge) -> None:
    known = [entry.id for entry in bank.entries.values() if entry.asserts]
    assert len(not_known(bank, known, (), 0.9).options) == NEAREST


def test_not_known_without_a_near_topic_names_what_is_asked_most(bank: Knowledge) -> None:
    reply = not_known(bank, [], (), 0.9)
    most = max(len(entry.phrasings) for entry in bank.entries.values() if entry.asserts)
    assert len(bank.entries[reply.options[0].entry].phrasings) == most


def test_a_message_without_a_word_is_told_what_to_ask() -> None:
    reply = nothing_asked()
    assert (reply.outcome, bool(reply.message)) == ("unanswered", True)
