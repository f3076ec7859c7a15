"""Drafts: the message that shows one gives it back, and holds the longest."""

from dataclasses import replace
from typing import Any, cast

import discord
from discord.components import _component_factory
from hypothesis import given
from hypothesis import strategies as st

from bot.curation import drafting
from bot.discord_app import limits
from bot.discord_app.cards.card import Card
from bot.discord_app.cards.drafts import MOST_PHRASINGS, MOST_WHY, Draft, draft_form, shown_draft
from bot.discord_app.cards.unsaved import unsaved_card

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=200).map(
    str.strip
)


def longest() -> Draft:
    return Draft(
        "edit",
        10**6,
        "server/" + "x" * 50,
        question="q" * drafting.QUESTION[1],
        answer="a" * drafting.ANSWER[1],
        detail="d" * drafting.MOST_DETAIL,
        link="l" * drafting.MOST_LINK,
        why="w" * MOST_WHY,
    )


def test_the_longest_new_answer_fits_too() -> None:
    draft = replace(longest(), kind="add", why="", phrasings="p" * MOST_PHRASINGS)
    assert unsaved_card("word", draft).content_length() <= limits.CARD_TEXT


def written(card: Card) -> list[object]:
    """Return a card as it is sent."""
    sent: list[object] = card.to_components()  # type: ignore[no-untyped-call]  # of discord.py
    return sent


def components(draft: Draft) -> list[object]:
    """Return what Discord gives back of the card of a draft."""
    card = unsaved_card("Not saved.", draft, save="Save it")
    return [_component_factory(cast(Any, one)) for one in written(card)]


@given(WORDS, WORDS, WORDS)
def test_a_draft_is_read_from_the_message_that_shows_it(
    question: str, answer: str, detail: str
) -> None:
    draft = Draft("add", 0, "", question=question, answer=answer, detail=detail)
    assert shown_draft("add", 0, "", components(draft)) == draft


def test_the_longest_draft_fits_one_message_whatever_is_said_of_it() -> None:
    draft = longest()
    card = unsaved_card("word " * 1000, draft, save="Save it all the same")
    assert card.content_length() <= limits.CARD_TEXT
    assert shown_draft("edit", draft.number, draft.about, components(draft)) == draft


def test_every_button_of_the_longest_draft_has_an_id_that_fits() -> None:
    card = unsaved_card("word", longest(), save="Save it")
    ids = [item.custom_id for item in card.walk_children() if isinstance(item, discord.ui.Button)]
    assert len(ids) == 2
    assert all(id and len(id) <= limits.CUSTOM_ID for id in ids)


def test_a_form_is_filled_in_with_the_whole_draft() -> None:
    draft = longest()
    filled = str(draft_form(draft).to_dict())
    for _, text in draft.parts:
        assert text in filled
