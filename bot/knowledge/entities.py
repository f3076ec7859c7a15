"""Entities: what people name, with the ways they write it."""

from dataclasses import dataclass
from typing import Literal

EntityKind = Literal[
    "credential", "role", "body", "codeset", "place", "country", "industry", "setting",
    "experience", "stage", "tool", "law", "gender", "route",
]  # fmt: skip

_COMMON = ("role", "industry", "setting", "experience", "stage", "gender")  # common nouns


@dataclass(frozen=True, slots=True)
class Facet:
    """One line of a profile.

    Attributes:
        facet: What it tells, e.g. `awarded by`; entities that share a facet can be compared by it.
        text: The value, with marks.
    """

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012 (pydantic reads a plain class attribute)

    facet: str
    text: str


@dataclass(frozen=True, slots=True)
class Entity:
    """Something that people name.

    Attributes:
        id: Slug.
        kind: What sort of thing it is.
        name: As a reader is shown it.
        full: Its name written out.
        aliases: Other ways to write it.
        code: Short form that is understood where only such a thing can stand, and in no sentence,
            e.g. `MA`.
        within: The place that holds this one.
        entry: The entry that explains it.
        profile: What a comparison shows.
    """

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012 (pydantic reads a plain class attribute)

    id: str
    kind: EntityKind
    name: str
    full: str | None = None
    aliases: tuple[str, ...] = ()
    code: str | None = None
    within: str | None = None
    entry: str | None = None
    profile: tuple[Facet, ...] = ()

    @property
    def within_a_sentence(self) -> str:
        """Return the name as it stands in a sentence: that of a job or workplace in lower case."""
        common = self.kind in _COMMON and not self.name[1:2].isupper()
        return self.name[:1].lower() + self.name[1:] if common else self.name

    @property
    def names(self) -> tuple[str, ...]:
        """Return every way to write it, each once."""
        return tuple(dict.fromkeys(name for name in (self.name, self.full, *self.aliases) if name))
