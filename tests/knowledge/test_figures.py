import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.figures import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It takes 34 weeks.", {"34"}),
        ("$38,000 to $48,000 a year", {"$38000", "$48000"}),
        ("$38k-$48k", {"$38000", "$48000"}),
        ("38k", {"$38000"}),
        ("$28.18 an hour, $60,000+ a year", {"$28.18", "$60000"}),
        ("51%, 7 percent and 4 per cent", {"51%", "7%", "4%"}),
        ("October 1, 2015.", {"1", "2015"}),
        ("2021-31, 6-12 months", {"2021", "31", "6", "12"}),
        ("nine months", {"9"}),
        ("a two-year degree", {"2"}),
        ("six to twelve months", {"6", "12"}),
        ("one certificate and two bodies", set()),
        ("ICD-10, ICD 9, CPC2, CMS-1500 and 29-2072 are names", set()),
        ("", set()),
    ],
)
def test_figures_have_one_form(text: str, expected: set[str]) -> None:
    assert figures(text) == expected


def test_every_word_of_a_document_counts() -> None:
    assert figures("one in twenty people", every_word=True) == {"1", "20"}


@pytest.mark.parametrize(("one", "other"), [("$38k", "$38,000"), ("7.50%", "7.5 percent")])
def test_ways_to_write_a_figure_are_the_same_figure(one: str, other: str) -> None:
    assert figures(one) == figures(other)


@given(st.text(alphabet="0123456789$%,.k- aICD", max_size=60))
def test_figures_of_figures_are_themselves(text: str) -> None:
    once = figures(text)
    assert figures(" ".join(sorted(once))) == once


def test_a_number_without_end_is_still_a_figure() -> None:
    assert figures("9" * 5000) == {"9" * 5000}
