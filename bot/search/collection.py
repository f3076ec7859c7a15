"""Documents weighed and ready to be searched, and others laid over them.

Called by `index`.
"""

from collections.abc import Collection as Ids
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from bot.search.centroids import Centroids, piece_spread
from bot.search.confidence import PRIOR, Confidence
from bot.search.counts import Counts
from bot.search.document import Document
from bot.search.duels import find_duels
from bot.search.lessons import lessons
from bot.search.query import Query
from bot.search.reader import Corpus, Reader
from bot.search.reading import pair
from bot.search.rehearsal import rehearsed
from bot.search.segment import Segment, ranked
from bot.search.weights import Weights


@dataclass(frozen=True, slots=True)
class Collection:
    """All documents: those of a build in one segment, those laid over it in another.

    Attributes:
        documents: of the build, by id.
        reader: reads questions.
        weights, confidence: learnt at the build.
        built: the segment of these documents.
        changes: by id, documents laid over these.
        changed: the segment of the changes.
    """

    documents: Mapping[str, Document]
    reader: Reader
    weights: Weights
    confidence: Confidence
    built: Segment
    changes: Mapping[str, Document] = field(default_factory=dict)
    changed: Segment | None = None

    @classmethod
    def of(cls, corpus: Corpus) -> "Collection":
        """Weigh all phrasings of all documents. About 50 microseconds a phrasing."""
        reading, ids = corpus.reading, tuple(corpus.documents)
        counts = Counts.of(reading, len(ids))
        pieces = piece_spread(reading, len(corpus.reader.vocabulary.pieces))
        weights = Weights.of(counts, pieces)
        centroids = Centroids.of(reading, weights, len(ids))
        cells, confidence = weights.firmness_of(counts), Confidence(*PRIOR)
        learnt = np.zeros_like(cells)
        if len(ids) > 1 and len(counts.tokens[0]):
            duels = find_duels(counts, weights, cells)
            confidence = rehearsed(counts, weights, duels, reading, centroids)
            learnt = lessons(counts, duels)
        built = Segment.of(ids, reading, counts, cells + learnt, centroids, learnt)
        return cls(corpus.documents, corpus.reader, weights, confidence, built)

    def __len__(self) -> int:
        """Return the number of documents that can be found."""
        return int(self.built.alive.sum()) + len(self.changes)

    def search(self, query: Query, limit: int) -> list[tuple[str, float]]:
        """Return documents that fit and their scores, best first; ties in the order of ids."""
        segments = [self.built] if self.changed is None else [self.built, self.changed]
        return ranked(query, segments, limit)

    def document(self, id: str) -> Document:
        """Return a document that can be found."""
        return self.changes.get(id) or self.documents[id]

    def pairs(self, first: str, second: str) -> bool:
        """Tell whether two words were near each other in a phrasing of the build."""
        numbers = self.reader.vocabulary.terms
        stem = self.reader.analyzer.stem
        one, other = numbers.get(stem(first)), numbers.get(stem(second))
        return one is not None and other is not None and self.weights.knows(pair(one, other))

    def holders(self, term: str) -> frozenset[str]:
        """Return the documents that hold a term."""
        number = self.reader.vocabulary.terms.get(term)
        if number is None:
            return frozenset()
        held = self.built.holders(number)
        return held if self.changed is None else held | self.changed.holders(number)

    def named(self, key: int) -> str | None:
        """Return the document that has the very phrasing, if one has."""
        later = self.changed.named(key) if self.changed is not None else None
        return later or self.built.named(key)

    def over(self, corpus: Corpus, hidden: Ids[str]) -> "Collection":
        """Return the build with documents laid over it.

        The weights stay those of the build, and all that it has is shared.

        Args:
            corpus: the documents, read over those of the build; each stands in the place of the
                one with its id.
            hidden: ids of documents of the build that cannot be found.
        """
        reading, ids = corpus.reading, tuple(corpus.documents)
        counts = Counts.of(reading, len(ids))
        weights = self.weights.over(counts)
        centroids = Centroids.of(reading, weights, len(ids))
        cells = weights.firmness_of(counts) + self.built.lessons_of(ids, counts)
        nothing = np.zeros(0, np.float32)
        return Collection(
            self.documents,
            corpus.reader,
            weights,
            self.confidence,
            self.built.without({*hidden, *ids}),
            corpus.documents,
            Segment.of(ids, reading, counts, cells, centroids, nothing) if ids else None,
        )
