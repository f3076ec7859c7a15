"""The search engine: documents in, the best ones for a question out.

Called by the `Advisor`; knows nothing of facts, answers or conversations.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from bot.search.collection import Collection
from bot.search.document import Document
from bot.search.query import Query
from bot.search.text import Analyzer
from bot.search.words import Analysis

EXACT_BONUS = 0.5  # score by which a phrasing found word for word leads
EXACT_CONFIDENCE = 0.97  # at least, for such a find; not all, since two entries may share one


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
    """Documents ready to be searched.

    A search may run while another thread replaces a document: it sees all of the change or
    nothing. Two changes must not run at once.
    """

    def __init__(self, collection: Collection) -> None:
        """Hold a collection; see `build`."""
        self._collection = collection

    @classmethod
    def build(cls, documents: Iterable[Document], analyzer: Analyzer | None = None) -> "Index":
        """Read and weigh all phrasings of all documents. About 60 microseconds a phrasing.

        Args:
            documents: with distinct ids, in any order.
            analyzer: reads phrasings and questions; plain English by default.
        """
        return cls(Collection.of(documents, analyzer or Analyzer()))

    def __len__(self) -> int:
        """Return the number of documents."""
        return len(self._collection.documents)

    def analyze(self, text: str) -> Analysis:
        """Read a question, mending words that neither names, lexicon nor phrasings know."""
        reader = self._collection.reader
        return reader.analyzer.analyze(text, reader.speller)

    def holds(self, analysis: Analysis) -> bool:
        """Tell whether a text is a stored phrasing, word for word; costs a look-up."""
        return self._collection.named(analysis.key) is not None

    def search(self, text: str | Analysis, limit: int = 5) -> Result:
        """Return the documents that fit best.

        Args:
            text: a question, or what `analyze` made of one.
            limit: most hits.
        """
        collection = self._collection
        analysis = self.analyze(text) if isinstance(text, str) else text
        query = Query.of(analysis, collection.reader.vocabulary, collection.weights)
        found = collection.search(query)
        exact = collection.named(query.key)
        if exact is not None and found:
            first = (exact, found[0][1] + EXACT_BONUS)
            found = [first, *(hit for hit in found if hit[0] != exact)]
        hits: list[Hit] = []
        for id, score in found[:limit]:
            confidence = collection.confidence.of(score)
            if id == exact:
                confidence = max(confidence, EXACT_CONFIDENCE)
            phrasing = "" if hits else _nearest(collection.documents[id], analysis)
            hits.append(Hit(id, score, confidence, phrasing))
        return Result(tuple(hits), query.understood)

    def replace(self, document: Document) -> None:
        """Add a document, or put it in the place of the one with its id.

        Under 50 ms at 100,000 phrasings: a large index keeps the weights of its build, so build
        anew when a good part of it has changed.
        """
        self._collection = self._collection.replaced(document)

    def remove(self, id: str) -> None:
        """Take a document out, if it is there."""
        self._collection = self._collection.removed(id)


def _nearest(document: Document, analysis: Analysis) -> str:
    """Return the phrasing of a document that is most like a question, word order aside."""
    asked = " ".join([word.spelling for word in analysis.words])
    found = process.extractOne(asked, document.phrasings, scorer=fuzz.token_sort_ratio)
    return found[0] if found else ""
