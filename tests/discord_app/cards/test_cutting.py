"""Cutting a text where a reader would pause."""

from hypothesis import given
from hypothesis import strategies as st

from bot.discord_app.cards.cutting import cut, resumes

TEXTS = st.text(st.sampled_from("ab .!?\n[1]*é🦄"), max_size=200)


def test_text_that_fits_is_not_cut() -> None:
    assert cut("One. Two.", 9) == ("One. Two.", "")


def test_text_one_too_long_is_cut_at_its_last_sentence() -> None:
    assert cut("One. Two.", 8) == ("One. ", "Two.")


def test_marks_stay_with_their_sentence() -> None:
    assert cut("One.[1][2] Two is longer.", 20) == ("One.[1][2] ", "Two is longer.")


def test_a_paragraph_is_a_pause() -> None:
    assert cut("- one\n- two\n- three", 14) == ("- one\n- two\n", "- three")


def test_a_decimal_point_is_no_pause() -> None:
    assert cut("It costs $1.50 a day", 16) == ("It costs $1.50 ", "a day")


def test_text_without_a_pause_is_cut_anywhere() -> None:
    assert cut("a" * 12, 5) == ("aaaaa", "a" * 7)


@given(TEXTS, st.integers(1, 60))
def test_nothing_is_lost_and_the_head_fits(text: str, most: int) -> None:
    head, tail = cut(text, most)
    assert head + tail == text
    assert len(head) <= most
    assert head or not text


@given(TEXTS, st.integers(1, 60))
def test_a_cut_is_recognized(text: str, most: int) -> None:
    _, tail = cut(text, most)
    assert not tail or resumes(text, len(tail))


def test_what_was_cut_from_another_text_is_not() -> None:
    assert not resumes("One sentence that is another", 3)
    assert not resumes("short", 50)
