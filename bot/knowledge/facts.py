"""Facts: atomic claims in our own words, each tied to one passage of one source."""

from dataclasses import dataclass
from typing import Literal

from bot.knowledge.figures import figures

Status = Literal["current", "dated", "disputed", "wrong"]

EDITOR = "editor/"  # ids of facts that an editor adds from outside the documents


@dataclass(frozen=True, slots=True)
class Fact:
    """One claim that an answer may cite.

    Attributes:
        id: `source/slug`, `editor/slug`, or `table/row` for a row of a table.
        text: The claim in our words.
        source: Id of the source that makes it.
        section: The heading it stands under; none for an editor's fact.
        as_of: The date of its figures, as the passage gives it.
        attributed_to: Whom the passage credits.
        status: Whether it still holds.
        note: What the reader must know where it does not; may mark editor facts.
        passage: Fingerprint of the passage that makes the claim.
    """

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012 (pydantic reads a plain class attribute)

    id: str
    text: str
    source: str
    section: str | None = None
    as_of: str | None = None
    attributed_to: str | None = None
    status: Status = "current"
    note: str | None = None
    passage: str | None = None

    @property
    def by_editor(self) -> bool:
        """Tell whether the fact comes from outside the documents."""
        return self.id.startswith(EDITOR)

    @property
    def figures(self) -> frozenset[str]:
        """Return every figure that a text citing this fact may show."""
        return figures(f"{self.text} {self.as_of or ''}")
