"""Markdown as it looks on a screen; called by `rendering` where there is one."""

import re

from rich.markdown import Markdown
from rich.padding import Padding


def formatted(text: str, style: str = "") -> Padding:
    """Return Markdown laid out.

    Args:
        text: As an answer has it, with marks such as `[1]`.
        style: Of all of it.
    """
    # `[1]` before `:` or `(` would be read as a link, so brackets are escaped.
    escaped = re.sub(r"\[(\d+)\]", r"\\[\1\\]", text)
    return Padding(Markdown(escaped, style=style), (0, 0))
