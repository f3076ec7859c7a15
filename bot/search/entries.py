"""The index over a knowledge: its entries as documents, its entities as names."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import exp

from bot.knowledge.base import Knowledge
from bot.knowledge.entities import Entity
from bot.knowledge.entries import Entry
from bot.knowledge.marks import without_marks
from bot.search.collection import Collection
from bot.search.document import Document
from bot.search.index import Hit, Index, Result
from bot.search.nearest import Near, Phrasings
from bot.search.reader import Reader
from bot.search.text import Analyzer, Lexicon
from bot.search.words import Analysis, Word

CANDIDATES = 6  # entries, at least, whose single phrasings are looked at
NEAREST_WEIGHT = 0.8  # of the nearest phrasing's likeness, in units of score
USUAL_LIKENESS = 0.2  # of the nearest phrasing of a right entry; moves confidence neither way
SCORE_TO_LOGIT = 4.4  # about what a unit of score is worth in the logit of a confidence

_Terms = tuple[str, ...]


class EntryIndex:
    """Finds the entries of a knowledge, by their phrasings together and by the nearest one.

    It never changes; a server's own entries make another one, with `with_changes`.
    """

    def __init__(self, index: Index, phrasings: Phrasings) -> None:
        """Hold what `index_of` built."""
        self._index = index
        self._phrasings = phrasings

    def with_changes(self, entries: Iterable[Entry], hidden: Iterable[str] = ()) -> "EntryIndex":
        """Return an index with entries laid over those of the build, which it shares.

        The same entries give the same answers, in whatever order they came and whatever other
        indexes are laid over the same build. Changes do not add up: those of an index that was
        itself returned from here are left behind. 50 entries of five phrasings take some 30 ms to
        lay over, and 200 KB.

        Args:
            entries: With distinct ids; one stands in the place of that with its id.
            hidden: Ids of entries to leave out, whether there are any or not.
        """
        by_id = {entry.id: entry for entry in sorted(entries, key=lambda one: one.id)}
        out = {*hidden, *(entry.id for entry in by_id.values() if entry.compare)}
        found = [entry for entry in by_id.values() if entry.id not in out]
        corpus = self._index.read_over(map(document_of, found))
        return EntryIndex(self._index.over(corpus, out), self._phrasings.over(corpus, out))

    def analyze(self, text: str) -> Analysis:
        """Read a question."""
        return self._index.analyze(text)

    def holders(self, term: str) -> frozenset[str]:
        """Return the ids of the entries that hold a term."""
        return self._index.holders(term)

    def holds(self, analysis: Analysis) -> bool:
        """Tell whether a text is a stored phrasing, word for word."""
        return self._index.holds(analysis)

    def near(self, text: str, limit: int = 50) -> Sequence[Near]:
        """Return the phrasings of all entries that have most in common with a text, nearest first.

        They are the ones whose answer a new phrasing may take away: ask them before and after.
        A millisecond for 12,000 phrasings.

        Args:
            text: A phrasing, its spelling taken as it is.
            limit: Most phrasings.
        """
        return self._phrasings.near(self._index.read(text), limit)

    def search(self, asked: str | Analysis, limit: int = 5) -> Result:
        """Return the entries that fit best, best first; ties in the order of ids.

        Args:
            asked: A question, or what `analyze` made of one.
            limit: Most hits.
        """
        analysis = self.analyze(asked) if isinstance(asked, str) else asked
        found = self._index.find(analysis, max(limit, CANDIDATES))
        near = self._phrasings.nearest(analysis, [hit.id for hit in found.hits])
        hits = [_moved(hit, near[hit.id]) for hit in found.hits]
        hits.sort(key=lambda hit: (-hit.score, hit.id))
        return Result(tuple(hits[:limit]), found.understood)


def _moved(hit: Hit, near: Near) -> Hit:
    """Return a hit with its score and confidence moved by its nearest phrasing."""
    step = NEAREST_WEIGHT * (near.likeness - USUAL_LIKENESS)
    odds = hit.confidence / (1 - hit.confidence) * exp(SCORE_TO_LOGIT * step)
    return Hit(hit.id, hit.score + step, odds / (1 + odds), near.phrasing)


def index_of(knowledge: Knowledge) -> EntryIndex:
    """Build the index in which the questions of a knowledge are found.

    Entries that compare are left out: the dialogue sees for itself what they are for.
    """
    lexicon = Lexicon(
        synonyms=knowledge.lexicon.synonyms,
        expansions=knowledge.lexicon.expansions,
        spellings=knowledge.lexicon.spellings,
    )
    analyzer = Analyzer(lexicon, names_of(knowledge.entities.values()))
    entries = [entry for entry in knowledge.entries.values() if not entry.compare]
    corpus = Reader.of(analyzer).read(map(document_of, entries))
    return EntryIndex(Index(Collection.of(corpus)), Phrasings.of(corpus))


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


def words_for(knowledge: Knowledge, entities: Iterable[str]) -> tuple[Word, ...]:
    """Return the words that name entities of a knowledge, each by its id alone."""
    known = (knowledge.entities[id] for id in entities if id in knowledge.entities)
    return tuple(Word(one.name, one.name, (f"@{one.id}", f"@{one.kind}")) for one in known)


def entities_in(analysis: Analysis, knowledge: Knowledge) -> tuple[str, ...]:
    """Return the ids of the entities that a text names, in order of mention, each once."""
    terms = (term[1:] for word in analysis.names for term in word.terms)
    return tuple(dict.fromkeys(term for term in terms if term in knowledge.entities))
