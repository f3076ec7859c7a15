import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.base import Knowledge
from bot.knowledge.marks import without_marks
from bot.knowledge.sentences import sentences

PIECES = st.sampled_from(
    [
        "Pay rises. ",
        "it costs $10.50. ",
        "\n",
        "\n\n",
        "- one\n",
        "[^a/b]",
        "[^c]",
        "e.g. A ",
        "“No.” ",
    ]
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("Eh? “So.” (Well.) **Bold.** End.", ["Eh?", "“So.”", "(Well.)", "**Bold.**", "End."]),
        ("It costs $10.50. more", ["It costs $10.50. more"]),
        ("Ask e.g. Dr. Wu of the U.S. Army. Go.", ["Ask e.g. Dr. Wu of the U.S. Army.", "Go."]),
        ("- one\n- two\n\nThree.", ["- one", "- two", "Three."]),
        ("", []),
        (" \n ", []),
    ],
)  # fmt: skip
def test_a_text_is_cut_at_the_end_of_sentences_and_lines(text: str, expected: list[str]) -> None:
    assert [sentence.text for sentence in sentences(text)] == expected


def test_a_mark_belongs_to_the_sentence_that_it_stands_in_or_behind() -> None:
    found = sentences("Blocked,[^a] then replaced.[^b][^c] New. [^d]\n- end[^e]")
    assert [sentence.marked for sentence in found] == [
        "Blocked,[^a] then replaced.[^b][^c]",
        "New.[^d]",
        "- end[^e]",
    ]


def test_a_text_that_begins_with_a_mark_keeps_it() -> None:
    assert [sentence.marked for sentence in sentences("[^a]One. Two.")] == ["[^a]One.", "Two."]


def test_paragraphs_are_told_apart() -> None:
    assert [sentence.paragraph for sentence in sentences("One.\nTwo.\n\nThree. Four.")] == [
        0,
        0,
        1,
        1,
    ]


def test_what_a_keyboard_types_by_itself_is_the_same() -> None:
    typed, stored = sentences("It\u2019s “his”  [card]."), sentences('It\'s "his" (card).')
    assert typed[0].key == stored[0].key


@settings(deadline=None)
@given(st.lists(PIECES).map("".join))
def test_nothing_of_a_text_is_lost(text: str) -> None:
    found = sentences(text)
    plain = "".join(sentence.gap + sentence.text for sentence in found)
    assert plain.strip() == without_marks(text).strip()
    if plain.strip():
        assert sum(sentence.marked.count("[^") for sentence in found) == text.count("[^")


def test_the_shipped_texts_are_put_together_again(shipped: Knowledge) -> None:
    for entry in shipped.entries.values():
        for text in entry.texts:
            joined = "".join(sentence.gap + sentence.marked for sentence in sentences(text))
            assert joined == text.strip()
