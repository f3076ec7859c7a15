"""Texts at a limit and one past it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discord_app import limits

EVERY = [limits.LABEL, limits.CHOICE, limits.CARD_TEXT, limits.CONTENT]


@pytest.mark.parametrize("most", EVERY)
def test_text_at_the_limit_stays(most: int) -> None:
    assert limits.clip("a" * most, most) == "a" * most


@pytest.mark.parametrize("most", EVERY)
def test_text_one_past_the_limit_ends_with_an_ellipsis(most: int) -> None:
    clipped = limits.clip("a" * (most + 1), most)
    assert len(clipped) == most
    assert clipped.endswith("…")


def test_text_is_clipped_at_a_word() -> None:
    assert limits.clip("How do I become a coder?", 15) == "How do I…"


@given(st.text(), st.integers(1, 200))
def test_clipped_text_always_fits(text: str, most: int) -> None:
    assert len(limits.clip(text, most)) <= most
