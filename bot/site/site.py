"""The site: every page as a path and a text, the same for the same knowledge. Writes nothing."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.answers.citing import Citations
from bot.answers.glossary import terms
from bot.answers.shelf import Book, books
from bot.knowledge.base import Knowledge
from bot.knowledge.facts import Status
from bot.site import addresses
from bot.site.contents import Said, by_section, claims, figures, said, topics
from bot.site.frame import ABOUT, NAME, Frame, Page
from bot.site.prose import described
from bot.site.search_index import search_index

_STATIC = Path(__file__).parent / "static"
_FILES = ("style.css", "search.js")
_DOUBTED: tuple[Status, ...] = ("disputed", "wrong", "dated")


class Site:
    """The pages of a knowledge."""

    def __init__(self, knowledge: Knowledge, address: str | None = None) -> None:
        """Take what all pages share.

        Args:
            knowledge: What the site shows.
            address: Where the site will be published, for what needs a whole address: the sitemap
                and the canonical link of each page. All other links are relative.
        """
        self._knowledge = knowledge
        self._address = address
        self._topics = topics(knowledge)
        self._said = {
            entry.id: said(knowledge, entry) for topic in self._topics for entry in topic.entries
        }
        self._terms = [one for one in terms(knowledge) if one.entry in self._said]
        self._books = {book.source.id: book for book in books(knowledge)}
        self._frame = Frame(
            books=self._books, menu=self._menu(), revision=knowledge.revision, address=address
        )

    def pages(self) -> Iterator[Page]:
        """Yield every file of the site, each path once."""
        shown = list(self._shown())
        yield from shown
        for name in _FILES:
            yield Page(name, (_STATIC / name).read_text("utf-8"))
        if self._address:
            there = [addresses.whole(self._address, page.path) for page in shown]
            yield self._frame.plain("sitemap.xml", "sitemap.xml", pages=there)
            sitemap = addresses.whole(self._address, "sitemap.xml")
            yield self._frame.plain("robots.txt", "robots.txt", sitemap=sitemap)

    def _shown(self) -> Iterator[Page]:
        yield self._home()
        yield self._search()
        for topic in self._topics:
            entries = [self._said[entry.id] for entry in topic.entries]
            about = f"{len(entries)} questions and answers: {topic.title}."
            yield self._frame.page(
                addresses.topic_page(topic.id), "topic.html", topic.title, about, entries=entries
            )
        for one in self._said.values():
            yield self._question(one)
        if self._knowledge.tables:
            yield from self._tables()
        if self._terms:
            about = "Terms of the trade, each with what the sources say about it."
            yield self._frame.page(
                addresses.GLOSSARY, "glossary.html", "Glossary", about, terms=self._terms
            )
        yield from self._sources()
        yield self._doubts()
        yield self._gaps()

    def _home(self) -> Page:
        return self._frame.page(
            addresses.HOME,
            "home.html",
            NAME,
            ABOUT,
            topics=self._topics,
            entries=len(self._said),
            facts=len(self._knowledge.facts),
        )

    def _search(self) -> Page:
        titles = {one.entry.id: one.answer.title for one in self._said.values()}
        index = search_index(self._knowledge, titles)
        about = "Search all questions, figures, terms, sources and facts."
        return self._frame.page(addresses.SEARCH, "search.html", "Search", about, index=index)

    def _question(self, one: Said) -> Page:
        topic = next(t for t in self._topics if t.id == addresses.topic_of(one.entry.id))
        return self._frame.page(
            addresses.entry_page(one.entry.id),
            "question.html",
            one.answer.title,
            described(one.entry.answer),
            said=one,
            topic=topic,
            tables=[self._knowledge.tables[table] for table in one.entry.lookup],
            related=[self._said[name] for name in one.entry.related if name in self._said],
        )

    def _tables(self) -> Iterator[Page]:
        all_tables = self._knowledge.tables.values()
        about = (
            "Every pay figure of the sources, with its date, its source and what is wrong with it."
        )
        yield self._frame.page(
            addresses.TABLES, "tables.html", "Pay figures", about, tables=all_tables
        )
        for table in all_tables:
            about = f"{table.statistic.capitalize()} pay of {table.population}."
            yield self._frame.page(
                addresses.table_page(table.id),
                "table.html",
                table.title,
                about,
                figures=figures(self._knowledge, table),
            )

    def _sources(self) -> Iterator[Page]:
        about = "What the answers rest on, how old it is, and how far to trust it."
        yield self._frame.page(
            addresses.SOURCES, "sources.html", "Sources", about, books=self._books.values()
        )
        for book in self._books.values():
            yield self._source(book)

    def _source(self, book: Book) -> Page:
        citations = Citations(self._knowledge)
        sections = by_section(self._knowledge, book.source.id)
        return self._frame.page(
            addresses.source_page(book.source.id),
            "source.html",
            book.source.title,
            described(book.source.about or f"What is cited from “{book.source.title}”."),
            book=book,
            sections={one: claims(facts, citations) for one, facts in sections.items()},
            entries=[self._said[entry] for entry in book.entries if entry in self._said],
            citations=citations.all(),
        )

    def _doubts(self) -> Page:
        citations = Citations(self._knowledge)
        facts = self._knowledge.facts.values()
        doubted = {
            status: claims((fact for fact in facts if fact.status == status), citations)
            for status in _DOUBTED
        }
        return self._frame.page(
            addresses.DOUBTS,
            "doubts.html",
            "Disputed, wrong and dated",
            "Where the sources disagree, and which of their claims are wrong or old, and why.",
            disagreeing=[one for one in self._said.values() if one.answer.disagreement],
            doubted={status: found for status, found in doubted.items() if found},
            citations=citations.all(),
        )

    def _gaps(self) -> Page:
        gaps = [
            (topic, found)
            for topic in self._topics
            if (found := [self._said[e.id] for e in topic.entries if e.kind == "gap"])
        ]
        scope = [e for e in self._knowledge.entries.values() if e.kind == "scope"]
        return self._frame.page(
            addresses.GAPS,
            "gaps.html",
            "What the sources do not say",
            "Questions that people ask and the sources do not answer, and whom to ask instead.",
            gaps=gaps,
            outside=[said(self._knowledge, e) for e in scope if e.id not in self._said],
        )

    def _menu(self) -> Mapping[str, str]:
        """Return the pages that every page links to: label by path."""
        menu = {
            addresses.HOME: "Questions",
            addresses.TABLES: "Pay figures",
            addresses.GLOSSARY: "Glossary",
            addresses.SOURCES: "Sources",
            addresses.DOUBTS: "Disputed or dated",
            addresses.GAPS: "Not in the sources",
        }
        missing = {addresses.TABLES} if not self._knowledge.tables else set()
        missing |= {addresses.GLOSSARY} if not self._terms else set()
        return {path: label for path, label in menu.items() if path not in missing}
