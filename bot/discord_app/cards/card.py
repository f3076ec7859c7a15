"""The card: one message in Components V2 with what is attached to it, and the parts it is made of.

What a card says is in the modules beside this one.
"""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

import discord
from discord import ButtonStyle, ui

from bot.discord_app import limits
from bot.pictures.picture import Picture

ANSWERED, DOUBTED, ASKING, UNKNOWN = 0x5865F2, 0xE0A100, 0x3BA55D, 0x80848E  # colour of the edge


class Upload(discord.File):
    """Writes its id as text, as Discord's description of its API wants it."""

    def to_dict(self, index: int) -> dict[str, Any]:
        """Return what is sent; discord.py itself writes the id as a number."""
        return {**super().to_dict(index), "id": str(index)}


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that a card shows.

    Attributes:
        name: Of the file, unique in the message.
        data: Its content.
        description: What a picture says, for those who do not see it.
    """

    name: str
    data: bytes
    description: str | None = None

    @property
    def file(self) -> discord.File:
        """Return what is sent; it can be sent once."""
        return Upload(BytesIO(self.data), self.name, description=self.description)

    @property
    def url(self) -> str:
        """Return the address by which a card shows it."""
        return f"attachment://{self.name}"


class Card(ui.LayoutView):
    """A message in Components V2 whose buttons are read from their custom_ids.

    Attributes:
        attached: The files that it shows.
    """

    def __init__(self, *items: ui.Item["Card"], attached: tuple[Attached, ...] = ()) -> None:
        super().__init__(timeout=None)
        self.attached = attached
        for item in items:
            self.add_item(item)
        self.stop()  # `views` answer for its buttons, so discord.py has nothing to keep for it

    def take_apart(self) -> None:
        """Let go of the parts, which hold each other; the card cannot be sent any more.

        Whatever holds itself waits for Python's collector, and that holds up every answer.
        """
        for part in list(self.walk_children()):
            part._parent = part._view = None
        self.clear_items()

    @property
    def files(self) -> list[discord.File]:
        """Return what is sent along; each can be sent once."""
        return [one.file for one in self.attached]


def picture_of(picture: Picture, name: str) -> Attached:
    """Return a picture as a file with its description."""
    return Attached(name, picture.png, limits.clip(picture.alt, limits.ALT))


def gallery(*pictures: Attached) -> ui.MediaGallery[Card]:
    """Return what shows pictures."""
    items = (discord.MediaGalleryItem(one.url, description=one.description) for one in pictures)
    return ui.MediaGallery(*items)


def notice(text: str) -> Card:
    """Draw a plain word of ours."""
    return container(limits.clip(text, limits.CARD_TEXT), colour=UNKNOWN)


def container(text: str, *, colour: int) -> Card:
    """Draw a text."""
    return Card(ui.Container(ui.TextDisplay(text), accent_colour=colour))


def texts(*said: str | None) -> list[ui.Item[Card]]:
    """Return text displays, without the empty ones."""
    return [ui.TextDisplay(text) for text in said if text]


def button(
    label: str, custom_id: str, style: ButtonStyle = ButtonStyle.secondary
) -> ui.Button[Card]:
    """Return a button; a label that is too long is cut."""
    return ui.Button(style=style, label=limits.clip(label, limits.LABEL), custom_id=custom_id)


def row(*items: ui.Item[Card]) -> ui.ActionRow[Card]:
    """Return buttons beside each other, or a menu."""
    return ui.ActionRow(*items)
