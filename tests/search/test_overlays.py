"""A server's own entries over the shipped ones: found, isolated, and told by content alone."""

from collections.abc import Sequence

import numpy as np
import pytest

from bot.knowledge.base import Knowledge
from bot.knowledge.entities import Entity
from bot.knowledge.entries import Entry
from bot.search import Result
from bot.search.entries import EntryIndex, index_of

ASKED = (
    "do i need a degree",
    "degree needed to start?",
    "what is the pay in alaska",
    "how much do coders make",
    "can i work from home",
    "hwo hard is teh exam",
    "what is the study group",
)
REAL = (
    Entry("degree", "Do I need a degree?", "No.", ("is a degree needed", "must i have a degree")),
    Entry("pay", "What is the pay in {place}?", "It varies.", ("salary in {place}", "coder pay")),
    Entry("remote", "Can I work from home?", "Often.", ("is it remote", "home office jobs")),
    Entry("exam", "How hard is the exam?", "Hard.", ("exam difficulty", "is the test hard")),
    Entry("twins", "Which one?", "Compare.", ("{place} or {place}",), compare=True),
)
GROUP = Entry(
    "own/group",
    "When does the study group meet?",
    "On Mondays.",
    ("study group time", "when is study night", "zorbaclub schedule"),
)
DEGREE = Entry("degree", "Do I need a diploma?", "Ask us.", ("is a diploma needed",))


def filler(count: int) -> tuple[Entry, ...]:
    """Return entries that make an index too large to be built anew at a change."""
    rng = np.random.default_rng(7)
    words = [f"{a}{b}{c}" for a in ("bel", "kor", "mun") for b in "aeiou" for c in ("ra", "st")]
    texts = [" ".join(rng.choice(words, 5)) for _ in range(5 * count)]
    return tuple(
        Entry(f"x{n:03}", texts[5 * n], "Said.", tuple(texts[5 * n + 1 : 5 * n + 5]))
        for n in range(count)
    )


def index_over(entries: Sequence[Entry]) -> EntryIndex:
    alaska = Entity("alaska", "place", "Alaska")
    by_id = {entry.id: entry for entry in entries}
    return index_of(Knowledge({}, by_id, entities={alaska.id: alaska}))


SMALL, LARGE = index_over(REAL), index_over((*REAL, *filler(80)))
both = pytest.mark.parametrize("shipped", [SMALL, LARGE], ids=["small", "large"])


def answers(index: EntryIndex) -> list[Result]:
    return [index.search(question) for question in ASKED]


@both
@pytest.mark.parametrize(
    ("question", "least"),
    [
        ("When does the study group meet?", 0.97),
        ("zorbaclub schedule", 0.97),
        ("time of the study group", 0.6),
        ("when does zorbaclub meet", 0.38),
        ("zorbaclbu schedule", 0.5),
    ],
)
def test_own_entry_is_found_in_its_own_words(
    shipped: EntryIndex, question: str, least: float
) -> None:
    hit = shipped.with_changes([GROUP]).search(question).hits[0]
    assert hit.id == GROUP.id
    assert hit.confidence >= least
    assert hit.phrasing in GROUP.phrasings


@both
def test_stored_phrasing_of_an_own_entry_is_held(shipped: EntryIndex) -> None:
    own = shipped.with_changes([GROUP])
    for phrasing in GROUP.phrasings:
        assert own.holds(own.analyze(phrasing))
        assert not shipped.holds(shipped.analyze(phrasing))


def test_shipped_questions_keep_their_answers() -> None:
    own = LARGE.with_changes([GROUP])
    for entry in (*REAL[:4], *filler(80)):
        for phrasing in entry.phrasings:
            before, after = LARGE.search(phrasing).hits[0], own.search(phrasing).hits[0]
            assert (after.id, after.phrasing) == (before.id, before.phrasing)
            assert after.confidence == pytest.approx(before.confidence)
            assert after.score == pytest.approx(before.score)


def test_entry_that_replaces_itself_changes_nothing() -> None:
    same = LARGE.with_changes(REAL)
    for one, other in zip(answers(same), answers(LARGE), strict=True):
        assert one.hits[0].id == other.hits[0].id
        assert one.hits[0].score == pytest.approx(other.hits[0].score)
        assert one.hits[0].confidence == pytest.approx(other.hits[0].confidence)


@both
def test_replaced_entry_is_asked_by_its_new_words_alone(shipped: EntryIndex) -> None:
    own = shipped.with_changes([DEGREE])
    assert own.search("is a diploma needed").hits[0].id == "degree"
    assert own.search("is a diploma needed").hits[0].phrasing == "is a diploma needed"
    assert not own.holds(own.analyze("must i have a degree"))
    assert own.search("must i have a degree").hits[0].phrasing in DEGREE.phrasings


