"""What the browser searches: every question, table, term and fact, with the words people use."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from markupsafe import Markup

from bot.answers.glossary import terms
from bot.knowledge.base import Knowledge
from bot.knowledge.entries import Entry
from bot.site.addresses import entry_page, has_page, source_page, table_page
from bot.site.prose import plain

_WORD = re.compile(r"[a-z0-9]+")
_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}  # what could end a script element


def search_index(knowledge: Knowledge, titles: Mapping[str, str]) -> Markup:
    """Return the index as JSON that can stand in a script element.

    Args:
        knowledge: What there is to find.
        titles: Title by id of the entries that have a page.

    Returns:
        A list of `[title, address, kind, further words]`, questions first.
    """
    text = json.dumps(list(_found(knowledge, titles)), ensure_ascii=False, separators=(",", ":"))
    return Markup("".join(_UNSAFE.get(sign, sign) for sign in text))  # noqa: S704 (escaped here)


def _found(knowledge: Knowledge, titles: Mapping[str, str]) -> Iterator[tuple[str, str, str, str]]:
    named: dict[str, list[str]] = {}
    for term in terms(knowledge):
        named.setdefault(term.entry, []).extend(term.names)
    for entry in knowledge.entries.values():
        if has_page(entry):
            title = titles[entry.id]
            words = _further(title, (*entry.phrasings, *named.get(entry.id, ())))
            yield title, entry_page(entry.id), _kind(entry), words
    for table in knowledge.tables.values():
        yield table.title, table_page(table.id), "Pay figures", ""
    for source in knowledge.sources.values():
        words = _further(source.title, (source.about or "", source.author or ""))
        yield source.title, source_page(source.id), "Source", words
    for fact in knowledge.facts.values():
        yield plain(fact.text), f"{source_page(fact.source)}#{fact.id}", "Fact", ""


def _kind(entry: Entry) -> str:
    return "Question" if entry.kind == "answer" else "Not in the sources"


def _further(title: str, texts: Iterable[str]) -> str:
    """Return the words of some texts that a title does not have, each once and sorted."""
    said = set(_WORD.findall(title.lower()))
    return " ".join(sorted({word for text in texts for word in _WORD.findall(text.lower())} - said))
