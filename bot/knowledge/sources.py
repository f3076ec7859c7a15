"""Sources: documents that are cited, outside pages behind a correction, and moderators."""

from dataclasses import dataclass
from typing import Literal

SourceKind = Literal["document", "editor", "moderator"]


@dataclass(frozen=True, slots=True)
class Source:
    """One thing that can be cited, described by what it states itself.

    Attributes:
        id: Slug.
        title: As printed.
        sections: Its headings as displayed, in order; what a citation may name.
        kind: `document`; `editor` for an outside page that a correction rests on; `moderator` for
            what a server's own entries cite: a moderator, or a link that one names.
        document: File name of the document.
        author: As printed, or nothing.
        published: ISO date, or nothing where none is stated.
        url: Only what the source states.
        checked: ISO date on which an editor read an outside page.
        about: What it is, in a sentence.
        trust: How far to trust it, and why.
        use: What it is used for here.
    """

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012 (pydantic reads a plain class attribute)

    id: str
    title: str
    sections: tuple[str, ...] = ()
    kind: SourceKind = "document"
    document: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    checked: str | None = None
    about: str | None = None
    trust: str | None = None
    use: str | None = None
