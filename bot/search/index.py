"""The search engine: documents in, the best ones for a question out.

Knows nothing of facts, answers or conversations. `entries` builds on it the index that the bot
asks; `build`, `search` and `with_changes` are for who wants the engine alone, as the bench does.
"""

from collections.abc import Collection as Ids
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from bot.search.collection import Collection
from bot.search.document import Document
from bot.search.query import Query, key_of
from bot.search.reader import Corpus, Reader
from bot.search.text import Analyzer
from bot.search.words import Analysis

EXACT_BONUS = 0.5  # score by which a phrasing found word for word leads
EXACT_CONFIDENCE = 0.97  # at least, for such a find; not all, since two entries may share one
REBUILT_PHRASINGS = 300  # an index of up to so many is built anew at a change: it takes 30 ms


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that was found.

    Attributes:
        id: the document's.
        score: orders the hits of one search; no meaning beyond it.
        confidence: 0..1, of the best hit the chance that it is right, of another the chance that
            it would have as the best.
        phrasing: the stored one that is nearest in words, of the best hit; "" of the others.
    """

    id: str
    score: float
    confidence: float
    phrasing: str


@dataclass(frozen=True, slots=True)
class Result:
    """What a search found.

    Attributes:
        hits: best first; equal scores in the order of their ids.
        understood: 0..1, share of the question's content that the index knows.
    """

    hits: tuple[Hit, ...]
    understood: float


class Index:
    """Documents ready to be searched. It never changes: see `with_changes`."""

    def __init__(self, collection: Collection, base: Collection | None = None) -> None:
        """Hold a collection, and the build that it is laid over; see `build`."""
        self._collection = collection
        self._base = collection if base is None else base

    @classmethod
    def build(cls, documents: Iterable[Document], analyzer: Analyzer | None = None) -> "Index":
        """Read and weigh all phrasings of all documents. About 50 microseconds a phrasing.

        Args:
            documents: with distinct ids, in any order.
            analyzer: reads phrasings and questions; plain English by default.
        """
        return cls(Collection.of(Reader.of(analyzer or Analyzer()).read(documents)))

    def __len__(self) -> int:
        """Return the number of documents."""
        return len(self._collection)

    def analyze(self, text: str) -> Analysis:
        """Read a question, mending words that neither names, lexicon nor phrasings know."""
        return self._collection.reader.analyze(text, self._collection.pairs)

    def read(self, phrasing: str) -> Analysis:
        """Read a phrasing, whose spelling is taken as it is."""
        return self._collection.reader.analyzer.read(phrasing)

    def holders(self, term: str) -> frozenset[str]:
        """Return the documents that hold a term in a phrasing or their body."""
        return self._collection.holders(term)

    def holds(self, analysis: Analysis) -> bool:
        """Tell whether a text is a stored phrasing, word for word; costs a look-up."""
        key = key_of(analysis, self._collection.reader.vocabulary)
        return key is not None and self._collection.named(key) is not None

    def find(self, analysis: Analysis, limit: int) -> Result:
        """Return the documents that fit best, without saying which of their phrasings does.

        Args:
            analysis: what `analyze` made of a question.
            limit: most hits.
        """
        collection = self._collection
        query = Query.of(analysis, collection.reader.vocabulary, collection.weights)
        found = collection.search(query, limit + 1)
        exact = collection.named(query.key) if query.key is not None else None
        if exact is not None and found:
            first = (exact, found[0][1] + EXACT_BONUS)
            found = [first, *(hit for hit in found if hit[0] != exact)]
        hits: list[Hit] = []
        for id, score in found[:limit]:
            confidence = collection.confidence.of(score)
            if id == exact:
                confidence = max(confidence, EXACT_CONFIDENCE)
            hits.append(Hit(id, score, confidence, ""))
        return Result(tuple(hits), query.understood)

    def search(self, text: str, limit: int = 5) -> Result:
        """Return the documents that fit best.

        Args:
            text: a question.
            limit: most hits.
        """
        analysis = self.analyze(text)
        found = self.find(analysis, limit)
        if not found.hits:
            return found
        best, *others = found.hits
        phrasing = _nearest(self._collection.document(best.id), analysis)
        best = Hit(best.id, best.score, best.confidence, phrasing)
        return Result((best, *others), found.understood)

    def with_changes(self, documents: Iterable[Document], hidden: Iterable[str] = ()) -> "Index":
        """Return an index with documents laid over those of the build, which it shares.

        The same documents give the same answers, whatever was laid over the build before or
        beside: changes of this index itself are left behind. It takes under 50 ms at 100,000
        phrasings, since a large index keeps the weights of its build; so build anew when a good
        part of it has changed.

        Args:
            documents: with distinct ids, in any order; one stands in the place of that with its id.
            hidden: ids of documents to leave out, whether there are any or not.
        """
        out = frozenset(hidden)
        kept = [document for document in documents if document.id not in out]
        return self.over(self.read_over(kept), out)

    def read_over(self, documents: Iterable[Document]) -> Corpus:
        """Read documents that are to be laid over those of the build."""
        return self._base.reader.read_over(documents)

    def over(self, corpus: Corpus, hidden: Ids[str]) -> "Index":
        """Return what `with_changes` does, for what `read_over` has read."""
        built = self._base.documents
        now = {id: one for id, one in built.items() if id not in hidden} | {**corpus.documents}
        if sum(len(document.phrasings) for document in now.values()) <= REBUILT_PHRASINGS:
            anew = Reader.of(corpus.reader.analyzer).read(now.values())
            return Index(Collection.of(anew), self._base)
        return Index(self._base.over(corpus, hidden), self._base)


def _nearest(document: Document, analysis: Analysis) -> str:
    """Return the phrasing of a document that is most like a question, word order aside."""
    asked = " ".join([word.spelling for word in analysis.words])
    found = process.extractOne(asked, document.phrasings, scorer=fuzz.token_sort_ratio)
    return found[0] if found else ""
