"""What was said lately."""

from bot.answers.reply import Answer, Reply
from bot.discord_app.said import Place, Said
from tests.discord_app.conftest import Clock

YES = Reply("answered", 1.0, None, (Answer("a/b", "Is it?", "Yes.", ()),))
HERE = Place(1, 2, 3)


def test_same_answer_is_found_in_its_channel_only() -> None:
    said = Said(Clock())
    said.remember(HERE, YES)
    assert said.earlier(2, YES, 300) == HERE
    assert said.earlier(9, YES, 300) is None


def test_other_figures_are_another_answer() -> None:
    said = Said(Clock())
    said.remember(HERE, YES)
    other = Reply("answered", 1.0, None, (Answer("a/b", "Is it?", "Yes: $5.", ()),))
    assert said.earlier(2, other, 300) is None


def test_what_states_nothing_is_not_remembered() -> None:
    said = Said(Clock())
    hello = Reply("smalltalk", 1.0, "Hello.")
    said.remember(HERE, hello)
    assert said.earlier(2, hello, 300) is None


def test_direct_answers_are_not_remembered() -> None:
    said = Said(Clock())
    said.remember(Place(None, 2, 3), YES)
    assert said.earlier(2, YES, 300) is None


def test_deleted_answer_is_forgotten() -> None:
    said = Said(Clock())
    said.remember(HERE, YES)
    said.forget(3)
    assert said.earlier(2, YES, 300) is None


def test_question_is_taken_up_once() -> None:
    said = Said(Clock())
    assert said.take_up(7)
    assert not said.take_up(7)


def test_deleted_question_gives_up_its_answer() -> None:
    said = Said(Clock())
    said.take_up(7)
    assert said.answered(7, HERE)
    assert said.forget(7) == HERE


def test_question_deleted_meanwhile_wants_no_answer() -> None:
    said = Said(Clock())
    said.take_up(7)
    said.forget(7)
    assert not said.answered(7, HERE)


def test_place_has_an_address() -> None:
    assert HERE.url == "https://discord.com/channels/1/2/3"
    assert Place(None, 2, 3).url == "https://discord.com/channels/@me/2/3"
