from dataclasses import replace

import pytest

from bot.curation.revision import Act, Difference, Revision, differences
from bot.knowledge.base import Knowledge
from bot.knowledge.overlay import Amendment, Wording

LOST = "cards/lost-card"
VAULT = Amendment("server/vault", Wording("Where is the vault?", "Below."), ("safe place",))
EDITED = Amendment(LOST, Wording("Lost?", "Call us.", None, "https://x.org"))


@pytest.mark.parametrize(
    ("before", "after", "act"),
    [
        (None, VAULT, "add"),
        (VAULT, replace(VAULT, wording=Wording("Where?", "Up.")), "edit"),
        (VAULT, replace(VAULT, retired=True), "retire"),
        (replace(VAULT, retired=True), VAULT, "restore"),
        (None, EDITED, "edit"),
        (EDITED, None, "edit"),
        (None, Amendment(LOST, retired=True), "retire"),
        (Amendment(LOST, retired=True), None, "restore"),
        (None, Amendment(LOST, added=("x",)), "alias-add"),
        (Amendment(LOST, removed=("x",)), None, "alias-add"),
        (Amendment(LOST, added=("x",)), None, "alias-remove"),
        (None, Amendment(LOST, removed=("x",)), "alias-remove"),
    ],
)
def test_a_revision_tells_what_was_done(
    before: Amendment | None, after: Amendment | None, act: Act
) -> None:
    entry = (before or after or VAULT).entry
    assert Revision(1, entry, before, after, None, 0).act == act


def test_a_new_entry_is_all_new() -> None:
    assert differences(None, VAULT, None) == (
        Difference("state", None, "shown"),
        Difference("question", None, "Where is the vault?"),
        Difference("answer", None, "Below."),
        Difference("phrasing", None, "safe place"),
    )


def test_an_edit_is_told_part_by_part_against_the_shipped_wording(bank: Knowledge) -> None:
    assert differences(None, EDITED, bank.entries[LOST]) == (
        Difference("question", "What do I do when my card is lost?", "Lost?"),
        Difference("answer", "Block it in the app, which takes 5 minutes.", "Call us."),
        Difference("detail", "The bank then replaces it.", None),
        Difference("source", None, "https://x.org"),
    )


def test_phrasings_and_hiding_are_told(bank: Knowledge) -> None:
    after = Amendment(LOST, added=("gone",), removed=("i lost my card",), retired=True)
    assert differences(None, after, bank.entries[LOST]) == (
        Difference("state", "shown", "hidden"),
        Difference("phrasing", "i lost my card", None),
        Difference("phrasing", None, "gone"),
    )


def test_nothing_is_different_from_itself(bank: Knowledge) -> None:
    for one in (None, EDITED, Amendment(LOST, added=("gone",))):
        assert differences(one, one, bank.entries[LOST]) == ()
