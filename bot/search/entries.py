"""The index over a knowledge: its entries as documents, its entities as names."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bot.knowledge.base import Knowledge
from bot.knowledge.entities import Entity
from bot.knowledge.entries import Entry
from bot.knowledge.marks import without_marks
from bot.search.document import Document
from bot.search.index import Index
from bot.search.text import Analyzer, Lexicon
from bot.search.words import Analysis

_Terms = tuple[str, ...]


def index_of(knowledge: Knowledge) -> Index:
    """Build the index in which the questions of a knowledge are found.

    Entries that compare are left out: the dialogue sees for itself what they are for.
    """
    lexicon = Lexicon(
        synonyms=knowledge.lexicon.synonyms,
        expansions=knowledge.lexicon.expansions,
        spellings=knowledge.lexicon.spellings,
    )
    analyzer = Analyzer(lexicon, names_of(knowledge.entities.values()))
    searched = (entry for entry in knowledge.entries.values() if not entry.compare)
    return Index.build(map(document_of, searched), analyzer)


def document_of(entry: Entry) -> Document:
    """Return an entry as the search sees it."""
    return Document(entry.id, entry.phrasings, without_marks(entry.answer))


def names_of(entities: Iterable[Entity]) -> Mapping[str, _Terms]:
    """Return how people write entities, each with the terms that stand for it.

    A name that several entities share (`washington`) stands for all of them. The last term is
    the kind, which a placeholder such as `{place}` in a phrasing meets. Ways in are left out: their
    names are made of words that say what a question is about (`degree`, `certificate`).
    """
    ids: dict[str, list[str]] = {}
    kinds: dict[str, str] = {}
    for entity in (entity for entity in entities if entity.kind != "route"):
        for name in entity.names:
            ids.setdefault(name.lower(), []).append(f"@{entity.id}")
            kinds.setdefault(name.lower(), f"@{entity.kind}")
    return {name: (*dict.fromkeys(found), kinds[name]) for name, found in ids.items()}


def with_slots(analysis: Analysis) -> Analysis:
    """Return a text with every name as its kind alone, as a placeholder stands in a phrasing."""
    return Analysis(
        tuple(replace(w, terms=w.terms[-1:]) if w.is_name else w for w in analysis.words)
    )


def entities_in(analysis: Analysis, knowledge: Knowledge) -> tuple[str, ...]:
    """Return the ids of the entities that a text names, in order of mention, each once."""
    terms = (term[1:] for word in analysis.names for term in word.terms)
    return tuple(dict.fromkeys(term for term in terms if term in knowledge.entities))
