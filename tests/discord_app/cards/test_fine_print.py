"""Sources in small print and in full."""

from dataclasses import replace

from bot.answers.reply import Citation
from bot.discord_app.cards.fine_print import fine_print, in_full

ONE = Citation(
    1, "document", "handbook", "001.txt", "Handbook", "Cards", "2019-05-01", None, None, None,
    "current",
)  # fmt: skip


def test_one_source_is_one_line() -> None:
    assert fine_print([ONE], 1000) == "-# [1] **Handbook** · Cards · 1 May 2019"


def test_places_of_one_source_share_a_line() -> None:
    two = replace(ONE, n=2, section="Fees", as_of="May 2018", status="dated")
    assert fine_print([ONE, two], 1000) == (
        "-# **Handbook** · [1] Cards; [2] Fees (figure of May 2018, dated) · 1 May 2019"
    )


def test_a_doubt_is_told_of_the_claim_that_it_is_about() -> None:
    two = replace(ONE, n=2, status="wrong")
    assert fine_print([ONE, two], 1000) == (
        "-# [1][2] **Handbook** · Cards ([2] wrong) · 1 May 2019"
    )
    assert "(wrong)" in fine_print([replace(ONE, status="wrong"), two], 1000)


def test_no_date_is_said() -> None:
    assert fine_print([replace(ONE, published=None)], 1000).endswith("no date stated")


def test_moderators_and_editors_are_told_from_documents() -> None:
    assert "moderator note" in fine_print([replace(ONE, kind="moderator")], 1000)
    assert "editor's note" in fine_print([replace(ONE, kind="editor")], 1000)


def test_sources_that_do_not_fit_are_counted() -> None:
    many = [replace(ONE, n=n, source=f"s{n}", title=f"Title {n}") for n in range(1, 30)]
    for most in (200, 201, 500):
        text = fine_print(many, most)
        assert len(text) <= most
        shown = text.count("**Title")
        assert text.endswith(f"and {29 - shown} more")


def test_all_sources_at_the_limit_are_shown() -> None:
    text = fine_print([ONE], 1000)
    assert fine_print([ONE], len(text)) == text
    assert fine_print([ONE], len(text) - 1) == "-# … and 1 more"


def test_full_sources_tell_all() -> None:
    whole = replace(ONE, as_of="May 2018", attributed_to="BLS", url="https://a.example")
    text = in_full([replace(whole, status="wrong")], 1000)
    for part in (
        "Handbook",
        "Cards",
        "1 May 2019",
        "May 2018",
        "BLS",
        "https://a.example",
        "wrong",
    ):
        assert part in text
