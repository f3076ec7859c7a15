"""Drafting over the bank's knowledge."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.curation.drafting import (
    MOST_ENTRIES,
    MOST_PHRASINGS,
    Drafting,
    RefusedError,
)
from bot.knowledge.base import Knowledge
from bot.knowledge.loader import load
from bot.knowledge.overlay import Amendment, Wording, overlaid
from tests.folders import MINIMAL, write

LOST, NEW = "cards/lost-card", "cards/new-card"
VAULT = Amendment("server/vault", Wording("Where is the vault?", "Below."), ("safe place",))


def drafting(bank: Knowledge, *amendments: Amendment) -> Drafting:
    return Drafting(bank, {one.entry: one for one in amendments})


def test_a_new_entry_is_named_after_its_question(bank: Knowledge) -> None:
    added = drafting(bank).add(Wording("Où est the  Vault, please?", "Below."), ["safe place"])
    assert added == Amendment(
        "server/ou-est-the-vault-please",
        Wording("Où est the Vault, please?", "Below."),
        ("safe place",),
    )


def test_an_id_is_never_given_twice(bank: Knowledge) -> None:
    taken = [replace(VAULT, entry="server/so", retired=True), replace(VAULT, entry="server/so-2")]
    assert drafting(bank, *taken).add(Wording("So?!", "Yes.")).entry == "server/so-3"


def test_a_server_has_a_bounded_number_of_entries(bank: Knowledge) -> None:
    many = [replace(VAULT, entry=f"server/v-{n}") for n in range(MOST_ENTRIES)]
    with pytest.raises(RefusedError, match="no more fit"):
        drafting(bank, *many).add(Wording("What?", "So."))


def test_a_form_shows_what_a_reader_reads(bank: Knowledge) -> None:
    form = drafting(bank).form(LOST)
    assert form.answer == "Block it in the app, which takes 5 minutes."
    assert form.detail == "The bank then replaces it."
    assert form.source is None


def test_an_edit_of_a_shipped_entry_is_kept_until_it_is_typed_back(bank: Knowledge) -> None:
    form = drafting(bank).form(NEW)
    edited = drafting(bank).edit(NEW, replace(form, answer="It costs $12."))
    assert edited == Amendment(NEW, Wording(form.question, "It costs $12."))
    again = drafting(bank, edited)
    assert again.form(NEW).answer == "It costs $12."
    assert again.edit(NEW, form) == Amendment(NEW)


def test_an_edit_keeps_the_phrasings_of_the_server(bank: Knowledge) -> None:
    edited = drafting(bank, VAULT).edit(VAULT.entry, Wording("Safe place?", "Above."))
    assert edited.added == ()  # its question by now
    assert drafting(bank, VAULT).edit(VAULT.entry, Wording("Where?", "Up.")).added == VAULT.added


def test_an_edit_that_changes_nothing_is_told(bank: Knowledge) -> None:
    drafts = drafting(bank, VAULT)
    for entry in (LOST, VAULT.entry):
        with pytest.raises(RefusedError, match="nothing is different"):
            drafts.edit(entry, drafts.form(entry))


def test_phrasings_come_and_go(bank: Knowledge) -> None:
    added = drafting(bank).add_alias(LOST, "where is my card")
    assert added == Amendment(LOST, added=("where is my card",))
    drafts = drafting(bank, added)
    assert drafts.remove_alias(LOST, "Where is my card?") == Amendment(LOST)
    removed = drafts.remove_alias(LOST, "I lost my card!")
    assert removed == replace(added, removed=("i lost my card",))
    assert drafting(bank, removed).add_alias(LOST, "i lost my card") == added


@pytest.mark.parametrize("typed", ["I lost my card!!", "What do I do when my card is lost"])
def test_a_phrasing_that_is_there_is_not_added_again(bank: Knowledge, typed: str) -> None:
    with pytest.raises(RefusedError, match="already"):
        drafting(bank).add_alias(LOST, typed)


def test_a_phrasing_of_another_entry_is_refused_with_its_name(bank: Knowledge) -> None:
    with pytest.raises(RefusedError, match="What does a new card cost"):
        drafting(bank).add_alias(LOST, "Price of a replacement card?")
    with pytest.raises(RefusedError, match="server/vault"):
        drafting(bank, VAULT).add(Wording("Safe place", "There."))


def test_what_a_hidden_entry_asked_is_free(bank: Knowledge) -> None:
    hidden = Amendment(NEW, retired=True)
    added = drafting(bank, hidden).add_alias(LOST, "price of a replacement card")
    assert added.added == ("price of a replacement card",)
    with pytest.raises(RefusedError, match="cards/lost-card"):
        drafting(bank, hidden, added).restore(NEW)


def test_the_question_itself_and_what_is_not_there_cannot_be_removed(bank: Knowledge) -> None:
    with pytest.raises(RefusedError, match="the question itself"):
        drafting(bank).remove_alias(LOST, "what do i do when my card is lost?")
    with pytest.raises(RefusedError, match="nothing is there"):
        drafting(bank).remove_alias(LOST, "something else")


def test_an_entry_has_a_bounded_number_of_phrasings(bank: Knowledge) -> None:
    many = tuple(f"way {n}" for n in range(MOST_PHRASINGS))
    with pytest.raises(RefusedError, match="no more fit"):
        drafting(bank, Amendment(LOST, added=many)).add_alias(LOST, "one more")
    assert len(drafting(bank).checked(Amendment(LOST, added=many)).added) == MOST_PHRASINGS


def test_an_entry_is_hidden_and_shown_again(bank: Knowledge) -> None:
    hidden = drafting(bank, VAULT).retire(VAULT.entry)
    assert hidden == replace(VAULT, retired=True)
    assert drafting(bank, hidden).restore(VAULT.entry) == VAULT
    with pytest.raises(RefusedError, match="nothing to restore"):
        drafting(bank, VAULT).restore(VAULT.entry)
    changes: tuple[Callable[[], object], ...] = (
        lambda: drafting(bank, hidden).retire(VAULT.entry),
        lambda: drafting(bank, hidden).edit(VAULT.entry, Wording("What?", "So.")),
        lambda: drafting(bank, hidden).add_alias(VAULT.entry, "so"),
    )
    for change in changes:
        with pytest.raises(RefusedError, match="Restore it first"):
            change()


@pytest.mark.parametrize("entry", ["server/gone", "cards/gone", ""])
def test_an_entry_that_is_gone_is_told(bank: Knowledge, entry: str) -> None:
    drafts = drafting(bank, Amendment("cards/gone", added=("so",)))
    changes: tuple[Callable[[], object], ...] = (
        lambda: drafts.form(entry),
        lambda: drafts.phrasings(entry),
        lambda: drafts.retire(entry),
        lambda: drafts.checked(Amendment(entry, added=("so",))),
    )
    for change in changes:
        with pytest.raises(RefusedError):
            change()


def test_an_entry_that_compares_keeps_its_question(shipped: Knowledge) -> None:
    entry = next(one for one in shipped.entries.values() if one.compare)
    drafts = Drafting(shipped, {})
    changes: tuple[Callable[[], object], ...] = (
        lambda: drafts.add_alias(entry.id, "which one"),
        lambda: drafts.remove_alias(entry.id, entry.aliases[0]),
        lambda: drafts.edit(entry.id, replace(drafts.form(entry.id), question="Which one?")),
        lambda: drafts.checked(Amendment(entry.id, added=("which one",))),
    )
    for change in changes:
        with pytest.raises(RefusedError, match="side by side"):
            change()
    assert drafts.edit(entry.id, replace(drafts.form(entry.id), answer="Ask us.")).wording


def test_an_amendment_from_outside_is_cleaned(bank: Knowledge) -> None:
    typed = Amendment(
        LOST,
        Wording("What do I do when my card is lost?", "# Run[1]"),
        (" where  is it ", "Where is it?", "I LOST MY CARD"),
        ("i lost my card", "never there"),
    )
    assert drafting(bank).checked(typed) == Amendment(
        LOST,
        Wording("What do I do when my card is lost?", "Run(1)"),
        ("where is it",),
        (),
    )


def test_an_own_entry_from_outside_says_something(bank: Knowledge) -> None:
    with pytest.raises(RefusedError, match="a question and an answer"):
        drafting(bank).checked(Amendment("server/new", added=("so",)))


def test_the_shipped_wording_from_outside_stands_for_itself(bank: Knowledge) -> None:
    form = drafting(bank).form(LOST)
    assert drafting(bank).checked(Amendment(LOST, form)) == Amendment(LOST)


def test_a_shipped_text_with_brackets_can_be_typed_back(tmp_path: Path) -> None:
    faq = MINIMAL["faq/cards"].replace("Block it in the app.", "'Block it [at once].'")
    knowledge = load(write(tmp_path, {**MINIMAL, "faq/cards": faq}))
    drafts = Drafting(knowledge, {})
    assert drafts.checked(Amendment(LOST, drafts.form(LOST))).wording is None


def test_what_is_drafted_is_seen(bank: Knowledge) -> None:
    drafts = drafting(bank, VAULT)
    seen = overlaid(bank, [VAULT, drafts.add_alias(LOST, "where is my card")])
    assert seen.entries[LOST].phrasings[-1] == "where is my card"
    assert drafts.phrasings(VAULT.entry) == seen.entries[VAULT.entry].phrasings


def test_amendments_of_a_file_are_checked_beside_each_other(bank: Knowledge) -> None:
    there = replace(VAULT, added=("safe place",))
    moved = (replace(VAULT, added=()), Amendment(LOST, added=("safe place",)))
    drafts = drafting(bank, there)
    assert drafts.checked_together(moved) == {one.entry: one for one in moved}
    with pytest.raises(RefusedError, match="server/vault"):
        drafts.checked_together(moved[1:])


def test_a_file_cannot_overfill_a_server(bank: Knowledge) -> None:
    many = [
        Amendment(f"server/v-{n}", Wording(f"Where is vault {n}?", "Below."))
        for n in range(MOST_ENTRIES + 1)
    ]
    with pytest.raises(RefusedError, match="no more fit"):
        drafting(bank).checked_together(many)
