"""A server's words over the bank's knowledge."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.base import Knowledge
from bot.knowledge.entries import Cite, Entry
from bot.knowledge.loader import load
from bot.knowledge.marks import marks
from bot.knowledge.overlay import (
    NOTE,
    Amendment,
    Wording,
    overlaid,
    plain,
    source_of,
    wording_of,
)
from bot.knowledge.rules import check_rules
from bot.knowledge.sentences import sentences

LOST, NEW, BROKEN, PIN = "cards/lost-card", "cards/new-card", "cards/broken-card", "cards/pin"
LINK = "https://www.example.org/cards?a=1"
OWN = Amendment(
    "server/vault", Wording("Where is the vault?", "Below. Ask Priya."), ("safe place",)
)

SENTENCES = st.sampled_from(
    ["Block it in the app, which takes 5 minutes.", "The bank then replaces it.", "Ask us.",
     "It costs $10.", "See [1] and [^handbook/fee].", "- a list"]
)  # fmt: skip
TEXTS = st.lists(st.tuples(SENTENCES, st.sampled_from([" ", "\n", "\n\n"])), min_size=1).map(
    lambda parts: "".join(text + gap for text, gap in parts).strip()
)
IDS = st.sampled_from([LOST, NEW, BROKEN, PIN, "smalltalk/hello", "server/a", "server/b"])
WORDINGS = st.builds(
    Wording,
    question=st.sampled_from(["What now?", "What do I do when my card is lost?"]),
    answer=TEXTS,
    detail=st.none() | TEXTS,
    source=st.sampled_from([None, LINK]),
)
AMENDMENTS = st.lists(
    st.builds(
        Amendment,
        entry=IDS,
        wording=st.none() | WORDINGS,
        added=st.sampled_from([(), ("my card went missing",)]),
        removed=st.sampled_from([(), ("i lost my card",)]),
        retired=st.booleans(),
    ),
    unique_by=lambda one: one.entry,
)


def said(
    knowledge: Knowledge,
    entry: str,
    *,
    question: str | None = None,
    answer: str | None = None,
    detail: str | None = "as shipped",
) -> tuple[Knowledge, Entry]:
    """Return a knowledge in which an entry has other texts, and the entry."""
    shipped = wording_of(knowledge.entries[entry])
    wording = Wording(
        question or shipped.question,
        answer or shipped.answer,
        shipped.detail if detail == "as shipped" else detail,
    )
    laid = overlaid(knowledge, [Amendment(entry, wording)])
    return laid, laid.entries[entry]


def test_without_amendments_it_is_the_same_knowledge(bank: Knowledge) -> None:
    assert overlaid(bank, []) is bank
    assert overlaid(bank, [Amendment(LOST), Amendment("gone/entry", added=("x",))]) is bank
    assert overlaid(bank, [replace(OWN, retired=True)]) is bank


def test_an_own_entry_cites_the_moderator_as_a_whole(bank: Knowledge) -> None:
    laid = overlaid(bank, [OWN])
    entry = laid.entries["server/vault"]
    assert entry.phrasings == ("Where is the vault?", "safe place")
    assert (entry.answer, entry.cite) == ("Below. Ask Priya.", (Cite(NOTE),))
    assert (laid.sources[NOTE].kind, laid.sources[NOTE].title) == ("moderator", "Moderator note")


def test_a_link_is_a_source_of_its_own_under_the_name_of_its_host(bank: Knowledge) -> None:
    assert OWN.wording is not None
    laid = overlaid(bank, [replace(OWN, wording=replace(OWN.wording, source=LINK))])
    source = laid.sources[laid.entries["server/vault"].cite[0].source]
    assert (source.kind, source.title, source.url) == ("moderator", "example.org", LINK)
    assert NOTE not in laid.sources


def test_unchanged_sentences_keep_their_marks_and_new_ones_cite_the_moderator(
    bank: Knowledge,
) -> None:
    answer = "Block it in the app, which takes 5 minutes. Then call us."
    laid, entry = said(bank, LOST, answer=answer)
    assert entry.answer == (
        "Block it in the app, which takes 5 minutes.[^handbook/block] Then call us.[^server/note]"
    )
    assert entry.detail == bank.entries[LOST].detail
    assert entry.disagreement == bank.entries[LOST].disagreement
    assert laid.facts[NOTE].source == NOTE


def test_a_changed_sentence_loses_its_marks(bank: Knowledge) -> None:
    _, entry = said(bank, NEW, answer="It costs $12.")
    assert entry.answer == "It costs $12.[^server/note]"


def test_what_a_new_sentence_shares_with_a_shipped_one_does_not_carry_its_mark(
    bank: Knowledge,
) -> None:
    _, entry = said(bank, NEW, answer="It costs $10 or more.")
    assert marks(entry.answer) == (NOTE,)


def test_a_sentence_may_move_within_its_entry(bank: Knowledge) -> None:
    detail = bank.entries[LOST].detail
    assert detail is not None
    _, entry = said(bank, LOST, answer=plain(detail), detail=None)
    assert (entry.answer, entry.detail) == (detail, None)


def test_a_row_of_new_sentences_is_marked_once_a_paragraph(bank: Knowledge) -> None:
    _, entry = said(bank, NEW, answer="One. Two.\n\nThree. Four.")
    assert entry.answer == "One. Two.[^server/note]\n\nThree. Four.[^server/note]"


def test_a_sentence_proved_by_the_next_one_falls_with_it(bank: Knowledge) -> None:
    entries = {
        **bank.entries,
        NEW: replace(bank.entries[NEW], answer="Dear. It costs $10.[^handbook/fee]"),
    }
    known = replace(bank, entries=entries)
    assert said(known, NEW, answer="Dear. It costs $10. Sorry.")[1].answer == (
        "Dear. It costs $10.[^handbook/fee] Sorry.[^server/note]"
    )
    assert said(known, NEW, answer="Dear. Sorry.")[1].answer == "Dear. Sorry.[^server/note]"
    assert said(known, NEW, answer="Dear.")[1].answer == "Dear.[^server/note]"


def test_an_entry_that_cites_as_a_whole_keeps_that_for_what_is_unchanged(bank: Knowledge) -> None:
    answer = "The branch mends it within 3 days. It is free."
    laid, entry = said(bank, BROKEN, answer=answer)
    first, second = marks(entry.answer)
    assert (laid.facts[first].source, laid.facts[first].section) == ("handbook", "Cards")
    assert second == NOTE


def test_where_nothing_shipped_is_left_the_quarrel_goes_too(bank: Knowledge) -> None:
    _, entry = said(bank, LOST, answer="Call us.", detail=None)
    assert (entry.disagreement, entry.detail) == (None, None)


def test_marks_that_a_moderator_types_cite_nothing(bank: Knowledge) -> None:
    _, entry = said(bank, NEW, answer="See [1] and [^handbook/fee].")
    assert entry.answer == "See (1) and (^handbook/fee).[^server/note]"
    own = Amendment("server/x", Wording("So?", "It is so.[^handbook/fee] [2]"))
    assert overlaid(bank, [own]).entries["server/x"].answer == "It is so.(^handbook/fee) (2)"


def test_a_gap_that_a_moderator_fills_is_an_answer(bank: Knowledge) -> None:
    _, entry = said(bank, PIN, answer="It is 0000.")
    assert (entry.kind, entry.answer) == ("answer", "It is 0000.[^server/note]")
    assert said(bank, PIN, question="Which pin is it?")[1].kind == "gap"


def test_small_talk_stays_small_talk(bank: Knowledge) -> None:
    _, entry = said(bank, "smalltalk/hello", answer="Ahoy.")
    assert (entry.kind, entry.answer, entry.cite) == ("smalltalk", "Ahoy.", ())


def test_another_question_keeps_the_old_one_as_a_phrasing(bank: Knowledge) -> None:
    _, entry = said(bank, LOST, question="Card gone?")
    assert entry.phrasings[:2] == ("Card gone?", "What do I do when my card is lost?")
    assert entry.answer == bank.entries[LOST].answer


def test_phrasings_are_added_and_removed(bank: Knowledge) -> None:
    change = Amendment(LOST, added=("where is my card",), removed=("i lost my card",))
    entry = overlaid(bank, [change]).entries[LOST]
    assert entry.aliases == ("card is missing", "where is my card")


def test_nothing_leads_to_what_is_retired(shipped: Knowledge) -> None:
    explained = next(one.entry for one in shipped.entities.values() if one.entry)
    section = next(one for one in shipped.advice.sections if one.related)
    for entry in (explained, section.related[0]):
        laid = overlaid(shipped, [Amendment(entry, retired=True)])
        assert entry not in laid.entries
        assert not list(check_rules(laid))


def test_an_edited_entry_outlives_the_shipped_one(bank: Knowledge) -> None:
    entries = {id: one for id, one in bank.entries.items() if id != NEW}
    without = replace(bank, entries=entries)
    change = Amendment(NEW, Wording("What does it cost?", "It costs $10."), ("price of a card",))
    entry = overlaid(without, [change]).entries[NEW]
    assert entry.phrasings == ("What does it cost?", "price of a card")
    assert entry.cite == (Cite(NOTE),)


def test_every_shipped_entry_typed_as_it_is_stays_as_it_is(shipped: Knowledge) -> None:
    changes = [Amendment(id, wording_of(entry)) for id, entry in shipped.entries.items()]
    laid = overlaid(shipped, changes)
    assert laid.entries == shipped.entries
    assert laid.facts == shipped.facts


@pytest.fixture(scope="module")
def small(bank_folder: Path) -> Knowledge:
    return load(bank_folder)


@settings(deadline=None, max_examples=50)
@given(amendments=AMENDMENTS, order=st.randoms(use_true_random=False))
def test_the_order_of_amendments_does_not_matter(
    small: Knowledge, amendments: list[Amendment], order: Random
) -> None:
    shuffled = list(amendments)
    order.shuffle(shuffled)
    one, other = overlaid(small, amendments), overlaid(small, shuffled)
    assert (one.revision, dict(one.entries)) == (other.revision, dict(other.entries))


@settings(deadline=None, max_examples=50)
@given(one=AMENDMENTS, other=AMENDMENTS)
def test_the_revision_tells_what_is_said_differently(
    small: Knowledge, one: list[Amendment], other: list[Amendment]
) -> None:
    first, second = overlaid(small, one), overlaid(small, other)
    if first.entries != second.entries:
        assert first.revision != second.revision


@settings(deadline=None, max_examples=50)
@given(amendments=AMENDMENTS)
def test_a_document_is_cited_only_for_its_own_sentences(
    small: Knowledge, amendments: list[Amendment]
) -> None:
    laid = overlaid(small, amendments)
    broken = [one for one in check_rules(laid) if one.kind == "faq"]
    # Figures and phrasings of moderators are judged where they are typed.
    assert {one.place[0] for one in broken if "figure" not in one.message} <= {
        "question",
        "aliases",
    }
    for id, entry in laid.entries.items():
        shipped = small.entries.get(id)
        before = _cited(small, shipped) if shipped else {}
        for key, documents in _cited(laid, entry).items():
            assert documents <= before.get(key, set()), (id, key)


def _cited(knowledge: Knowledge, entry: Entry) -> Mapping[str, set[str]]:
    """Return by sentence the documents that it cites."""
    whole = set() if entry.marks else {cite.source for cite in entry.cite}
    found: dict[str, set[str]] = {}
    for text in (entry.answer, entry.detail or ""):
        for sentence in sentences(text):
            sources = whole | {knowledge.facts[mark].source for mark in marks(sentence.marked)}
            documents = {one for one in sources if knowledge.sources[one].kind != "moderator"}
            found.setdefault(sentence.key, set()).update(documents)
    return found


@settings(deadline=None, max_examples=50)
@given(amendments=AMENDMENTS)
def test_every_answer_cites_something(small: Knowledge, amendments: list[Amendment]) -> None:
    for entry in overlaid(small, amendments).entries.values():
        assert not entry.asserts or entry.marks or entry.cite


def test_sources_of_links_differ(bank: Knowledge) -> None:
    assert source_of(LINK).id != source_of(f"{LINK}2").id
    assert source_of(LINK) == source_of(LINK)
