"""Cards written out, and which of them are kept."""

import dataclasses
import gc
import json

import pytest

from bot.app import Advisor, Told
from bot.discord_app.cards.answers import Audience, Cards
from bot.discord_app.cards.card import Attached, Card, notice
from bot.discord_app.cards.sheets import NOBODY, Sheet, Sheets

ANA, BOB = 111222333444555666, 222333444555666777


@pytest.fixture
def told(desk_advisor: Advisor) -> Told:
    return desk_advisor.ask("i lost my card")


def card_for(advisor: Advisor, told: Told, asker: int) -> Card:
    return Cards(advisor.knowledge).of(told, Audience(asker))


@pytest.mark.parametrize("question", ["i lost my card", "savings account"])
def test_a_sheet_for_an_asker_says_what_their_card_says(
    desk_advisor: Advisor, question: str
) -> None:
    told = desk_advisor.ask(question)
    sheet = Sheet.of(card_for(desk_advisor, told, NOBODY))
    for asker in (ANA, BOB):
        message = json.loads(sheet.message(asker))
        assert message["components"] == card_for(desk_advisor, told, asker).to_components()  # type: ignore[no-untyped-call]  # of discord.py
        assert str(asker) in str(message)
        assert str(NOBODY) not in str(message)


def test_a_sheet_pings_nobody() -> None:
    message = json.loads(Sheet.of(notice("Hello @everyone")).message(ANA))
    assert message["allowed_mentions"] == {"parse": [], "replied_user": False}
    assert message["flags"] == 1 << 15


def test_a_sheet_names_its_files() -> None:
    card = Card(attached=(Attached("chart.png", b"png", "What it says"),))
    message = json.loads(Sheet.of(card).message(ANA))
    named = {"id": "0", "filename": "chart.png", "description": "What it says"}
    assert message["attachments"] == [named]


def test_what_was_kept_is_found_for_the_same_reply_only(desk_advisor: Advisor, told: Told) -> None:
    sheet = Sheet.of(card_for(desk_advisor, told, NOBODY))
    sheets = Sheets()
    sheets.keep(told, sheet, pictures=True)
    assert sheets.find(told, pictures=True) is sheet
    assert sheets.find(told, pictures=False) is None
    again = dataclasses.replace(told, elapsed_ms=0.0)
    assert sheets.find(again, pictures=True) is sheet
    newer = dataclasses.replace(told, knowledge="of another day")
    assert sheets.find(newer, pictures=True) is None
    other = dataclasses.replace(told, reply=dataclasses.replace(told.reply))
    assert sheets.find(other, pictures=True) is None


def test_what_is_kept_is_bounded(desk_advisor: Advisor, told: Told) -> None:
    sheet = Sheet.of(card_for(desk_advisor, told, NOBODY))
    sheets = Sheets(most_bytes=3 * sheet.size)
    tellings = [dataclasses.replace(told, reply=dataclasses.replace(told.reply)) for _ in range(5)]
    for telling in tellings:
        sheets.keep(telling, sheet, pictures=True)
    found = [sheets.find(telling, pictures=True) is not None for telling in tellings]
    assert found == [False, False, True, True, True]
    large = Sheet.of(Card(attached=(Attached("a.png", b"x" * 4 * sheet.size),)))
    sheets.keep(told, large, pictures=True)
    assert sheets.find(told, pictures=True) is None


def test_a_card_that_is_written_out_leaves_nothing_for_the_collector(
    desk_advisor: Advisor, told: Told
) -> None:
    Sheet.of(card_for(desk_advisor, told, NOBODY))
    gc.collect()
    Sheet.of(card_for(desk_advisor, told, NOBODY))
    assert gc.collect() == 0
