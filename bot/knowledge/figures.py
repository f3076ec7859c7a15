"""The figures in a text: money, shares, durations, years and counts, in one canonical form."""

import re
from decimal import Decimal

# A code such as ICD-10, CMS-1500 or 29-2072 is a name and not a figure: a digit right after a
# letter and hyphen, or inside a word, does not start one.
_FIGURE = re.compile(
    r"(?<![\w.,])(?<![A-Za-z]-)(?<!ICD )(?P<money>\$\s?)?(?P<number>\d[\d,]*(?:\.\d+)?)"
    r"(?P<thousand>k\b)?(?P<percent>\s?%|\s(?:percent|per cent)\b)?",
    re.IGNORECASE,
)
_CODE_NUMBER = re.compile(r"\b\d{2}-\d{4}\b")  # an SOC occupation code, e.g. 29-2072
_WORDS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
_NUMBER_WORD = re.compile(rf"\b({'|'.join(_WORDS)})\b", re.IGNORECASE)
_UNIT = r"(?:minute|hour|day|week|month|semester|year)s?\b"
_TIMED_WORD = re.compile(
    rf"\b({'|'.join(_WORDS)})\b(?=[\s-]+(?:{_UNIT}|(?:to|or|and)[\s-]+\w+[\s-]+{_UNIT}))",
    re.IGNORECASE,
)


def _digits(match: re.Match[str]) -> str:
    return str(_WORDS.index(match[1].lower()))


def figures(text: str, *, every_word: bool = False) -> frozenset[str]:
    """Return the figures of a text in canonical form: `$38000`, `51%`, `34`.

    Args:
        text: Any text; `$38k` and `$38,000` are the same figure, `nine months` holds the figure 9.
        every_word: Read every number word as a figure, and not only one before a unit of time.
            For the documents, whose wording is not ours, and which must only contain what we claim.
    """
    text = _CODE_NUMBER.sub(" ", text)
    text = (_NUMBER_WORD if every_word else _TIMED_WORD).sub(_digits, text)
    return frozenset(_canonical(match) for match in _FIGURE.finditer(text))


def _canonical(match: re.Match[str]) -> str:
    value = Decimal(match["number"].replace(",", ""))
    number = f"{value * 1000 if match['thousand'] else value:.2f}".removesuffix(".00")
    if match["money"] or match["thousand"]:
        return f"${number}"
    return f"{number}%" if match["percent"] else number
