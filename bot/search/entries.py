"""The index over a knowledge: its entries as documents, its entities as names."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bot.knowledge.base import Knowledge
from bot.knowledge.entities import Entity
from bot.knowledge.entries import Entry
from bot.knowledge.marks import without_marks
from bot.search.index import Document, Index
from bot.search.text import Analysis, Analyzer, Lexicon

_Terms = tuple[str, ...]


def index_of(knowledge: Knowledge) -> Index:
    """Build the index in which the questions of a knowledge are found."""
    lexicon = Lexicon(
        synonyms=knowledge.lexicon.synonyms,
        expansions=knowledge.lexicon.expansions,
        spellings=knowledge.lexicon.spellings,
    )
    analyzer = Analyzer(lexicon, names_of(knowledge.entities.values()))
    return Index.build(map(document_of, knowledge.entries.values()), analyzer)


def document_of(entry: Entry) -> Document:
    """Return an entry as the search sees it."""
    return Document(entry.id, entry.phrasings, without_marks(entry.answer))


def names_of(entities: Iterable[Entity]) -> Mapping[str, _Terms]:
    """Return how people write entities, each with the terms that stand for it.

    A name that several entities share (`washington`) stands for all of them. The last term is
    the kind, which a placeholder such as `{place}` in a phrasing meets.
    """
    names: dict[str, _Terms] = {}
    for entity in entities:
        for name in entity.names:
            taken = names.get(name.lower(), ())
            terms = (*taken, f"@{entity.id}", f"@{entity.kind}")
            names[name.lower()] = tuple(sorted(set(terms), key=terms.index))
    return names


def with_slots(analysis: Analysis) -> Analysis:
    """Return a text with every name as its kind alone, as a placeholder stands in a phrasing."""
    return Analysis(
        tuple(replace(w, terms=w.terms[-1:]) if w.is_name else w for w in analysis.words)
    )


def entities_in(analysis: Analysis, knowledge: Knowledge) -> tuple[str, ...]:
    """Return the ids of the entities that a text names, in order of mention, each once."""
    terms = (term[1:] for word in analysis.names for term in word.terms)
    return tuple(dict.fromkeys(term for term in terms if term in knowledge.entities))
