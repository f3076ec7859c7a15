import re

import pytest

from bot.dialogue.privacy import _IDENTIFIERS, holds_personal_data


@pytest.mark.parametrize(
    "text",
    [
        "my dob is 04/12/1980, which code do i use",
        "D.O.B. 4-12-80",
        "date of birth: 1980",
        "patient was born on 3 May",
        "ssn 123456789",
        "his social security number is 123-45-6789",
        "123-45-6789",
        "MRN: 00345123",
        "medical record number 884213",
        "member id ABC123456",
        "claim number 99812 was denied, why",
        "policy # 5551234",
        "account no: x-77123",
        "account no  :  77123",
        "group id   77123",
    ],
)
def test_identifiers_are_noticed(text: str) -> None:
    assert holds_personal_data(text)


@pytest.mark.parametrize(
    "text",
    [
        "do i need a degree",
        "what is icd-10-cm",
        "is code 29-2072 mine",
        "how many patient records do coders handle in 8 hours",
        "do i need a social security number to apply",
        "can a dob be wrong on a claim",
        "is 34 weeks enough",
        "does it pay $45,000 in 2021",
        "cpt 99213 on a claim",
        "i was born on a farm",
    ],
)
def test_questions_about_the_trade_are_not(text: str) -> None:
    assert not holds_personal_data(text)


def test_of_a_long_text_the_beginning_is_read() -> None:
    identifier = "ssn 123456789"
    assert holds_personal_data("word " * 3_000 + identifier)
    assert not holds_personal_data("word " * 4_000 + identifier)


def test_no_two_runs_of_spaces_stand_side_by_side() -> None:
    """Many spaces could be shared out between them in as many ways, all of which were tried."""
    always = re.sub(r"\(\?:[^()]*\)\?", "", "".join(_IDENTIFIERS.pattern.split()))
    assert not re.search(r"(\\s[*+]){2}", always)
