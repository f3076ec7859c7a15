"""Text that looks like somebody's health or identity data: not to be looked up or repeated."""

import re

# What identifies a patient or member (45 CFR 164.514(b)(2) lists them), where a value stands by it.
_IDENTIFIERS = re.compile(
    r"""
    \b(?:dob|d\.o\.b\.?|date\s+of\s+birth|birth\s*date|born\s+on)\b\W{0,3}\w*\W{0,3}\d
    | \b(?:ssn|social\s+security(?:\s+number)?|mrn|medical\s+record\s+(?:no|number)|
          (?:patient|member|subscriber|policy|account|claim|group)\s*(?:id|no|number|\#|num))
      \s*(?:(?:is|:|\#|=)\s*)?[a-z]{0,4}-?\d{3,}
    | \b\d{3}-\d{2}-\d{4}\b
    """,
    re.IGNORECASE | re.VERBOSE,
)


def holds_personal_data(text: str) -> bool:
    """Tell whether a text seems to hold a patient's identifiers. Linear in the text."""
    return _IDENTIFIERS.search(text[:20_000]) is not None
