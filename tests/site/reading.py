"""A page of the site as a reader's program takes it: links, anchors, headings, words."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from posixpath import dirname, join, normpath

_VOID = frozenset({"meta", "link", "input"})


@dataclass
class Reading(HTMLParser):
    """What stands in a page.

    Attributes:
        path: Of the page in the site.
        ids: Every anchor, in order.
        links: Every link, as written.
        headings: Level of every heading, in order.
        tags: Every element, in order.
        words: All text outside of scripts.
        unclosed: Elements that are open at the end, or were closed out of order.
    """

    path: str
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    words: str = ""
    unclosed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        values = dict(attrs)
        if name := values.get("id"):
            self.ids.append(name)
        for key in ("href", "src", "action"):
            if address := values.get(key):
                self.links.append(address)
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.unclosed.append(tag)

    def handle_data(self, data: str) -> None:
        if not self._open or self._open[-1] not in {"script", "style"}:
            self.words += data

    def leads_to(self, link: str) -> tuple[str, str]:
        """Return the page and the anchor that a relative link leads to."""
        page, _, anchor = link.partition("#")
        page = page.partition("?")[0]
        return (normpath(join(dirname(self.path), page)) if page else self.path), anchor


def read(path: str, text: str) -> Reading:
    """Read a page."""
    reading = Reading(path)
    reading.feed(text)
    reading.close()
    reading.unclosed += reading._open
    return reading
