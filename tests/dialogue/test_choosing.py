import pytest

from bot.answers.reply import Option
from bot.dialogue.choosing import choose, choose_by_words

OFFERED = (
    Option("cards/new-card", "What does a new card cost?"),
    Option("cards/lost-card", "What do I do when my card is lost?"),
    Option("pay/by-place", "What does a teller earn in Harbor?"),
)


@pytest.mark.parametrize(
    ("message", "entry"),
    [
        ("1", "cards/new-card"),
        (" 2. ", "cards/lost-card"),
        ("#3", "pay/by-place"),
        ("number 2", "cards/lost-card"),
        ("option 2 please", "cards/lost-card"),
        ("the 2nd one", "cards/lost-card"),
        ("3rd option", "pay/by-place"),
        ("the first", "cards/new-card"),
        ("second one", "cards/lost-card"),
        ("last", "pay/by-place"),
        ("ok tell me about the second one please", "cards/lost-card"),
        ("i'll take number 3", "pay/by-place"),
        ("what about the last one?", "pay/by-place"),
        ("what is the first step", None),
        ("i want 2 jobs", None),
        ("what does a new card COST?", "cards/new-card"),
        ("0", None),
        ("4", None),
        ("fifth", None),
        ("12", None),
        ("2 years", None),
        ("", None),
        ("   ", None),
    ],
)
def test_a_number_or_the_very_question_picks(message: str, entry: str | None) -> None:
    chosen = choose(message, OFFERED)
    assert (chosen.entry if chosen else None) == entry


def test_nothing_can_be_picked_where_nothing_was_offered() -> None:
    assert choose("1", ()) is None


@pytest.mark.parametrize(
    ("message", "entry"),
    [
        ("the lost one", "cards/lost-card"),
        ("card is lost", "cards/lost-card"),
        ("teller in harbor", "pay/by-place"),
        ("does it rain", None),
        ("what does a lost card with a new photo cost", None),
    ],
)
def test_words_of_a_question_pick_it(message: str, entry: str | None) -> None:
    chosen = choose_by_words(message, OFFERED)
    assert (chosen.entry if chosen else None) == entry


def test_words_pick_nothing_where_nothing_was_offered() -> None:
    assert choose_by_words("card is lost", ()) is None


def test_the_end_of_a_name_is_no_word_around_a_choice() -> None:
    offered = (Option("pay/by-place", "What does a medical coder earn in Maryland?"),)
    assert choose_by_words("maryland coder i guess", offered) == offered[0]
