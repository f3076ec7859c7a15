"""Editions: each server has its own entries, and its buttons find them; all else is shared."""

import pytest

from bot.app import Advisor
from bot.discord_app.cards.answers import Audience
from bot.discord_app.edition import Edition
from bot.discord_app.ids.keys import Keyring, entry_key
from bot.knowledge.base import Knowledge
from bot.knowledge.overlay import Amendment, Wording, overlaid
from tests.discord_app.conftest import Place

OWN = "server/coffee"
COFFEE = Amendment(OWN, Wording("Where is the coffee machine?", "Upstairs."))
HIDDEN = Amendment("cards/lost-card", retired=True)


def test_keys_of_a_server_find_own_and_shipped_entries(bank: Knowledge) -> None:
    keyring = Keyring(overlaid(bank, [COFFEE]), Keyring(bank))
    assert keyring.entry(entry_key(OWN)) == OWN
    assert keyring.entry(entry_key("cards/lost-card")) == "cards/lost-card"
    assert keyring.source(entry_key("handbook")) == "handbook"


def test_keys_of_a_server_do_not_find_what_it_hides(bank: Knowledge) -> None:
    keyring = Keyring(overlaid(bank, [HIDDEN]), Keyring(bank))
    assert keyring.entry(entry_key("cards/lost-card")) is None


def test_the_shipped_keys_know_nothing_of_a_server(bank: Knowledge) -> None:
    shipped = Keyring(bank)
    Keyring(overlaid(bank, [COFFEE]), shipped)
    assert shipped.entry(entry_key(OWN)) is None


def test_an_edition_over_another_keeps_its_links(bank_advisor: Advisor) -> None:
    shipped = Edition.of(bank_advisor, privacy_url="https://bank.example/privacy")
    edition = shipped.over(bank_advisor.over([COFFEE]))
    assert edition.info.privacy_url == "https://bank.example/privacy"
    assert OWN in edition.cards.knowledge.entries


def test_an_answer_leads_to_its_page_on_the_site(bank_advisor: Advisor) -> None:
    edition = Edition.of(bank_advisor, site_url="https://bank.example/faq/")
    told = edition.advisor.ask("i lost my card")
    page = "https://bank.example/faq/questions/cards/lost-card.html"
    assert page in str(edition.cards.of(told, Audience(1)).to_components())  # type: ignore[no-untyped-call]


def test_what_a_server_says_itself_leads_to_no_page(bank_advisor: Advisor) -> None:
    changed = Amendment("cards/lost-card", Wording("I lost my card", "Tell us."))
    shipped = Edition.of(bank_advisor, site_url="https://bank.example/faq/")
    edition = shipped.over(bank_advisor.over([changed, COFFEE]))
    for question in ("i lost my card", "where is the coffee machine"):
        card = edition.cards.of(edition.advisor.ask(question), Audience(1))
        assert "bank.example" not in str(card.to_components())  # type: ignore[no-untyped-call]


@pytest.mark.asyncio
async def test_a_server_without_anything_of_its_own_shares_the_desk(place: Place) -> None:
    desk = place.client.desk
    assert await desk.at(place.server.id) is desk
    assert await desk.at(None) is desk


@pytest.mark.asyncio
async def test_the_desk_of_a_server_is_made_once_and_anew_after_a_change(place: Place) -> None:
    desk = place.client.desk
    await place.moderator.uses("/settings retention", days=7)
    first = await desk.at(place.server.id)
    assert first is not desk
    assert first.said is desk.said
    assert await desk.at(place.server.id) is first
    assert await first.at(None) is desk
    await place.moderator.uses("/settings retention", days=8)
    second = await desk.at(place.server.id)
    assert second.preferences.retention_days == 8
    assert second.advisor is desk.advisor
