"""Discord's Markdown: what our texts need so that they look as they are meant. Pure."""

import re

WORD_JOINER = "\u2060"  # shown as nothing

_MARK_BEFORE_PARENTHESIS = re.compile(r"(\[\d+\])(?=\()")
_BEFORE_LIST = re.compile(r"\n\n(?=\*\*[^*\n]+\*\*\n- )")
_SPECIAL = re.compile(r"([\\*_~|`\[\]<>])")


def safe(text: str) -> str:
    """Return a text in which no citation mark `[n]` can become a masked link."""
    return _MARK_BEFORE_PARENTHESIS.sub(rf"\1{WORD_JOINER}", text)


def tight(text: str) -> str:
    """Return a text without the blank lines between short lists that have a head of their own."""
    return _BEFORE_LIST.sub("\n", text)


def escape(text: str) -> str:
    """Return a title or name with nothing in it that is Markdown or a mention."""
    return _SPECIAL.sub(r"\\\1", text).replace("@", f"@{WORD_JOINER}")


def heading(text: str) -> str:
    """Return a line as a heading."""
    return f"### {' '.join(text.split())}"


def callout(title: str, text: str) -> str:
    """Return a text set apart from the rest, under a title."""
    lines = safe(text).splitlines()
    return "\n".join([f"> **{title}**", *(f"> {line}" for line in lines)])


def small(text: str) -> str:
    """Return a line in small print."""
    return f"-# {text}"
