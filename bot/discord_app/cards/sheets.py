"""Sheets: cards written out as Discord takes them. What was said lately is kept written out.

Many members ask the same few questions, and drawing a card anew costs more than all the rest.
"""

import json
from dataclasses import dataclass

import discord
from cachetools import LRUCache

from bot.answers.reply import Reply
from bot.app import Told
from bot.discord_app.cards.card import Attached, Card

NOBODY = 2**64 - 1  # is drawn as the asker of a card for everybody; no id is so high
KEPT_BYTES = 8_000_000  # some thousand answers, or a hundred with a picture
_ASKER = str(NOBODY).encode()
_FLAGS = discord.MessageFlags(components_v2=True).value
_QUIET = discord.AllowedMentions.none().to_dict() | {"replied_user": False}

_Key = tuple[int, str, bool]  # identity of a reply, revision of the knowledge, with pictures


@dataclass(frozen=True, slots=True)
class Sheet:
    """A card written out for whoever asks.

    Attributes:
        parts: The message as JSON, cut where the id of the asker belongs.
        attached: The files that it shows.
    """

    parts: tuple[bytes, ...]
    attached: tuple[Attached, ...] = ()

    @classmethod
    def of(cls, card: Card) -> "Sheet":
        """Write a card out and take it apart.

        Where an asker is to be filled in, it was drawn for `NOBODY`.
        """
        message: dict[str, object] = {
            "flags": _FLAGS,
            "allowed_mentions": _QUIET,
            "components": card.to_components(),  # type: ignore[no-untyped-call]  # of discord.py
        }
        if files := card.files:
            message["attachments"] = [file.to_dict(at) for at, file in enumerate(files)]
        card.take_apart()
        text = json.dumps(message, separators=(",", ":"))
        return cls(tuple(text.encode().split(_ASKER)), card.attached)

    def message(self, asker: int) -> bytes:
        """Return the message as JSON, for an asker."""
        return str(asker).encode().join(self.parts)

    @property
    def size(self) -> int:
        """Return the bytes that it takes, nearly."""
        return sum(map(len, self.parts)) + sum(len(one.data) for one in self.attached)


@dataclass(frozen=True, slots=True)
class _Kept:
    """A sheet beside its reply, which stays in memory with it, so that no other is taken for it."""

    reply: Reply
    sheet: Sheet


class Sheets:
    """Keeps the sheets of the replies that are said most."""

    def __init__(self, most_bytes: int = KEPT_BYTES) -> None:
        """Keep nothing yet."""
        self._kept: LRUCache[_Key, _Kept] = LRUCache(most_bytes, lambda kept: kept.sheet.size)

    def find(self, told: Told, *, pictures: bool) -> Sheet | None:
        """Return what was kept of a reply.

        Args:
            told: What is said; its reply is the very one that was kept, not one that is equal.
            pictures: Whether it is wanted with its picture, if it has one.
        """
        kept = self._kept.get((id(told.reply), told.knowledge, pictures))
        return kept.sheet if kept else None

    def keep(self, told: Told, sheet: Sheet, *, pictures: bool) -> None:
        """Keep how a reply was written out, unless it is too large to be kept at all."""
        if sheet.size <= self._kept.maxsize:
            self._kept[id(told.reply), told.knowledge, pictures] = _Kept(told.reply, sheet)
