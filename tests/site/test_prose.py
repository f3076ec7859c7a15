import pytest

from bot.site.prose import DESCRIPTION, described, html_of, inline_html_of


def test_a_number_links_to_its_citation() -> None:
    made = html_of("So it is.[2]", [2])
    assert 'href="#source-2" aria-label="Source [2]">[2]</a>' in made
    assert made.startswith("<p>So it is.<sup>")


def test_a_number_that_is_no_citation_stays_text() -> None:
    assert html_of("Chapter [7] tells.", [1]) == "<p>Chapter [7] tells.</p>\n"


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "a <b onclick=alert(1)>b</b>",
        "[press](javascript:alert(1))",
        "![look](https://elsewhere.example/spy.png)",
        "</p></div><iframe src=//elsewhere.example>",
        "# A heading of one's own",
    ],
)
def test_what_is_not_plain_markdown_stays_harmless_text(text: str) -> None:
    for made in (html_of(text, []), inline_html_of(text, [])):
        for bad in ("<script", "<img", "<b ", "<iframe", 'href="javascript', "</div>", "<h1"):
            assert bad not in made


def test_lists_and_emphasis_are_kept() -> None:
    made = html_of("Two:\n\n- **one** [1]\n- two", [1])
    assert made.count("<li>") == 2
    assert "<strong>one</strong>" in made


def test_a_description_is_short_plain_and_cut_between_words() -> None:
    made = described("**No.**[^a/b] " + "Many words follow here. " * 20)
    assert made.startswith("No. Many words")
    assert made.endswith(" …")
    assert len(made) <= DESCRIPTION + 2
