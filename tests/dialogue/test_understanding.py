import pytest

from bot.dialogue.conversation import Conversation
from bot.dialogue.dialogue import Dialogue
from bot.dialogue.understanding import Reader, Understood
from bot.knowledge.base import Knowledge
from bot.search.entries import index_of


@pytest.fixture(scope="module")
def reader(bank: Knowledge) -> Reader:
    return Reader(bank, index_of(bank))


def after(reader: Reader, *messages: str) -> Conversation:
    conversation = Conversation()
    for message in messages:
        _, conversation = Dialogue(reader).respond(conversation, message)
    return conversation


def understood(reader: Reader, *messages: str) -> Understood:
    *before, last = messages
    return reader.understand(after(reader, *before), last)


@pytest.mark.parametrize(
    ("message", "entry"),
    [
        ("i lost my card", "cards/lost-card"),
        ("What does a new card cost?", "cards/new-card"),
        ("default secret number", "cards/pin"),
        ("pay in springfield", "pay/by-place"),
        ("good morning", "smalltalk/hello"),
    ],
)
def test_a_known_phrasing_finds_its_entry(reader: Reader, message: str, entry: str) -> None:
    assert reader.entry(understood(reader, message)).id == entry


def test_what_was_named_is_picked_with_the_entry(reader: Reader) -> None:
    assert reader.pick(understood(reader, "pay in springfield")).named == ("springfield",)


def test_another_name_asks_the_same_of_it(reader: Reader) -> None:
    pick = reader.pick(understood(reader, "pay in springfield", "and in harbor?"))
    assert (pick.entry.id, pick.named) == ("pay/by-place", ("harbor",))


def test_what_is_carried_over_is_said(reader: Reader) -> None:
    messages = ("what does a teller earn in springfield", "and in harbor?")
    assert reader.pick(understood(reader, *messages)).assumed == "For Teller:"


def test_nothing_is_assumed_of_a_first_message(reader: Reader) -> None:
    assert reader.pick(understood(reader, "pay in springfield")).assumed == ""


def test_a_new_question_is_not_dragged_into_the_one_before(reader: Reader) -> None:
    pick = reader.pick(understood(reader, "pay in springfield", "i lost my card"))
    assert (pick.entry.id, pick.named, pick.assumed) == ("cards/lost-card", (), "")


def test_without_an_answer_before_none_is_asked_about(reader: Reader) -> None:
    found = understood(reader, "source?")
    assert "talk/sources" not in [hit.id for hit in found.decision.hits]


def test_after_an_answer_it_can_be_asked_about(reader: Reader) -> None:
    assert reader.entry(understood(reader, "i lost my card", "source?")).id == "talk/sources"


def test_the_ground_of_a_pick_tells_what_it_was_found_by(reader: Reader) -> None:
    ground = reader.pick(understood(reader, "price of a replacement card")).ground
    assert ground is not None
    assert (ground.entry, ground.phrasing) == ("cards/new-card", "price of a replacement card")


def test_nothing_is_understood_of_no_words(reader: Reader) -> None:
    found = understood(reader, "...")
    assert (found.decision.kind, found.confidence) == ("unknown", 0.0)
