"""Cards for moderators stay within Discord's limits, whatever is in them."""

import discord
import pytest

from bot.curation import drafting
from bot.curation.revision import Difference, Revision
from bot.curation.saving import Broken, Near
from bot.discord_app import limits
from bot.discord_app.cards.card import Card
from bot.discord_app.cards.faq import entry_card, list_card
from bot.discord_app.cards.history import announcement, history_card, revision_card
from bot.discord_app.cards.unsaved import broken_word, near_word
from bot.knowledge.base import Knowledge
from bot.knowledge.overlay import Amendment, Wording
from bot.servers.faq import Listed, Shown

ID = "server/" + "x" * 60
LONG = Wording(
    "*q" * (drafting.QUESTION[1] // 2),
    "[a](b) " * (drafting.ANSWER[1] // 7),
    "d " * (drafting.MOST_DETAIL // 2),
    "https://bank.example/" + "l" * 200,
)
PHRASINGS = tuple(f"{number} " + "p" * 190 for number in range(drafting.MOST_PHRASINGS))
REVISION = Revision(10**6, ID, None, Amendment(ID, LONG), 2**63, 2 * 10**9, "w" * 300)


def shown(standing: str) -> Shown:
    return Shown(ID, standing, LONG, (LONG.question, *PHRASINGS), 10**6, None)  # type: ignore[arg-type]


def fits(card: Card) -> bool:
    """Tell whether Discord would take a card."""
    assert card.content_length() <= limits.CARD_TEXT
    items = [*card.walk_children()]
    assert len(items) <= limits.COMPONENTS
    ids = [one.custom_id for one in items if isinstance(one, discord.ui.Button | discord.ui.Select)]
    assert all(id and len(id) <= limits.CUSTOM_ID for id in ids)
    assert len(set(ids)) == len(ids)
    return True


@pytest.mark.parametrize("standing", ["shipped", "changed", "own", "retired"])
def test_the_longest_entry_fits(standing: str) -> None:
    assert fits(entry_card(shown(standing), word="✅ Saved.", saved=REVISION))


def test_a_full_page_of_a_list_fits(bank: Knowledge) -> None:
    entries = tuple((f"{ID}{n}", LONG.question, "changed") for n in range(20))
    listed = Listed(entries, 1, 3, 60)  # type: ignore[arg-type]
    assert fits(list_card(listed, standing=None, filter=":" * 50))


def test_a_full_page_of_changes_fits(bank: Knowledge) -> None:
    revisions = tuple(
        Revision(n, ID, None, REVISION.after, None, 10**9, "w" * 300) for n in range(1, 101)
    )
    for page in (0, 5, 9, 99):
        assert fits(history_card(revisions, bank, entry=ID, page=page))


def test_the_longest_change_fits(bank: Knowledge) -> None:
    changed = [Difference(part, "b" * 1500, "a" * 1500) for part in ("answer", "detail")]
    changed += [Difference("phrasing", None, phrasing) for phrasing in PHRASINGS]
    assert fits(revision_card(REVISION, changed, bank, seen=10**6))
    assert fits(announcement(REVISION, changed, bank))


def test_a_deleted_user_is_called_so(bank: Knowledge) -> None:
    revision = Revision(1, ID, None, REVISION.after, None, 10**9)
    card = history_card([revision], bank)
    assert "a deleted user" in str(card.to_components())  # type: ignore[no-untyped-call]  # of discord.py


def test_what_is_alike_or_broken_is_named_but_not_without_end(bank: Knowledge) -> None:
    near = [Near(ID, LONG.question, 0.9)] * 50
    broken = [Broken("p" * 200, "cards/lost-card", ID, "cause")] * 50
    assert len(near_word(near)) < limits.CARD_TEXT
    assert len(broken_word(broken, bank)) < limits.CARD_TEXT
    assert "and 45 more" in broken_word(broken, bank)
    assert "**yours**" in broken_word(broken, bank)
