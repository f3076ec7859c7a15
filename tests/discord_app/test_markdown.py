"""Markdown that looks as it is meant."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.discord_app.markdown import callout, escape, heading, safe


def test_mark_before_a_parenthesis_is_no_link() -> None:
    assert not re.search(r"\[1\]\(", safe("See it.[1](https://evil.example)"))


def test_marks_stay_readable() -> None:
    assert safe("Yes.[1][2] No.[3]") == "Yes.[1][2] No.[3]"


@given(st.text(st.sampled_from("[]()12a ")))
def test_no_mark_ever_becomes_a_link(text: str) -> None:
    assert not re.search(r"\[\d+\]\(", safe(text))


def test_names_lose_their_markdown_and_mentions() -> None:
    assert escape("**a** <@1> [x](y)") == r"\*\*a\*\* \<@" "\u2060" r"1\> \[x\](y)"


def test_heading_is_one_line() -> None:
    assert heading("What\nis it?") == "### What is it?"


def test_every_line_of_a_callout_is_set_apart() -> None:
    assert callout("Note", "one\ntwo") == "> **Note**\n> one\n> two"
