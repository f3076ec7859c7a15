"""Every setting is shown with its command, and every change of one is told."""

from dataclasses import fields, replace

import pytest

from bot.curation.preferences import MOST_CHANNELS, Preferences
from bot.discord_app.cards.settings import changes, logged_card, settings_card
from tests.discord_app.cards.test_faq import fits

OTHER = Preferences(
    channels=tuple(range(10**18, 10**18 + MOST_CHANNELS)),
    role=1,
    threshold=0.4,
    log=2,
    member_cooldown_s=90,
    channel_cooldown_s=0,
    retention_days=7,
    welcome=3,
    welcome_message=4,
    digest=True,
)
NOT_SHOWN = "welcome_message"  # it goes along with the channel


def test_everything_fits_one_card() -> None:
    assert fits(settings_card(OTHER, reads_all=False, usual=0.22))
    assert fits(logged_card(Preferences(), OTHER, 10**18, usual=0.22))


@pytest.mark.parametrize("name", [one.name for one in fields(Preferences) if one.name != NOT_SHOWN])
def test_each_change_is_one_line(name: str) -> None:
    before = Preferences()
    after = replace(before, **{name: getattr(OTHER, name)})
    (line,) = changes(before, after, usual=0.22)
    assert "→" in line
    assert changes(after, after, usual=0.22) == []
