"""Ids of a server's own entries: `server/` and a slug of the question."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import count

from bot.knowledge.overlay import OWN

MOST_SLUG = 40  # characters made of a question; a button carries the id

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_OWN_ID = re.compile(rf"{OWN}(?=.{{1,60}}$)[a-z0-9]+(?:-[a-z0-9]+)*")


def slug_of(question: str) -> str:
    """Return a question as the last part of an id: lower-case words joined by hyphens."""
    ascii_only = unicodedata.normalize("NFKD", question).encode("ascii", "ignore").decode()
    slug = _NOT_SLUG.sub("-", ascii_only.lower()).strip("-")
    if len(slug) > MOST_SLUG:
        slug = slug[: MOST_SLUG + 1].rpartition("-")[0] or slug[:MOST_SLUG]
    return slug or "entry"


def own_id(name: str) -> str:
    """Return any name as the id of an entry of the server's own; such an id as it is."""
    return name if _OWN_ID.fullmatch(name) else OWN + slug_of(name.removeprefix(OWN))


def ids_for(question: str) -> Iterator[str]:
    """Yield ids for a question without end, the plainest first."""
    first = OWN + slug_of(question)
    yield first
    yield from (f"{first}-{number}" for number in count(2))
