"""The frame of every page: its templates, menu, and what is the same on all of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from bot.answers.reply import Citation
from bot.answers.shelf import Book
from bot.knowledge.sources import Source
from bot.site import addresses
from bot.site.prose import html_of, inline_html_of

NAME = "Career advisor"
ABOUT = "Cited answers from a curated set of sources, with their dates, disputes and gaps."


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the site.

    Attributes:
        path: Where it is in the site's folder, with `/`.
        text: What it holds.
    """

    path: str
    text: str


class Frame:
    """Turns a template and its values into a page."""

    def __init__(
        self,
        *,
        books: Mapping[str, Book],
        menu: Mapping[str, str],
        revision: str,
        address: str | None,
    ) -> None:
        """Take what all pages share.

        Args:
            books: Every source, by id.
            menu: Label by path of the pages that every page links to.
            revision: Of the knowledge.
            address: Where the site will be published; none leaves canonical links out.
        """
        self._books = books
        self._address = address
        self._environment = Environment(
            loader=PackageLoader("bot.site"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self._environment.globals.update(
            name=NAME,
            about=ABOUT,
            menu=menu,
            revision=revision,
            html_of=html_of,
            inline_html_of=inline_html_of,
            address_of=addresses,
            anchor_of=anchor_of,
            citation_address=self._citation_address,
            dated=self._dated,
        )

    def page(self, path: str, template: str, title: str, description: str, **values: Any) -> Page:
        """Return a page that people read."""
        return self.plain(
            path,
            template,
            path=path,
            root=addresses.root_of(path),
            title=title,
            description=description,
            canonical=addresses.whole(self._address, path) if self._address else None,
            **values,
        )

    def plain(self, path: str, template: str, /, **values: Any) -> Page:
        """Return a file that programs read."""
        return Page(path, self._environment.get_template(template).render(**values))

    def _citation_address(self, citation: Citation) -> str:
        """Return where the source of a citation is told, at the section that is cited."""
        source = self._books[citation.source].source
        page = addresses.source_page(source.id)
        cited = citation.section is None or citation.section in source.sections
        return f"{page}#{anchor_of(source, citation.section)}" if cited else page

    def _dated(self, citation: Citation) -> str:
        """Return when the source of a citation is from, as a sentence."""
        dated = self._books[citation.source].dated
        return f"{dated[:1].upper()}{dated[1:]}."


def anchor_of(source: Source, heading: str | None) -> str:
    """Return the anchor of a section on its source's page; none is the page's beginning."""
    return f"section-{source.sections.index(heading) + 1}" if heading else "section-0"
