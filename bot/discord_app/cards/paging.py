"""Paging: the buttons that turn the pages of a list, and the menu that opens one of its lines."""

from collections.abc import Callable, Sequence

from discord import SelectOption, ui

from bot.discord_app import limits
from bot.discord_app.cards.card import Card, button, row


def pager(page: int, pages: int, custom_id: Callable[[int], str]) -> list[ui.ActionRow[Card]]:
    """Return the buttons that lead to the pages beside one; none where it is the only one.

    Args:
        page: From 0.
        pages: How many there are.
        custom_id: Of the button that leads to a page.
    """
    buttons = []
    if page > 0:
        buttons.append(button(f"← Page {page} of {pages}", custom_id(page - 1)))
    if page + 1 < pages:
        buttons.append(button(f"Page {page + 2} of {pages} →", custom_id(page + 1)))
    return [row(*buttons)] if buttons else []


def menu(
    custom_id: str, placeholder: str, options: Sequence[tuple[str, str, str]]
) -> list[ui.ActionRow[Card]]:
    """Return a menu; none where there is nothing to choose.

    Args:
        custom_id: Of the menu.
        placeholder: What it is for.
        options: Label, value and description of each; one whose value is too long is left out.
    """
    choices = [
        SelectOption(
            label=limits.clip(label, limits.OPTION),
            value=value,
            description=limits.clip(description, limits.OPTION) or None,
        )
        for label, value, description in options
        if len(value) <= limits.OPTION
    ][: limits.SELECT]
    if not choices:
        return []
    return [row(ui.Select(custom_id=custom_id, placeholder=placeholder, options=choices))]
