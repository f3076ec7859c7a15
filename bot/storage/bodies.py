"""Bodies: the domain's values as JSON columns, and back."""

from typing import Any

from pydantic import TypeAdapter

from bot.curation.preferences import Preferences
from bot.knowledge.overlay import Amendment

_AMENDMENT = TypeAdapter(Amendment)
_PREFERENCES = TypeAdapter(Preferences)


def amendment_body(amendment: Amendment | None) -> dict[str, Any] | None:
    """Return an amendment as it is kept."""
    return None if amendment is None else _AMENDMENT.dump_python(amendment, mode="json")


def amendment_of(body: dict[str, Any] | None) -> Amendment | None:
    """Return a kept amendment."""
    return None if body is None else _AMENDMENT.validate_python(body)


def preferences_body(preferences: Preferences) -> dict[str, Any]:
    """Return settings as they are kept."""
    return dict(_PREFERENCES.dump_python(preferences, mode="json"))


def preferences_of(body: dict[str, Any] | None) -> Preferences:
    """Return kept settings; the usual ones where none are kept."""
    return Preferences() if body is None else _PREFERENCES.validate_python(body)
