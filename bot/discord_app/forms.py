"""Forms: modals to fill in, and what comes back; all that they need is in the custom_id."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

import discord
from discord import TextStyle, ui

from bot.discord_app import limits


@dataclass(frozen=True, slots=True)
class Field:
    """One text to type.

    Attributes:
        id: Name under which it comes back.
        label: Above it.
        most: Characters.
        least: Characters, where it is needed; 0 where it may stay empty.
        hint: Under the label.
        value: What is filled in already.
        long: Whether it has several lines.
    """

    id: str
    label: str
    most: int
    least: int = 0
    hint: str | None = None
    value: str = ""
    long: bool = False


def form(title: str, custom_id: str, *fields: Field) -> ui.Modal:
    """Return a form.

    It is not kept in memory: what is sent comes back with its custom_id, after a restart too.

    Args:
        title: Of the form; cut where it is too long.
        custom_id: Of which kind it is, and what it is about.
        fields: 1 to 5.
    """
    modal = ui.Modal(title=limits.clip(title, limits.MODAL_TITLE), custom_id=custom_id)
    for field in fields:
        modal.add_item(_label(field))
    modal.stop()
    return modal


def typed(interaction: discord.Interaction) -> Mapping[str, str]:
    """Return what was typed into a form, by the names of its fields."""
    data = cast(Mapping[str, Any], interaction.data or {})
    return {
        str(one["custom_id"]): str(one.get("value") or "").strip()
        for one in _inputs(data.get("components") or ())
        if "custom_id" in one
    }


def _label(field: Field) -> ui.Label[ui.Modal]:
    text: ui.TextInput[ui.Modal] = ui.TextInput(
        custom_id=field.id,
        style=TextStyle.paragraph if field.long else TextStyle.short,
        default=field.value[: field.most] or None,
        required=field.least > 0,
        min_length=field.least or None,
        max_length=field.most,
    )
    return ui.Label(text=field.label, component=text, description=field.hint)


def _inputs(components: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Yield the inputs of a form, which stand in labels or rows."""
    for component in components:
        if "component" in component:
            yield component["component"]
        yield from component.get("components") or ()
