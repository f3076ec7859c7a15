"""The shelf: every source, what it is, how old, how far to trust it and why, and its use here."""

from collections import Counter
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from bot.answers.citing import Citations
from bot.answers.naming import folded
from bot.answers.reply import Answer, Reply
from bot.knowledge.base import Knowledge
from bot.knowledge.facts import Status
from bot.knowledge.sources import Source

LIKE = 70.0  # likeness, 0 to 100, from which a typed title is taken for a source's
YEAR = 4  # digits; a shorter number is one of the list and no part of a title


@dataclass(frozen=True, slots=True)
class Book:
    """One source on the shelf.

    Attributes:
        source: The source as it describes itself, with the editor's judgement.
        number: Of the document, in the order of the list; none for an outside page.
        facts: How many facts it carries.
        doubted: How many of them are dated, disputed or wrong.
        entries: Ids of the entries that rest on it.
    """

    source: Source
    number: int | None
    facts: int
    doubted: tuple[tuple[Status, int], ...]
    entries: tuple[str, ...]

    @property
    def dated(self) -> str:
        """Return when it is from, in words."""
        if self.source.published:
            return f"published {self.source.published}"
        return f"read {self.source.checked}" if self.source.checked else "no date stated"


@dataclass(frozen=True, slots=True)
class Shelf:
    """What was asked for, from the shelf.

    Attributes:
        reply: The same in words; `clarify` or `unanswered` where no source is of that name.
        books: The sources, documents first.
    """

    reply: Reply
    books: tuple[Book, ...] = ()


def books(knowledge: Knowledge) -> tuple[Book, ...]:
    """Return all sources, documents first, each in the order of its file."""
    sources = sorted(knowledge.sources.values(), key=lambda one: one.kind != "document")
    citing: dict[str, list[str]] = {}
    for entry in knowledge.entries.values():
        cited = {knowledge.facts[fact].source for fact in entry.marks if fact in knowledge.facts}
        for source in cited | {cite.source for cite in entry.cite}:
            citing.setdefault(source, []).append(entry.id)
    return tuple(
        _book(knowledge, one, at if one.kind == "document" else None, citing.get(one.id, []))
        for at, one in enumerate(sources, 1)
    )


def shelf(knowledge: Knowledge, typed: str = "") -> Shelf:
    """Tell of one source, or of all documents where none is named.

    Args:
        knowledge: Where the sources are.
        typed: A number, an id, a title or a part of it, an author or a file name; empty for all.
    """
    known = books(knowledge)
    if not typed.strip():
        return _told(knowledge, tuple(book for book in known if book.number is not None) or known)
    found = _found(known, typed)
    if found is not None:
        return _told(knowledge, (found,))
    titles = [f"{one.number}. {one.source.title}" for one in known if one.number]
    lacking = "I have no source of that name. The documents are"
    if _is_number(folded(typed)):
        count = len(titles)
        lacking = f"I have no source of that number. There are {count} documents, 1 to {count}"
    return Shelf(Reply("unanswered", 1.0, f"{lacking}: {'; '.join(titles)}."))


def suggest(knowledge: Knowledge, typed: str, limit: int = 25) -> tuple[Book, ...]:
    """Return sources whose titles go on from what was typed, documents first."""
    wanted = folded(typed)
    fitting = (book for book in books(knowledge) if wanted in folded(" ".join(_names(book))))
    return tuple(fitting)[:limit]


def _book(knowledge: Knowledge, source: Source, number: int | None, entries: list[str]) -> Book:
    facts = [fact for fact in knowledge.facts.values() if fact.source == source.id]
    doubted = Counter(fact.status for fact in facts if fact.status != "current")
    return Book(source, number, len(facts), tuple(sorted(doubted.items())), tuple(entries))


def _told(knowledge: Knowledge, wanted: tuple[Book, ...]) -> Shelf:
    citations = Citations(knowledge)
    answers = tuple(_answer(citations, book) for book in wanted)
    return Shelf(Reply("answered", 1.0, None, answers, citations.all()), wanted)


def _answer(citations: Citations, book: Book) -> Answer:
    source, n = book.source, citations.cite_source(book.source.id, None)
    author = f" by {source.author}" if source.author else ", no author stated"
    if source.kind == "editor":
        author = ", an outside page behind the editor's notes"
    elif source.kind == "moderator":
        author = ", and nobody but the moderators stands behind it"
    said = [f"**What it is:** {source.about or 'One page.'}[{n}]"]
    said.append(f"**Date:** {book.dated[:1].upper()}{book.dated[1:]}{author}.[{n}]")
    said += [f"**How far to trust it:** {source.trust}[{n}]"] if source.trust else []
    said += [f"**Used for:** {source.use}[{n}]"] if source.use else []
    return Answer(
        entry=f"sources/{source.id}",
        title=source.title,
        text="\n\n".join(said),
        citations=(n,),
    )


def _found(known: tuple[Book, ...], typed: str) -> Book | None:
    wanted = folded(typed)
    for book in known:
        if str(book.number) == wanted or wanted in map(folded, _names(book)):
            return book
    if _is_number(wanted):
        return None
    titles = [folded(" ".join(_names(book))) for book in known]
    scorer = fuzz.partial_token_sort_ratio
    best = process.extractOne(wanted, titles, scorer=scorer, score_cutoff=LIKE)
    return known[best[2]] if best else None


def _is_number(wanted: str) -> bool:
    return wanted.isdigit() and len(wanted) < YEAR


def _names(book: Book) -> tuple[str, ...]:
    source = book.source
    names = (source.id, source.title, source.author, source.document, source.published)
    return tuple(name for name in names if name)
