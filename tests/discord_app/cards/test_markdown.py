"""Markdown that looks as it is meant."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.discord_app.cards.markdown import callout, escape, heading, safe


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


def test_no_link_stands_under_other_words() -> None:
    assert not re.search(r"\]\(", safe("[my bank](https://evil.example)"))


def test_nothing_is_a_mention() -> None:
    text = safe("<@1> <@&2> <#3> </ask:4> @everyone @here")
    assert not re.search(r"<[@#/]|@(everyone|here)", text)


def test_no_line_is_a_heading_small_print_or_a_quotation() -> None:
    text = safe("# big\n-# [1] small\n> said\n>>> all\n- a list\n#1 is fine")
    assert text.splitlines()[:4] == [r"\# big", r"\-# [1] small", r"\> said", r"\>>> all"]
    assert text.splitlines()[4:] == ["- a list", "#1 is fine"]


def test_an_address_in_angle_brackets_stays() -> None:
    assert safe("<https://bank.example>") == "<https://bank.example>"


@given(st.text(st.sampled_from("[](#->@<\\ \neverone1")))
def test_what_is_safe_stays_as_it_is(text: str) -> None:
    assert safe(safe(text)) == safe(text)
