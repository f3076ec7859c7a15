"""The message that a reply points at."""

from typing import TYPE_CHECKING, cast

import discord

if TYPE_CHECKING:  # discord.py's payload types import each other in a ring
    from discord.types.message import MessageReference as Payload


class Reference(discord.MessageReference):
    """Writes ids as text, as Discord's description of its API wants them."""

    def to_dict(self) -> "Payload":
        """Return what is sent; discord.py itself writes the ids as numbers."""
        sent = {
            key: str(value) if key.endswith("_id") else value
            for key, value in super().to_dict().items()
        }
        return cast("Payload", sent)

    to_message_reference_dict = to_dict
