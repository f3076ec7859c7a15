"""The passages of a document: its sentences, list items and table rows, under their headings.

The documents' wording is not ours to carry, so a fact keeps only the fingerprint of the passage
that makes it.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser

_BLOCKS = frozenset({"p", "h1", "h2", "h3", "h4", "li", "ul", "ol", "table", "tr", "br", "div"})
_BULLET = re.compile(r"^\s*(?:[•*-]|\d+\.)\s*")
_BULLETS = frozenset("•*-")  # a bullet alone on its line belongs to the item on the next one
# A sentence ends at . ! ? before a capital, a quote or a bracket; some documents leave out the
# space in between.
_SENTENCE_END = re.compile(
    r"(?<=[.!?])[\"\u201d\u2019)]*\s+(?=[\"\u201c(]?[A-Z])|(?<=[a-z)]\.)(?=[A-Z])"
)
_WORD = re.compile(r"\w")
_ABBREVIATION = re.compile(r"\b(?:U\.S|D\.C|e\.g|i\.e|etc|Dr|vs)\.$")
_FOLD = str.maketrans("\u2018\u2019\u201c\u201d\u2013\u2014\u00a0", "''\"\"-- ")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, list item or table row.

    Attributes:
        section: The heading it stands under, as displayed.
        text: Its words, without tags and bullets; cells of a row are parted by ` | `.
    """

    section: str
    text: str

    @property
    def fingerprint(self) -> str:
        """Return the first 16 hexadecimal digits of the SHA-256 of the folded text."""
        return hashlib.sha256(fold(self.text).encode()).hexdigest()[:16]


def fold(text: str) -> str:
    """Return a text with case, white space and typographic quotes and dashes folded."""
    return " ".join(text.translate(_FOLD).lower().split())


def passages(document: str, headings: Iterable[str]) -> tuple[Passage, ...]:
    """Cut a document into passages.

    Args:
        document: Its whole text, plain or with HTML tags.
        headings: The headings as displayed, in order; text before the first found belongs to the
            first given.
    """
    known = {fold(heading): heading for heading in headings}
    section = next(iter(known.values()), "")
    found: list[Passage] = []
    for line in _lines(document):
        heading = known.get(fold(line))
        if heading is not None:
            section = heading
            continue
        found.extend(Passage(section, text) for text in _pieces(line) if _WORD.search(text))
    return tuple(found)


def headings_in(document: str, headings: Iterable[str]) -> frozenset[str]:
    """Return which of the headings stand on a line of their own in a document."""
    lines = {fold(line) for line in _lines(document)}
    return frozenset(heading for heading in headings if fold(heading) in lines)


def _lines(document: str) -> Iterator[str]:
    bullet = ""
    for line in _without_tags(document).splitlines():
        if line.strip() in _BULLETS:
            bullet = f"{line.strip()} "
        elif line.strip():
            yield bullet + line.strip()
            bullet = ""


def _without_tags(document: str) -> str:
    if not re.search(r"<(?:p|h3|table)\b", document):
        return unescape(document)
    reader = _Tags()
    reader.feed(document)
    return reader.text


def _pieces(line: str) -> Iterator[str]:
    if "|" in line:
        yield " | ".join(cell.strip() for cell in line.strip("|").split("|"))
    elif _BULLET.match(line):
        yield _BULLET.sub("", line)
    else:
        yield from _sentences(line)


def _sentences(line: str) -> Iterator[str]:
    start = 0
    for end in _SENTENCE_END.finditer(line):
        if not _ABBREVIATION.search(line[: end.start()]):
            yield line[start : end.start()]
            start = end.end()
    yield line[start:]


class _Tags(HTMLParser):
    """Turn blocks into lines, and the cells of a row into one line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.text += "\n" if tag in _BLOCKS else " | " if tag == "td" else ""

    def handle_endtag(self, tag: str) -> None:
        self.text += "\n" if tag in _BLOCKS else ""

    def handle_data(self, data: str) -> None:
        self.text += data
