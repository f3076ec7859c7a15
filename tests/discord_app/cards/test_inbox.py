"""Cards of the inbox stay within Discord's limits, and repeat nothing as Markdown."""

import pytest

from bot.curation.grouping import Group
from bot.curation.misses import MOST_TEXT, Miss, Reason
from bot.discord_app.cards.inbox import group_card, inbox_card, ruled_card
from bot.knowledge.base import Knowledge
from bot.servers.inbox import Page, Ruling
from tests.discord_app.cards.test_faq import REVISION, fits

REASONS: tuple[Reason, ...] = ("unknown", "none-fits", "not-helpful", "human")


def group(key: int, text: str = "[a](b) @everyone " + "w" * (MOST_TEXT - 17)) -> Group:
    misses = tuple(
        Miss(key + n, 1, f"{n} {text}"[:MOST_TEXT], REASONS[n % 4], (), "", 10**9, "open")
        for n in range(12)
    )
    offered = tuple((f"cards/{n}" + "x" * 60, 0.5) for n in range(3))
    return Group(key, misses, offered, misses[0].text)


def test_a_full_page_fits(bank: Knowledge) -> None:
    groups = tuple(group(100 * n) for n in range(1, 6))
    for later in (False, True):
        assert fits(inbox_card(Page(groups, 1, 400, 2000), bank, later=later))


def test_the_longest_group_fits_with_a_word_before_it(bank: Knowledge) -> None:
    entries = [(f"cards/{n}" + "x" * 60, 0.1) for n in range(50)]
    assert fits(group_card(group(10**12), bank, entries=entries, word="word " * 200))


def test_a_decision_fits_and_leads_to_what_was_saved(bank: Knowledge) -> None:
    card = ruled_card(Ruling(10**12, "written", 500, REVISION), group(1).text)
    assert fits(card)
    labels = [getattr(item, "label", None) for item in card.walk_children()]
    assert "See the answer" in labels


@pytest.mark.parametrize("later", [False, True])
def test_an_empty_inbox_leads_to_the_other_half(bank: Knowledge, later: bool) -> None:
    assert fits(inbox_card(Page((), 0, 1, 0), bank, later=later))
