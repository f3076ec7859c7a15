"""Choices: what is offered while somebody types into an option of a command."""

import logging
from collections.abc import Callable, Iterable

from discord import app_commands

from bot.discord_app import limits

Offer = tuple[str, str]  # what is shown, and what is sent
Choices = list[app_commands.Choice[str]]

_log = logging.getLogger(__name__)


def offered(found: Callable[[], Iterable[Offer]]) -> Choices:
    """Return what is offered; nothing where finding it fails."""
    try:
        return [
            app_commands.Choice(
                name=limits.clip(name, limits.CHOICE), value=limits.clip(value, limits.CHOICE)
            )
            for name, value in found()
        ][: limits.CHOICES]
    except Exception:
        _log.exception("autocompletion failed")
        return []
