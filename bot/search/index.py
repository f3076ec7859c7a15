"""The search engine: documents in, the best ones for a question out.

Called by the `Advisor`; knows nothing of facts, answers or conversations.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from bot.search.features import Features, Reading
from bot.search.query import Query
from bot.search.segment import Segment
from bot.search.spelling import Speller
from bot.search.text import Analyzer
from bot.search.words import Analysis

EXACT_BONUS = 0.5  # score by which a phrasing found word for word leads


@dataclass(frozen=True, slots=True)
class Document:
    """Something that can be found.

    Attributes:
        id: unique.
        phrasings: the ways to ask for it.
        body: words of its answer; weak evidence.
    """

    id: str
    phrasings: tuple[str, ...]
    body: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that was found.

    Attributes:
        id: the document's.
        score: orders the hits of one search; no meaning beyond it.
        confidence: 0..1, the chance that this hit is right.
        phrasing: the nearest stored one; only the best hit tells it, others have "".
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
    """Documents ready to be searched; `replace` and `remove` do not disturb a search."""

    def __init__(
        self, documents: Mapping[str, Document], analyzer: Analyzer, segment: Segment, features: Features, speller: Speller
    ) -> None:
        """Hold what `build` made; not to be called by others."""
        self._documents = dict(documents)
        self._analyzer = analyzer
        self._segment = segment
        self._features = features
        self._speller = speller

    @classmethod
    def build(cls, documents: Iterable[Document], analyzer: Analyzer | None = None) -> "Index":
        """Read and weigh all phrasings of all documents. About 50 microseconds a phrasing."""
        analyzer = analyzer or Analyzer()
        by_id = {document.id: document for document in sorted(documents, key=lambda d: d.id)}
        features, reading = Features(), Reading()
        exact: dict[str, int] = {}
        written: dict[str, int] = dict.fromkeys(analyzer.vocabulary, 1)
        for entry, document in enumerate(by_id.values()):
            for phrasing in document.phrasings:
                analysis = analyzer.read(phrasing)
                reading.add(entry, analysis.words, features)
                exact.setdefault(analysis.key, entry)
                for word in analysis.words:
                    for token in word.surface.split():
                        written[token] = written.get(token, 0) + 1
        segment = Segment.of(tuple(by_id), reading, features, exact)
        return cls(by_id, analyzer, segment, features, Speller(written, analyzer.english))

    def __len__(self) -> int:
        """Return the number of documents."""
        return len(self._documents)

    def analyze(self, text: str) -> Analysis:
        """Read a question, mending words that neither names, lexicon nor phrasings know."""
        return self._analyzer.analyze(text, self._speller)

    def search(self, text: str | Analysis, limit: int = 5) -> Result:
        """Return the documents that fit best."""
        analysis = self.analyze(text) if isinstance(text, str) else text
        query = Query.of(analysis, self._features)
        if not len(query.words.numbers) and not len(query.pieces.numbers):
            return Result((), 0.0)
        scores = self._segment.search(query)
        exact = self._segment.exact.get(query.key)
        hits = []
        for place, entry in enumerate(scores.entries.tolist()):
            total = float(scores.totals[place])
            if total <= 0:
                break
            raw = (0.25 * float(scores.words[place]) + float(scores.cosines[place])) / 1.25
            if entry == exact:
                raw, total = 1.0, float(scores.totals[0]) + EXACT_BONUS
            hits.append(Hit(self._segment.ids[entry], total, min(raw, 1.0), ""))
        hits.sort(key=lambda hit: (-hit.score, hit.id))
        hits = [replace(hit, phrasing=self._nearest(hit.id, analysis)) for hit in hits[:1]] + hits[1:limit]
        known = len(query.words.numbers)
        return Result(tuple(hits), known / (known + query.words.unknown))

    def replace(self, document: Document) -> None:
        """Add a document, or put it in the place of the one with its id."""
        self._rebuild({**self._documents, document.id: document})

    def remove(self, id: str) -> None:
        """Take a document out, if it is there."""
        self._rebuild({key: kept for key, kept in self._documents.items() if key != id})

    def _rebuild(self, documents: Mapping[str, Document]) -> None:
        self.__dict__.update(Index.build(documents.values(), self._analyzer).__dict__)

    def _nearest(self, id: str, analysis: Analysis) -> str:
        asked = " ".join([word.spelling for word in analysis.words])
        return max(self._documents[id].phrasings, key=lambda stored: fuzz.token_sort_ratio(asked, stored))
