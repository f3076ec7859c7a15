"""A follow-up that only names something else: what that changes, and what it does not."""

import pytest

from bot.answers.reply import Reply
from bot.app import Advisor
from tests.dialogue.talk import talk


def entry(reply: Reply) -> str:
    return reply.grounds[0].entry


@pytest.mark.parametrize(
    ("first", "then", "said"),
    [
        ("how long does it take", "and in alaska?", "say nothing particular to Alaska here"),
        ("is remote work common", "and in texas?", "say nothing particular to Texas here"),
    ],
)
def test_a_name_that_changes_nothing_is_said_to_change_nothing(
    shipped_advisor: Advisor, first: str, then: str, said: str
) -> None:
    before = talk(shipped_advisor, first)
    reply = talk(shipped_advisor, first, then)
    assert entry(reply) == entry(before)
    assert said in reply.answers[0].text


def test_a_name_that_changes_the_figures_is_not(shipped_advisor: Advisor) -> None:
    reply = talk(shipped_advisor, "how much in alaska", "and in california?")
    assert "nothing particular" not in reply.answers[0].text


def test_a_name_that_the_answer_speaks_of_is_not(shipped_advisor: Advisor) -> None:
    first = "which certification should i get first"
    reply = talk(shipped_advisor, first, "what about ccs")
    assert "nothing particular" not in reply.answers[0].text


def test_a_new_name_stands_where_the_old_one_stood(shipped_advisor: Advisor) -> None:
    reply = talk(shipped_advisor, "how much does the cpc pay", "or the ccs?")
    assert entry(reply) == "pay/with-credential"
    assert "CCS" in reply.answers[0].title


@pytest.mark.parametrize(
    ("first", "then", "expected"),
    [
        ("how much in alaska", "cpc vs ccs", "certification/cpc-vs-ccs"),
        ("how much do coders make in alaska", "biller vs coder", "work/billing-vs-coding"),
        ("is it hard", "cpc or ccs", "certification/cpc-vs-ccs"),
    ],
)
def test_two_things_against_each_other_are_a_question_of_their_own(
    shipped_advisor: Advisor, first: str, then: str, expected: str
) -> None:
    assert entry(talk(shipped_advisor, first, then)) == expected


@pytest.mark.parametrize("first", ["do i need a degree", "how much in alaska", "cpc or ccs"])
def test_why_stays_with_what_was_said(shipped_advisor: Advisor, first: str) -> None:
    before, reply = talk(shipped_advisor, first), talk(shipped_advisor, first, "why?")
    assert entry(reply) == entry(before)
    assert reply.answers[0].text.startswith("The documents give no other reason")
    assert reply.citations == before.citations


def test_why_goes_on_to_an_entry_that_tells_why(shipped_advisor: Advisor) -> None:
    reply = talk(shipped_advisor, "is the field growing", "why?")
    assert entry(reply) == "outlook/why-demand"


def test_sources_of_a_reply_without_any_are_not_those_of_an_older_one(
    shipped_advisor: Advisor,
) -> None:
    reply = talk(shipped_advisor, "do i need a degree", "how much is the exam", "sources")
    assert reply.citations == ()
    assert "rests on no source" in (reply.message or "")


def test_thanks_do_not_hide_the_sources_before(shipped_advisor: Advisor) -> None:
    reply = talk(shipped_advisor, "do i need a degree", "thanks", "sources")
    assert reply.citations


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        ("is it hard", "exam/difficulty"),
        ("do i need it", "certification/required"),
        ("how do i get it", "certification/how-to"),
    ],
)
def test_it_is_the_one_thing_that_was_spoken_of(
    shipped_advisor: Advisor, then: str, expected: str
) -> None:
    reply = talk(shipped_advisor, "what is the cpc", then)
    assert entry(reply) == expected
    assert "For CPC:" in reply.answers[0].text
