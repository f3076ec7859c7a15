"""Discord's Markdown: what our texts need so that they look as they are meant. Pure."""

import re

WORD_JOINER = "\u2060"  # shown as nothing

_LINK = re.compile(r"\](?=\()")
_MENTION = re.compile(r"<(?=[@#/:]|a:|id:)|@(?=everyone\b|here\b)")
_HEAD = re.compile(r"^([ \t]*)(?=#{1,3}[ \t]|-#[ \t]|>)", re.MULTILINE)
_BEFORE_LIST = re.compile(r"\n\n(?=\*\*[^*\n]+\*\*\n- )")
_SPECIAL = re.compile(r"([\\*_~|`\[\]<>])")


def safe(text: str) -> str:
    """Return a text that seems no more than it is, for a moderator may have written it.

    Nothing in it is a link under other words, a mention, a heading, small print or a quotation,
    and no citation mark `[n]` becomes a link. Lists, bold and italic words stay.
    """
    text = _LINK.sub(f"]{WORD_JOINER}", text)
    text = _MENTION.sub(rf"\g<0>{WORD_JOINER}", text)
    return _HEAD.sub(r"\1\\", text)


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


def counted(n: int, noun: str) -> str:
    """Return how many there are of something, in words: `1 question`, `2 questions`."""
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"
