"""The search engine as its callers see it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.search import Analyzer, Document, Index
from tests.work import counted

TOPICS = ("degree", "salary", "remote", "exam", "career", "school", "license", "software", "hours")
WAYS = (
    "do i need a {0}",
    "tell me about the {0} please",
    "what {0} is best for a beginner",
    "how long until the {0} is done",
    "{0} in billing",
    "is a {0} worth the money",
)
DOCUMENTS = tuple(Document(t, tuple(way.format(t) for way in WAYS)) for t in TOPICS)
INDEX = Index.build(DOCUMENTS)
HOSTILE = (
    "\0" * 100_000,
    "a" * 100_000,
    "a " * 50_000,
    "e\u0301\u0302\u0303" * 25_000,
    "\u202edegree\u202c" * 10_000,
    "\U0001f600" * 100_000,
    "-".join("ab" * 500),
    "",
)
MOST_CALLS = 50_000


def many_documents(count: int) -> list[Document]:
    rng = np.random.default_rng(5)
    words = [f"{a}{b}" for a in ("bel", "kor", "mun", "tas", "vil") for b in "aeiou"]
    words += [f"{word}{end}" for word in words for end in ("ra", "st", "nd")]
    return [
        Document(f"d{n:03}", tuple(" ".join(rng.choice(words, 6)) for _ in range(6)))
        for n in range(count)
    ]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d.id)
def test_own_phrasings_find_their_entry(document: Document) -> None:
    for phrasing in document.phrasings:
        best = INDEX.search(phrasing).hits[0]
        assert (best.id, best.phrasing) == (document.id, phrasing)
        assert best.confidence >= 0.97


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("need a dergee?", "degree"),
        ("SALARY!!!", "salary"),
        ("whats the best sofware for beginners", "software"),
        ("exams take how long", "exam"),
    ],
)
def test_other_wordings_and_typos_find_it_too(question: str, expected: str) -> None:
    assert INDEX.search(question).hits[0].id == expected


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_results_are_bounded_and_ordered(text: str) -> None:
    result = INDEX.search(text, limit=4)
    assert len(result.hits) <= 4
    assert 0 <= result.understood <= 1
    assert all(0 <= hit.confidence <= 1 for hit in result.hits)
    assert list(result.hits) == sorted(result.hits, key=lambda hit: (-hit.score, hit.id))


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: f"{len(text)} {text[:3]!r}")
def test_hostile_text_takes_little_work(text: str) -> None:
    _, calls = counted(lambda: INDEX.search(text))
    assert calls < MOST_CALLS


def test_what_nobody_wrote_is_not_understood() -> None:
    result = INDEX.search("zorblax frumious quux")
    assert result.understood == 0
    assert all(hit.confidence < 0.2 for hit in result.hits)


def test_a_question_out_of_scope_gets_less_confidence() -> None:
    inside = INDEX.search("which degree is best").hits[0]
    outside = INDEX.search("who won the football match yesterday").hits
    assert all(hit.confidence < inside.confidence for hit in outside)


def test_words_run_together_are_found_by_their_pieces() -> None:
    documents = [*many_documents(80), Document("zz", ("work from home",))]
    assert Index.build(documents).search("workfromhome").hits[0].id == "zz"


def test_ties_break_by_id() -> None:
    twins = [Document(name, ("same words here",)) for name in ("b", "a", "c")]
    hits = Index.build(twins).search("same words").hits
    assert [hit.id for hit in hits] == ["a", "b", "c"]


def test_the_words_of_a_body_help_a_little() -> None:
    documents = [Document("a", ("first thing",), "about elephants"), Document("b", ("second one",))]
    assert Index.build(documents).search("elephants").hits[0].id == "a"


def test_a_word_that_only_the_thesaurus_knows_is_understood() -> None:
    documents = [Document("car", ("where is my car",)), Document("cat", ("feed my cat",))]
    assert Index.build(documents).search("automobile").hits[0].id == "car"


@pytest.mark.parametrize(
    "documents",
    [(), (Document("a", ()),), (Document("a", ("???",)),), (Document("a", ("hello",)),)],
    ids=["none", "no phrasing", "no word", "one"],
)
def test_tiny_indexes_work(documents: tuple[Document, ...]) -> None:
    index = Index.build(documents)
    assert len(index) == len(documents)
    assert [hit.id for hit in index.search("hello").hits] == ["a"] * ("hello" in str(documents))


def test_the_same_documents_in_any_order_give_the_same_answers() -> None:
    documents = many_documents(30)
    questions = [document.phrasings[0][:20] for document in documents]
    shuffled = [documents[at] for at in np.random.default_rng(1).permutation(len(documents))]
    one, other = Index.build(documents), Index.build(shuffled)
    assert [one.search(q) for q in questions] == [other.search(q) for q in questions]


def test_a_small_index_with_changes_equals_one_built_anew() -> None:
    degree = Document("degree", ("something else",))
    index = Index.build(DOCUMENTS[:-2]).with_changes([DOCUMENTS[-1], degree], ["exam"])
    kept = [d for d in DOCUMENTS if d.id not in ("exam", "degree", DOCUMENTS[-2].id)]
    rebuilt = Index.build([*kept, degree])
    for question in (way.format(topic) for topic in TOPICS for way in WAYS):
        assert index.search(question) == rebuilt.search(question)


def test_a_large_index_with_changes_answers_like_one_built_anew() -> None:
    documents = many_documents(80)
    changed = Document("d007", (*documents[7].phrasings[1:], "zorble the flumph gently"))
    new = Document("new", ("juggling burning torches",))
    index = Index.build(documents).with_changes([new, changed, documents[9]], ["d011"])
    now = {d.id: d for d in (*documents, changed, new)}
    del now["d011"]
    rebuilt = Index.build(now.values())
    questions = [p for d in now.values() for p in d.phrasings[:2]]
    assert len(index) == len(rebuilt) == 80
    for question in (*questions, "juggle torches", "zorble flumph"):
        assert index.search(question).hits[0].id == rebuilt.search(question).hits[0].id
    assert "d011" not in {hit.id for hit in index.search(documents[11].phrasings[0]).hits}


def test_changes_of_changes_begin_at_the_build_again() -> None:
    documents = many_documents(80)
    built = Index.build(documents)
    index = built.with_changes([Document("new", ("juggling burning torches",))], ["d003"])
    again = index.with_changes([], [])
    for document in documents[:9]:
        question = document.phrasings[2]
        assert again.search(question) == built.search(question)
    assert again.search("juggling torches") == built.search("juggling torches")


def test_a_change_leaves_the_analyzer_of_the_index_in_place() -> None:
    analyzer = Analyzer(names={"alaska": ("@alaska", "@place")})
    built = Index.build([Document("pay", ("pay in {place}",))], analyzer)
    index = built.with_changes([Document("move", ("moving to another town",))])
    assert index.search("pay in alaska").hits[0].id == "pay"