@both
def test_hidden_entry_is_not_found(shipped: EntryIndex) -> None:
    own = shipped.with_changes([GROUP], ["degree", "nowhere", GROUP.id])
    for question in ("Do I need a degree?", *ASKED):
        assert {"degree", GROUP.id}.isdisjoint(hit.id for hit in own.search(question).hits)
    assert not own.holds(own.analyze("Do I need a degree?"))
    assert "degree" not in {near.entry for near in own.near("Do I need a degree?")}


@both
def test_entry_that_comes_to_compare_is_left_to_the_dialogue(shipped: EntryIndex) -> None:
    comparing = Entry("degree", "{place} or {place}?", "Compare.", compare=True)
    own = shipped.with_changes([comparing])
    assert "degree" not in {hit.id for hit in own.search("do i need a degree").hits}


@both
def test_no_change_at_all_answers_as_shipped(shipped: EntryIndex) -> None:
    assert answers(shipped.with_changes([])) == answers(shipped)


@both
def test_one_overlay_does_not_know_the_words_of_another(shipped: EntryIndex) -> None:
    before = answers(shipped)
    alone = answers(shipped.with_changes([DEGREE]))
    for number in range(5):
        loud = Entry(f"own/{number}", "Hwo teh zorblax degre", "Hm.", ("degre exma", "coderz"))
        assert shipped.with_changes([loud, GROUP], ["pay"]).search("zorblax").hits
    assert answers(shipped) == before
    assert answers(shipped.with_changes([DEGREE])) == alone
    assert shipped.search("zorblax zorbaclub").understood == 0


@both
def test_same_content_gives_the_same_answers_however_it_came(shipped: EntryIndex) -> None:
    wordy = Entry("own/a", "Who runs the zorbaclub?", "Us.", ("zorbaclub staff", "owner here"))
    once = shipped.with_changes([GROUP, DEGREE, wordy], ["exam"])
    edited = shipped.with_changes([wordy]).with_changes([GROUP], ["pay"])
    again = edited.with_changes([wordy, GROUP, DEGREE], ["exam"])
    for question in (*ASKED, *GROUP.phrasings, "zorbaclbu staff", "who owns this"):
        assert again.search(question) == once.search(question)


@both
def test_names_are_read_in_own_entries_too(shipped: EntryIndex) -> None:
    meetup = Entry("own/meetup", "Is there a meetup in {place}?", "Ask.", ("{place} meetup",))
    own = shipped.with_changes([meetup])
    assert own.search("is there a meetup in alaska").hits[0].id == meetup.id


@both
def test_shared_words_of_own_entries_do_not_drown_the_rest(shipped: EntryIndex) -> None:
    own = [
        Entry(f"own/{topic}", f"What is the zorbaclub {topic}?", "This.", (f"zorbaclub {topic}",))
        for topic in ("address", "fee", "calendar", "motto", "teacher", "library", "mascot")
    ]
    index = shipped.with_changes(own)
    assert index.search("tell me the zorbaclub motto").hits[0].id == "own/motto"
    assert index.search("how hard is the exam at zorbaclub").hits[0].id == "exam"


@both
def test_near_phrasings_come_from_all_that_is_there(shipped: EntryIndex) -> None:
    own = shipped.with_changes([GROUP, DEGREE])
    near = own.near("study group degree needed meet", 100)
    likenesses = [one.likeness for one in near]
    assert likenesses == sorted(likenesses, reverse=True)
    assert all(0 < likeness <= 1 for likeness in likenesses)
    found = {(one.entry, one.phrasing) for one in near}
    assert len(found) == len(near)
    assert ("own/group", "When does the study group meet?") in found
    assert ("degree", "Do I need a diploma?") in found
    assert ("degree", "is a degree needed") not in found


def test_near_phrasings_are_the_likest_ones() -> None:
    (first, *rest) = LARGE.near("is the exam hard", 3)
    assert (first.entry, first.phrasing) == ("exam", "How hard is the exam?")
    assert first.likeness > rest[0].likeness
    assert LARGE.near("zorblax") == LARGE.near("") == []


def test_entries_can_be_laid_over_nothing() -> None:
    nothing = index_over(())
    own = nothing.with_changes([GROUP])
    assert own.search("study group time").hits[0].id == GROUP.id
    assert own.with_changes([DEGREE]).search("study group time").hits == ()
    assert nothing.search("study group time").hits == ()
