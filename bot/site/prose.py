"""Texts of the knowledge as HTML: Markdown without raw HTML, and `[n]` as links to citations."""

import re
from collections.abc import Collection, MutableMapping, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererProtocol
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from markupsafe import Markup

from bot.knowledge.marks import without_marks

DESCRIPTION = 160  # characters of a page's description that search engines show

_NUMBER = re.compile(r"\[(\d+)\]")
_EMPHASIS = re.compile(r"\*+")


def html_of(text: str, numbers: Collection[int]) -> Markup:
    """Return a text as paragraphs and lists.

    Args:
        text: Markdown with `[n]` marks.
        numbers: The citations that the page lists; other numbers in brackets stay text.
    """
    return Markup(_MARKDOWN.render(text, {"numbers": numbers}))  # noqa: S704 (escaped by markdown-it)


def inline_html_of(text: str, numbers: Collection[int]) -> Markup:
    """Return a text of one paragraph, without the paragraph around it."""
    return Markup(_MARKDOWN.renderInline(text, {"numbers": numbers}))  # noqa: S704 (as above)


def plain(text: str) -> str:
    """Return a marked Markdown text as words alone, in one line."""
    return " ".join(_EMPHASIS.sub("", without_marks(text)).split())


def described(text: str) -> str:
    """Return what describes a page: the beginning of a text, cut between words."""
    words = plain(text)
    if len(words) <= DESCRIPTION:
        return words
    return words[:DESCRIPTION].rsplit(" ", 1)[0] + " …"


def _read_citation(state: StateInline, silent: bool) -> bool:
    """Read `[n]`: a rule of markdown-it, which names what it passes."""
    found = _NUMBER.match(state.src, state.pos)
    if found is None or int(found[1]) not in state.env["numbers"]:
        return False
    if not silent:
        state.push("citation", "a", 0).content = found[1]
    state.pos = found.end()
    return True


def _link_citation(
    _: RendererProtocol,
    tokens: Sequence[Token],
    index: int,
    __: OptionsDict,
    ___: MutableMapping[str, Any],
) -> str:
    n = tokens[index].content
    return f'<sup><a class="mark" href="#source-{n}" aria-label="Source [{n}]">[{n}]</a></sup>'


def _markdown() -> MarkdownIt:
    made = MarkdownIt("commonmark", {"html": False})
    made.disable(["heading", "lheading", "image"])  # a page's headings are its own
    made.inline.ruler.before("link", "citation", _read_citation)
    made.add_render_rule("citation", _link_citation)
    return made


_MARKDOWN = _markdown()
