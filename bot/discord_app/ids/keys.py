"""Short names for entries and entities, so that a button can say which it means.

A key is a stable hash: it outlives a restart and a change of the knowledge.
"""

import base64
import hashlib
from collections.abc import Mapping

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

    def __init__(self, knowledge: Knowledge, shipped: "Keyring | None" = None) -> None:
        """Make the keys of all entries, entities and sources.

        Args:
            knowledge: Whose ids are found.
            shipped: Keys of the knowledge that this one lies over, so that only new ids are
                hashed; a server's knowledge has a few of them.
        """
        self.knowledge = knowledge
        self._entries: _Keys = _Keys(
            knowledge.entries, ENTRY_KEY, shipped._entries if shipped else None
        )
        self._entities: _Keys = _Keys(
            knowledge.entities, ENTITY_KEY, shipped._entities if shipped else None
        )
        self._sources: _Keys = _Keys(
            knowledge.sources, ENTRY_KEY, shipped._sources if shipped else None
        )

    def entry(self, key: str) -> str | None:
        """Return the id of an entry; none where it is gone."""
        return self._entries.find(key)

    def entity(self, key: str) -> str | None:
        """Return the id of an entity; none where it is gone."""
        return self._entities.find(key)

    def source(self, key: str) -> str | None:
        """Return the id of a source; none where it is gone."""
        return self._sources.find(key)


class _Keys:
    """The keys of things of one kind; those that lie under are looked up there."""

    def __init__(self, ids: Mapping[str, object], length: int, under: "_Keys | None") -> None:
        self._ids = ids
        self._under = under
        new = ids.keys() - under._ids.keys() if under else ids
        self._by_key = {_key(id, length): id for id in new}

    def find(self, key: str) -> str | None:
        """Return the id that a key stands for; none where it is gone."""
        id = self._by_key.get(key) or (self._under._by_key.get(key) if self._under else None)
        return id if id in self._ids else None


def _key(id: str, length: int) -> str:
    digest = hashlib.blake2b(id.encode(), digest_size=9).digest()
    return base64.urlsafe_b64encode(digest).decode()[:length]
