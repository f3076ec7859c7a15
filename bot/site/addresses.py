"""Where each page of the site is. People link to these addresses, so they stay.

Imports no templates: a card that links to an answer needs this module alone.
"""

from bot.knowledge.entries import Entry

HOME = "index.html"
SEARCH = "search.html"
TABLES = "tables.html"
GLOSSARY = "glossary.html"
SOURCES = "sources.html"
DOUBTS = "doubts.html"
GAPS = "gaps.html"

_NO_TOPIC = "other"


def has_page(entry: Entry) -> bool:
    """Tell whether an entry has a page of its own.

    What is said only in a conversation has none; nor has what is out of scope, unless it cites.
    """
    if entry.compare or entry.kind == "smalltalk":
        return False
    return entry.kind != "scope" or bool(entry.marks or entry.cite)


def entry_page(entry: str) -> str:
    """Return the page of an entry, by its id."""
    return f"questions/{entry}.html"


def topic_of(entry: str) -> str:
    """Return the topic of an entry: the part of its id before the slash."""
    topic, slash, _ = entry.partition("/")
    return topic if slash else _NO_TOPIC


def topic_page(topic: str) -> str:
    """Return the page that lists the questions of a topic."""
    return f"topics/{topic}.html"


def table_page(table: str) -> str:
    """Return the page of a pay table, by its id."""
    return f"tables/{table}.html"


def source_page(source: str) -> str:
    """Return the page of a source, by its id."""
    return f"sources/{source}.html"


def root_of(page: str) -> str:
    """Return the way from a page back to the home page's folder, e.g. `../../`; empty from there.

    All links of the site are relative, so that it works under any address and from a disk.
    """
    return "../" * page.count("/")


def whole(site: str, page: str) -> str:
    """Return the whole address of a page.

    Args:
        site: Address of the site's folder, with or without a slash at its end.
        page: Path of the page in it.
    """
    return f"{site.rstrip('/')}/{'' if page == HOME else page}"
