"""Reading documents into numbers; called by `index` and `entries`."""

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from bot.search.document import Document
from bot.search.reading import Column, Reading
from bot.search.spelling import Familiar, Speller
from bot.search.text import Analyzer, Seen
from bot.search.vocabulary import Vocabulary
from bot.search.words import Analysis, Terms, shapes_of


@dataclass(frozen=True, slots=True)
class Corpus:
    """Documents, and what was read in them.

    Attributes:
        documents: by id, ascending.
        reader: that has read them, and reads questions now.
        reading: what it read, documents in their order.
    """

    documents: Mapping[str, Document]
    reader: "Reader"
    reading: Reading


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads texts; knows the words of the documents that it has read."""

    analyzer: Analyzer
    speller: Speller
    vocabulary: Vocabulary = field(default_factory=Vocabulary)

    @classmethod
    def of(cls, analyzer: Analyzer) -> "Reader":
        """Return a reader that has read nothing."""
        return cls(analyzer, Speller(analyzer.vocabulary, analyzer.english))

    def analyze(self, text: str, familiar: Familiar) -> Analysis:
        """Read a question, mending words that neither names, lexicon nor phrasings know.

        Args:
            text: the question.
            familiar: tells whether two words are often together; a doubtful spelling goes by it.
        """
        return self.analyzer.analyze(text, self.speller, familiar)

    def read(self, documents: Iterable[Document]) -> Corpus:
        """Read documents with distinct ids, once a reader: all that it will ever know."""
        by_id = {document.id: document for document in sorted(documents, key=lambda one: one.id)}
        return Corpus(by_id, self, self._reading(by_id.values()))

    def read_over(self, documents: Iterable[Document]) -> Corpus:
        """Read documents that are laid over those read before; this reader learns nothing new.

        Numbers go on from its own, so that what it read stays true beside what is read now.
        """
        over = Reader(self.analyzer, self.speller.over(), self.vocabulary.over())
        return over.read(documents)

    def _reading(self, documents: Iterable[Document]) -> Reading:
        """Number the words of phrasings, each different one once, and then all else by these."""
        words: dict[tuple[str, str, Terms], int] = {}
        seen = Seen()
        entries, held, lengths = array("i"), array("i"), array("i")
        bodies: list[list[int]] = []
        for entry, document in enumerate(documents):
            for phrasing in document.phrasings:
                read = self.analyzer.read(phrasing, seen).words
                held.extend(
                    [words.setdefault((w.surface, w.spelling, w.terms), len(words)) for w in read]
                )
                lengths.append(len(read))
                entries.append(entry)
            body = self.analyzer.read(document.body, seen).words
            bodies.append([self.vocabulary.terms.give(t) for word in body for t in word.terms])
        numbers = Column(np.array(held, np.int32), np.array(lengths, np.int32))
        self._count(words, np.bincount(numbers.values, minlength=len(words)).tolist())
        senses: dict[Terms, int] = {}
        sense = np.array([senses.setdefault(terms, len(senses)) for *_, terms in words], np.int32)
        give, shape = self.vocabulary.terms.give, self.vocabulary.shape
        shapes = [
            [piece for form in shapes_of(spelling, terms) for piece in shape(form)]
            for _, spelling, terms in words
        ]
        return Reading(
            np.array(entries, np.int64),
            Column(sense[numbers.values], numbers.counts),
            Column.of([give(term) for term in terms] for terms in senses),
            numbers.sets_through(Column.of(shapes)),
            Column.of(bodies),
        )

    def _count(self, words: Iterable[tuple[str, str, Terms]], counts: Iterable[int]) -> None:
        for (surface, *_), count in zip(words, counts, strict=True):
            for token in surface.split():
                self.speller.add(token, count)
