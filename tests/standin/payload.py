"""The type of what goes over the wire: JSON as Python reads it."""

from typing import Any, TypeAlias

Payload: TypeAlias = dict[str, Any]
