import pytest

from bot.knowledge.passages import Passage, fold, headings_in, passages

PLAIN = """\
By the bank
Cards
A card is free. It lasts three years.It is made in the U.S. Lost cards cost $5.

Fees
• A new card. It costs $5.
-
Posting abroad
| Card | Fee |
|---|---|
| Gold | $9 |
"""
TAGGED = (
    '<h3 id="x">Cards &amp; fees</h3> <p>A card is <i>free</i>. </p><p />'
    '<table border="1"><tr><td> Gold </td><td> $9 &amp; up</td></tr></table>'
)


def pairs(document: str, *headings: str) -> list[tuple[str, str]]:
    return [(passage.section, passage.text) for passage in passages(document, headings)]


def test_a_document_is_cut_into_sentences_items_and_rows_under_headings() -> None:
    assert pairs(PLAIN, "Cards", "Fees") == [
        ("Cards", "By the bank"),
        ("Cards", "A card is free."),
        ("Cards", "It lasts three years."),
        ("Cards", "It is made in the U.S. Lost cards cost $5."),
        ("Fees", "A new card. It costs $5."),
        ("Fees", "Posting abroad"),
        ("Fees", "Card | Fee"),
        ("Fees", "Gold | $9"),
    ]


def test_tags_are_no_part_of_the_text() -> None:
    assert pairs(TAGGED, "Cards & fees") == [
        ("Cards & fees", "A card is free."),
        ("Cards & fees", "Gold | $9 & up"),
    ]


def test_headings_are_found_whatever_their_dashes_and_case() -> None:
    document = "CARDS \u2013 AND  fees\n5. Other\nA sentence with Fees in it."
    assert headings_in(document, ["Cards - and Fees", "5. Other", "Fees"]) == {
        "Cards - and Fees",
        "5. Other",
    }


def test_text_without_headings_stands_under_nothing() -> None:
    assert pairs("A card is free.") == [("", "A card is free.")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It\u2019s  \u201cfree\u201d", 'it\'s "free"'),
        ("2019\u201321", "2019-21"),
        ("a\u00a0card", "A Card"),
    ],
)
def test_typography_is_folded(one: str, other: str) -> None:
    assert fold(one) == fold(other)
    assert Passage("Cards", one).fingerprint == Passage("Fees", other).fingerprint


def test_a_fingerprint_changes_with_the_words() -> None:
    assert Passage("Cards", "It is free.").fingerprint == "7ff47b2d58915545"
    assert Passage("Cards", "It is not free.").fingerprint != "7ff47b2d58915545"
