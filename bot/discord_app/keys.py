"""Short names for entries and entities, so that a button can say which it means.

A key is a stable hash: it outlives a restart and a change of the knowledge.
"""

import base64
import hashlib
from collections.abc import Iterable, Mapping

from bot.knowledge.base import Knowledge

ENTRY_KEY = 8  # characters: 48 bits, so two of 10,000 entries share one once in five million
ENTITY_KEY = 6  # characters of an entity's: 36 bits


def entry_key(entry: str) -> str:
    """Return the key of an entry's id."""
    return _key(entry, ENTRY_KEY)


def entity_key(entity: str) -> str:
    """Return the key of an entity's id."""
    return _key(entity, ENTITY_KEY)


class Keyring:
    """Finds what keys stand for in one knowledge."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Make the keys of all entries and entities."""
        self.knowledge = knowledge
        self._entries = _by_key(knowledge.entries, ENTRY_KEY)
        self._entities = _by_key(knowledge.entities, ENTITY_KEY)
        self._sources = _by_key(knowledge.sources, ENTRY_KEY)

    def entry(self, key: str) -> str | None:
        """Return the id of an entry; none where it is gone."""
        return self._entries.get(key)

    def entity(self, key: str) -> str | None:
        """Return the id of an entity; none where it is gone."""
        return self._entities.get(key)

    def source(self, key: str) -> str | None:
        """Return the id of a source; none where it is gone."""
        return self._sources.get(key)


def _by_key(ids: Iterable[str], length: int) -> Mapping[str, str]:
    return {_key(id, length): id for id in ids}


def _key(id: str, length: int) -> str:
    digest = hashlib.blake2b(id.encode(), digest_size=9).digest()
    return base64.urlsafe_b64encode(digest).decode()[:length]
