"""Typed text: what a moderator wrote, cleaned, or refused with what to do instead. Pure."""

import re
import unicodedata
from typing import get_args

from bot.errors import BotError
from bot.knowledge.entities import EntityKind
from bot.knowledge.overlay import Wording

QUESTION = (3, 200)  # characters, least and most
ANSWER = (1, 1500)
MOST_DETAIL = 1500
PHRASING = (2, 200)
MOST_LINK = 300
MOST_WHY = 300

_MOST_READ = 8000  # characters; whatever is longer is too long for every field
_PING = re.compile(r"<@[!&]?\d+>|@(?:everyone|here)\b", re.IGNORECASE)
_INVITE = re.compile(
    r"(?:https?://)?(?:www\.)?(?:discord\.gg|discord(?:app)?\.com/invite|dsc\.gg)/\S+",
    re.IGNORECASE,
)
# A web page: a host with a dot in its name, nobody's password, nothing that ends a link in a text.
_PAGE = re.compile(
    r"https?://(?:[\w-]{1,63}\.){1,10}[^\W\d_][\w-]{1,62}(?::\d{1,5})?(?:[/?#][^\s<>\"\\^`{|}\[\]()]*)?",
    re.IGNORECASE,
)
_MASKED_LINK = re.compile(
    r"\[([^\[\]\n]{1,300})\]\(<?(https?://[^\s()<>]{1,500})>?[^()\n]{0,100}\)"
)
# What makes a line, or an item of a list, a heading, small print or a quotation.
_LINE_SIGNS = re.compile(
    r"^((?:[ \t]*(?:[-*]|\d{1,3}\.)[ \t]+)*)(?:[ \t]*(?:#{1,3}|-#|>>>|>)[ \t]+)+", re.MULTILINE
)
_ROUND = str.maketrans("[]", "()")
_FENCE = re.compile(r"`{3,}")
_REDACTED = re.compile(r"\[(?:name|link|number|e-mail|phone|date)\]")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_JOINERS = "\u200d\u200c"  # within emoji, and between letters of some scripts
_SPACES = re.compile(r"[ \t]+")
_LINES = re.compile(r"\n{3,}")
_WORD = re.compile(r"[^\W_]")


class RefusedError(BotError):
    """Tell a moderator why something cannot be saved, and what to do instead."""


def checked_wording(wording: Wording) -> Wording:
    """Return what an entry is to say, cleaned.

    Raises:
        RefusedError: A part is empty, too long or not allowed.
    """
    question = _line("question", wording.question, QUESTION)
    _refuse_unknown_placeholders(question)
    answer = _text("answer", wording.answer, ANSWER)
    detail = _text("longer part", wording.detail or "", (0, MOST_DETAIL))
    return Wording(question, answer, detail or None, checked_link(wording.source))


def checked_phrasing(phrasing: str) -> str:
    """Return another way to ask, cleaned; gaps that a redaction left in it are closed.

    Raises:
        RefusedError: It is too short, too long or not allowed.
    """
    text = _line("way to ask", _REDACTED.sub(" ", phrasing[:_MOST_READ]), PHRASING)
    _refuse_unknown_placeholders(text)
    return text


def checked_link(link: str | None) -> str | None:
    """Return the link that a moderator names as a source; none for an empty one.

    Raises:
        RefusedError: It is no link to a web page.
    """
    text = _visible(link or "").strip().removeprefix("<").removesuffix(">")
    if not text:
        return None
    if len(text) > MOST_LINK:
        raise RefusedError(f"The source has {len(text)} characters: {MOST_LINK} is the most.")
    _refuse("source", text)
    if not _PAGE.fullmatch(text):
        raise RefusedError(
            "The source must be a link that starts with `https://`. Leave it empty where there is"
            " none: the answer is then shown as a moderator note."
        )
    return text


def checked_why(why: str) -> str:
    """Return the reason that a moderator gives, on one line.

    Raises:
        RefusedError: It is too long or not allowed.
    """
    return _line("reason", why, (0, MOST_WHY))


def tidy(text: str) -> str:
    """Return a message as a form may be filled with it: without pings and invites."""
    before, text = "", cleaned(text[:_MOST_READ])
    while text != before:  # what is left may be one anew
        before, text = text, cleaned(_INVITE.sub("", _PING.sub("", text)))
    return text


def _line(what: str, text: str, limits: tuple[int, int]) -> str:
    return _text(what, " ".join(_visible(text[:_MOST_READ]).split()), limits)


def _text(what: str, text: str, limits: tuple[int, int]) -> str:
    """Return a cleaned text within its limits, in characters."""
    least, most = limits
    kept = cleaned(text[:_MOST_READ])
    if len(kept) > most:
        raise RefusedError(f"The {what} has {len(kept):,} characters: {most:,} is the most.")
    if len(kept) < least or (least and not _WORD.search(kept)):
        hint = f"write at least {least} letters" if least > 1 else "write one"
        raise RefusedError(f"The {what} is {'too short' if kept else 'missing'}: {hint}.")
    _refuse(what, kept)
    return kept


def _refuse(what: str, text: str) -> None:
    if ping := _PING.search(text):
        raise RefusedError(f"Take `{ping[0]}` out of the {what}: an answer pings nobody.")
    if _INVITE.search(text):
        raise RefusedError(f"Take the server invite out of the {what}: it would lead away.")


def _refuse_unknown_placeholders(text: str) -> None:
    for name in _PLACEHOLDER.findall(text):
        if name not in get_args(EntityKind):
            raise RefusedError(
                f"`{{{name}}}` stands for nothing. Write the word without braces; only names of"
                " kinds such as `{place}`, `{role}` and `{credential}` may stand in them."
            )


def cleaned(text: str) -> str:
    """Return a text without what hides, shouts, cites or leads elsewhere than it says. Idempotent.

    Square brackets become round ones: only marks and links have use for them.
    """
    before, text = "", _visible(text)
    while text != before:
        before = text
        text = _FENCE.sub("", _LINE_SIGNS.sub(r"\1", _MASKED_LINK.sub(r"\1 (\2)", text)))
        text = text.translate(_ROUND)
        lines = (_SPACES.sub(" ", line).rstrip() for line in text.split("\n"))
        text = _LINES.sub("\n\n", "\n".join(lines)).strip()
    return text


def _visible(text: str) -> str:
    """Return a text without control, direction and zero-width characters."""
    text = re.sub(r"\r\n?|[\u2028\u2029\v\f\x85]", "\n", text).replace("\t", " ")
    return "".join(c for c in text if c == "\n" or c in _JOINERS or _is_shown(c))


def _is_shown(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn")
