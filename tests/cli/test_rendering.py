from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console

from bot.answers.composing import Pick
from bot.answers.reply import Citation, Reply
from bot.answers.replying import ask_back, not_known, reply_with
from bot.cli.rendering import WIDEST, print_reply, print_sources
from bot.knowledge.base import Knowledge
from bot.knowledge.overlay import Amendment, Wording, overlaid


def printed(reply: Reply, *, terminal: bool = False, width: int = 80) -> str:
    out = StringIO()
    console = Console(file=out, force_terminal=terminal, width=width, highlight=False)
    print_reply(console, reply)
    return out.getvalue()


def sources(reply: Reply) -> str:
    out = StringIO()
    print_sources(Console(file=out, width=80), reply)
    return out.getvalue()


@pytest.fixture
def reply(bank: Knowledge) -> Reply:
    return reply_with(bank, [Pick(bank.entries["cards/lost-card"])], 0.9)


def test_an_answer_is_printed_with_everything_that_belongs_to_it(reply: Reply) -> None:
    out = printed(reply)
    for part in (
        "What do I do when my card is lost?",
        "Block it in the app, which takes 5 minutes.[1]",
        "Sources disagree",
        "a post says the phone.[2]",
        "Note: The post is older than the app of 2015.[3]",
        "[2] Old post, Phones (2012-09-02, disputed)",
        "[3] Site of the bank (no date stated, editor's note)",
        "1. What does a new card cost?",
    ):
        assert part in out


def test_a_pipe_gets_plain_text(reply: Reply) -> None:
    assert "\x1b" not in printed(reply)


def test_a_pipe_gets_no_emphasis_signs() -> None:
    out = printed(Reply("declined", 1.0, "The **median** is *not* the average of 2*3."))
    assert out == "The median is not the average of 2*3.\n"


def test_a_pipe_gets_whole_lines(reply: Reply) -> None:
    assert printed(reply, width=20) == printed(reply, width=200)


def test_a_screen_gets_colours(reply: Reply) -> None:
    assert "\x1b[1;32m" in printed(reply, terminal=True)


def test_a_screen_gets_text_that_is_not_too_wide() -> None:
    out = printed(Reply("declined", 1.0, "word " * 100), terminal=True, width=300)
    assert max(map(len, out.splitlines())) <= WIDEST


def test_numbers_are_not_read_as_links() -> None:
    out = printed(Reply("declined", 1.0, "As said[1]: (see [2](there))"), terminal=True)
    assert "[1]: (see [2](there))" in out


def test_choices_are_numbered(bank: Knowledge) -> None:
    out = printed(ask_back(bank, ["cards/new-card", "cards/lost-card"], (), 0.4))
    assert "Pick one by number" in out
    assert "  2. What do I do when my card is lost?" in out


def test_without_choices_there_is_no_heading(bank: Knowledge) -> None:
    assert "Pick" not in printed(replace(not_known(bank, [], (), 0.9), options=()))


def test_sources_are_told_in_full(reply: Reply) -> None:
    assert sources(reply).splitlines()[:5] == [
        "[1] Handbook",
        "    Section: Cards",
        "    Published: 2019-05-01",
        "    Document: 001.txt",
        "    Address: https://bank.example/handbook",
    ]


def test_sources_tell_the_date_and_the_credit_of_a_figure() -> None:
    citation = Citation(1, "document", "s", None, "T", "S", None, "May 2021", "BLS", None, "dated")
    assert sources(Reply("answered", 1.0, citations=(citation,))).splitlines()[1:] == [
        "    Section: S",
        "    Published: no date stated",
        "    Figure as of: May 2021",
        "    Credits: BLS",
        "    Status: dated",
    ]


def test_what_a_moderator_wrote_is_shown_as_that(bank: Knowledge) -> None:
    for link, said in (
        (None, "[1] Moderator note (by a moderator)"),
        ("https://www.x.org/a", "[1] x.org (a moderator's link)"),
    ):
        own = Amendment("server/vault", Wording("Where is the vault?", "Below.", None, link))
        laid = overlaid(bank, [own])
        assert said in printed(reply_with(laid, [Pick(laid.entries["server/vault"])], 0.9))
