"""From text to terms: names, synonyms, numbers."""

import pytest

from bot.search import Analyzer, Lexicon
from bot.search.text import MOST_MENDED

LEXICON = Lexicon(
    synonyms=(("salary", "pay", "wage", "take home"),),
    expansions={"wfh": "work from home"},
    spellings={"u": "you"},
)
NAMES = {
    "CPC": ("@cpc", "@credential"),
    "certified professional coder": ("@cpc", "@credential"),
    "CPC-A": ("@cpc-a", "@credential"),
    "ICD-10": ("@icd-10", "@codeset"),
    "home office": ("@home", "@setting"),
    "alaska": ("@alaska", "@place"),
}
ANALYZER = Analyzer(LEXICON, NAMES)


def terms(text: str) -> list[str]:
    return [word.terms[0] for word in ANALYZER.analyze(text).words]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("what is a CPC", ["@cpc"]),
        ("Certified Professional Coders", ["@cpc"]),
        ("cpc-a or cpc", ["@cpc-a", "@cpc"]),
        ("is CPC a good one", ["@cpc"]),
        ("icd 10 and icd10 and ICD-10", ["@icd-10", "@icd-10", "@icd-10"]),
        ("certifed profesional coder", ["@cpc"]),
        ("jobs in alaksa", ["@alaska"]),
        ("pay in {place}", ["@place"]),
        ("nothing of the kind", []),
    ],
)
def test_names_are_found(text: str, expected: list[str]) -> None:
    assert [word.terms[0] for word in ANALYZER.analyze(text).names] == expected


def test_a_name_keeps_what_was_typed_and_counts_less_when_misspelt() -> None:
    name = ANALYZER.analyze("work in Alaksa please").names[0]
    assert (name.surface, name.terms) == ("alaksa", ("@alaska", "@place"))
    assert 0.7 < name.credit < 1


def test_synonyms_expansions_and_chat_spelling_are_read() -> None:
    assert terms("wages") == terms("pay") == terms("take home") == ["salari"]
    assert terms("wfh") == terms("work from home")
    assert terms("can u") == terms("can you")


def test_a_name_wins_over_a_synonym_of_its_words() -> None:
    names = {"pay grade": ("@grade", "@term")}
    analyzer = Analyzer(LEXICON, names)
    assert [word.terms[0] for word in analyzer.analyze("pay grade").words] == ["@grade"]


def test_numbers_and_days_stand_for_one_another_a_little() -> None:
    assert [word.terms for word in ANALYZER.analyze("7 monday").words] == [
        ("7", "#number"),
        ("monday", "#day"),
    ]


def test_common_words_are_not_taken_for_misspelt_names() -> None:
    analyzer = Analyzer(names={"coast guard": ("@guard", "@body"), "bread": ("@bread", "@x")})
    assert not analyzer.analyze("broad toast").names


def test_a_text_of_misspelt_words_costs_no_more_than_some_of_them() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    typos = [f"alask{letter}" for letter in letters if letter != "a"]
    typos += [f"{letter}laska" for letter in letters if letter != "a"]
    typos += [f"a{letter}aska" for letter in letters if letter != "l"]
    words = ANALYZER.analyze(" ".join(typos)).words
    mended = [word.credit < 1 for word in words]
    assert all(mended[:50])
    assert not any(mended[MOST_MENDED:])
