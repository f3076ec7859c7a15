import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.curation.typed import (
    ANSWER,
    MOST_LINK,
    PHRASING,
    QUESTION,
    RefusedError,
    checked_link,
    checked_phrasing,
    checked_why,
    checked_wording,
    cleaned,
    tidy,
)
from bot.knowledge.overlay import Wording

SIGNS = st.lists(
    st.sampled_from(
        ["# ", "> ", "-# ", ">>> ", "```", "[a](https://b.c)", "[1]", "[^x]", "\n", " ", "so",
         "\r\n", "\u202e", "\u200b", "<@1>", "@everyone", "discord.gg/x"]
    )
).map("".join)  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  It is so.\r\n\r\n\r\n\r\nReally.  ", "It is so.\n\nReally."),
        ("# Big\n> said\n-# small", "Big\nsaid\nsmall"),
        ("- # Big\n1. > - ## said\n>>> #tag", "- Big\n1. - said\n#tag"),
        ("[click here](https://x.org/a) now", "click here (https://x.org/a) now"),
        ("so[1] and [^a/b]", "so(1) and (^a/b)"),
        ("a\u202eb\u200bc\x00d", "abcd"),
        ("```\ncode", "code"),
        ("**bold** and - dashes, <#12>, it's @ home", "**bold** and - dashes, <#12>, it's @ home"),
        ("- one\n- two", "- one\n- two"),
    ],
)
def test_a_text_keeps_what_is_said_and_loses_its_tricks(typed: str, kept: str) -> None:
    assert checked_wording(Wording("What?", typed)).answer == kept


@settings(deadline=None)
@given(SIGNS)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert cleaned(cleaned(text)) == cleaned(text)


@settings(deadline=None)
@given(SIGNS)
def test_what_a_form_is_filled_with_can_be_saved(text: str) -> None:
    wording = checked_wording(Wording("What?", f"so {tidy(text)}"))
    assert "[" not in wording.answer


@pytest.mark.parametrize("ping", ["<@1>", "<@!1>", "<@&22>", "@everyone", "hey @HERE"])
def test_pings_are_refused_wherever_they_are_typed(ping: str) -> None:
    for wording in (
        Wording(f"what {ping}", "so"),
        Wording("what", ping),
        Wording("a b?", "c", ping),
    ):
        with pytest.raises(RefusedError, match="pings nobody"):
            checked_wording(wording)
    with pytest.raises(RefusedError, match="pings nobody"):
        checked_phrasing(f"what {ping}")


@pytest.mark.parametrize("invite", ["discord.gg/abc", "https://discord.com/invite/abc"])
def test_invites_are_refused(invite: str) -> None:
    with pytest.raises(RefusedError, match="invite"):
        checked_wording(Wording("what", f"come to {invite}"))
    with pytest.raises(RefusedError, match="invite"):
        checked_link(f"https://{invite.removeprefix('https://')}")


@pytest.mark.parametrize("length", [QUESTION[0] - 1, QUESTION[1] + 1])
def test_a_question_has_its_limits(length: int) -> None:
    with pytest.raises(RefusedError):
        checked_wording(Wording("q" * length, "so"))


@pytest.mark.parametrize("length", QUESTION)
def test_a_question_may_go_to_its_limits(length: int) -> None:
    assert checked_wording(Wording("q" * length, "so")).question == "q" * length


def test_an_answer_has_its_limits() -> None:
    assert checked_wording(Wording("what", "a" * ANSWER[1])).answer == "a" * ANSWER[1]
    for answer in ("", " \u200b", "?!", "a" * (ANSWER[1] + 1)):
        with pytest.raises(RefusedError):
            checked_wording(Wording("what", answer))


def test_a_question_is_one_line() -> None:
    assert checked_wording(Wording("What\n is  it? ", "so")).question == "What is it?"


def test_a_phrasing_loses_what_a_redaction_left() -> None:
    assert checked_phrasing("is [name] at [link] right") == "is at right"
    assert len(checked_phrasing("a" * PHRASING[1])) == PHRASING[1]
    with pytest.raises(RefusedError):
        checked_phrasing("a" * (PHRASING[1] + 1))


def test_braces_hold_a_kind_of_thing_or_nothing() -> None:
    assert checked_phrasing("pay in {place}") == "pay in {place}"
    with pytest.raises(RefusedError, match=r"\{cost\}"):
        checked_phrasing("what is the {cost}")


@pytest.mark.parametrize(
    "link",
    ["https://example.org", "http://a.b-c.example.org:8080/x?y=1#z", "<https://example.org/a>"],
)
def test_a_link_leads_to_a_web_page(link: str) -> None:
    assert checked_link(link) == link.strip("<>")


@pytest.mark.parametrize("nothing", [None, "", "  ", "\u200b"])
def test_no_link_is_a_moderator_note(nothing: str | None) -> None:
    assert checked_link(nothing) is None


@pytest.mark.parametrize(
    "link",
    [
        "example.org",
        "see the handbook",
        "javascript:alert(1)",
        "ftp://example.org",
        "https://",
        "https://localhost",
        "https://user:secret@example.org",
        "https://example.org/a b",
        "https://example.org/)[x](https://b.org",
        "https://[::1]/",
        f"https://example.org/{'a' * MOST_LINK}",
    ],
)
def test_anything_else_is_no_source(link: str) -> None:
    with pytest.raises(RefusedError):
        checked_link(link)


def test_a_reason_is_one_short_line_and_may_be_missing() -> None:
    assert checked_why(" was\n wrong ") == "was wrong"
    assert checked_why("") == ""
    with pytest.raises(RefusedError):
        checked_why("a" * 301)
