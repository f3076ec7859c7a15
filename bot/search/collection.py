"""Documents read, weighed and ready to be searched; a change makes a new collection.

Called by `index`, which holds the collection of the moment.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from bot.search.centroids import Centroids, piece_spread
from bot.search.confidence import PRIOR, Confidence
from bot.search.counts import Counts
from bot.search.document import Document
from bot.search.duels import find_duels
from bot.search.lessons import lessons
from bot.search.query import Query
from bot.search.reading import Reading
from bot.search.rehearsal import rehearsed
from bot.search.scoring import Floats, Integers
from bot.search.segment import Segment
from bot.search.spelling import Speller
from bot.search.text import Analyzer
from bot.search.vocabulary import Vocabulary
from bot.search.weights import Weights

REBUILT_PHRASINGS = 300  # a collection of up to so many is built anew at a change: it takes 30 ms


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads documents into numbers; what it knows only grows."""

    analyzer: Analyzer
    speller: Speller
    vocabulary: Vocabulary = field(default_factory=Vocabulary)

    def read(self, entry: int, document: Document, reading: Reading) -> tuple[str, ...]:
        """Add a document to a reading and return the keys of its phrasings."""
        keys = []
        for phrasing in document.phrasings:
            analysis = self.analyzer.read(phrasing)
            reading.add(entry, analysis.words, self.vocabulary)
            self.speller.add(token for word in analysis.words for token in word.surface.split())
            keys.append(analysis.key)
        if document.body:
            reading.add_body(entry, self.analyzer.read(document.body).words, self.vocabulary)
        return tuple(keys)


@dataclass(frozen=True, slots=True)
class Change:
    """A document that came after the build, read once.

    Attributes:
        reading: its phrasings, as of entry 0.
        keys: of its phrasings.
        features, lessons: what the build had learnt of an older form of it.
    """

    reading: Reading
    keys: tuple[str, ...]
    features: Integers
    lessons: Floats


@dataclass(frozen=True, slots=True)
class Collection:
    """All documents, most in one segment, those changed since the build in another.

    Attributes:
        documents: by id.
        reader: reads documents and questions.
        weights, confidence: learnt at the build.
        built: the documents of the build.
        changes: by id, those that came later.
        changed: the segment of these.
    """

    documents: Mapping[str, Document]
    reader: Reader
    weights: Weights
    confidence: Confidence
    built: Segment
    changes: Mapping[str, Change] = field(default_factory=dict)
    changed: Segment | None = None

    @classmethod
    def of(cls, documents: Iterable[Document], analyzer: Analyzer) -> "Collection":
        """Read and weigh all phrasings of all documents. About 60 microseconds a phrasing."""
        by_id = {d.id: d for d in sorted(documents, key=lambda d: d.id)}
        reader = Reader(analyzer, Speller(analyzer.vocabulary, analyzer.english))
        reading = Reading()
        exact: dict[str, int] = {}
        for entry, document in enumerate(by_id.values()):
            for key in reader.read(entry, document, reading):
                exact.setdefault(key, entry)
        counts = Counts.of(reading, len(by_id))
        weights = Weights.of(counts, piece_spread(reading, len(reader.vocabulary.pieces)))
        centroids = Centroids.of(reading, weights, len(by_id))
        cells, confidence = weights.firmness_of(counts), Confidence(*PRIOR)
        if len(by_id) > 1 and len(counts.tokens[0]):
            duels = find_duels(counts, weights, cells)
            confidence = rehearsed(counts, weights, duels, reading, centroids)
            cells = cells + lessons(counts, duels)
        built = Segment.of(tuple(by_id), exact, counts, cells, centroids)
        return cls(by_id, reader, weights, confidence, built)

    def search(self, query: Query) -> list[tuple[str, float]]:
        """Return documents that fit and their scores, best first; ties in the order of ids."""
        segments = [self.built] if self.changed is None else [self.built, self.changed]
        found = [hit for segment in segments for hit in segment.search(query) if hit[1] > 0]
        return sorted(found, key=lambda hit: (-hit[1], hit[0]))

    def named(self, key: str) -> str | None:
        """Return the document that has the very phrasing, if one has."""
        later = self.changed.named(key) if self.changed is not None else None
        return later or self.built.named(key)

    def replaced(self, document: Document) -> "Collection":
        """Return a collection with a document, in the place of one with its id if there is one.

        A large one keeps the weights of its build: its cost is that of what changed since then.
        """
        documents = {**self.documents, document.id: document}
        if self._is_small(documents):
            return Collection.of(documents.values(), self.reader.analyzer)
        return self._with(documents, {**self.changes, document.id: self._change(document)})

    def removed(self, id: str) -> "Collection":
        """Return a collection without a document."""
        documents = {key: kept for key, kept in self.documents.items() if key != id}
        if self._is_small(documents):
            return Collection.of(documents.values(), self.reader.analyzer)
        changes = {key: kept for key, kept in self.changes.items() if key != id}
        return self._with(documents, changes)

    def _is_small(self, documents: Mapping[str, Document]) -> bool:
        count = 0
        for document in documents.values():
            count += len(document.phrasings)
            if count > REBUILT_PHRASINGS:
                return False
        return True

    def _with(
        self, documents: Mapping[str, Document], changes: Mapping[str, Change]
    ) -> "Collection":
        gone = [id for id in self.built.ids if id not in documents or id in changes]
        built = self.built.without(gone)
        changed = self._segment(dict(sorted(changes.items()))) if changes else None
        return replace(self, documents=documents, built=built, changes=changes, changed=changed)

    def _change(self, document: Document) -> Change:
        """Read a new document, and what is known of the one that it replaces."""
        reading = Reading()
        keys = self.reader.read(0, document, reading)
        earlier = self.changes.get(document.id)
        if earlier is not None:
            return replace(earlier, reading=reading, keys=keys)
        entry = self.built.entry(document.id)
        if entry is None or document.id not in self.documents:
            return Change(reading, keys, np.zeros(0, np.int64), np.zeros(0))
        before = Reading()
        self.reader.read(0, self.documents[document.id], before)
        counts = Counts.of(before, 1)
        features = counts.features[counts.cells[0]]
        learnt = self.built.cells_of(entry, features) - self.weights.firmness_of(counts)
        return Change(reading, keys, features, learnt)

    def _segment(self, changes: Mapping[str, Change]) -> Segment:
        """Weigh changed documents with the weights of the build."""
        exact: dict[str, int] = {}
        for entry, change in enumerate(changes.values()):
            for key in change.keys:
                exact.setdefault(key, entry)
        reading = Reading.joined([change.reading for change in changes.values()])
        counts = Counts.of(reading, len(changes))
        cells = self.weights.firmness_of(counts)
        for entry, change in enumerate(changes.values()):
            places, held = counts.find_cells(entry, change.features)
            cells[places[held]] += change.lessons[held]
        centroids = Centroids.of(reading, self.weights, len(changes))
        return Segment.of(tuple(changes), exact, counts, cells, centroids)
