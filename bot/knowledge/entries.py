"""Entries: questions worth answering, the ways people ask them, and their answers."""

import re
from dataclasses import dataclass
from typing import Literal

from bot.knowledge.marks import marks

EntryKind = Literal["answer", "gap", "scope", "smalltalk"]
Act = Literal["sources", "dates", "reasons", "more", "start-over"]

_PLACEHOLDER = re.compile(r"\{([^}]*)\}")
_NOT_WORDS = re.compile(r"[^\w{}]+")


@dataclass(frozen=True, slots=True)
class Cite:
    """A source cited by an entry as a whole, where single statements carry no marks.

    Attributes:
        source: Id of the source.
        section: A heading of it.
    """

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012 (pydantic reads a plain class attribute)

    source: str
    section: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One question and what the advisor says to it.

    Attributes:
        id: `topic/slug`.
        question: As a reader is shown it.
        aliases: Other ways to ask it, from all of which the search learns.
        answer: The short answer, with marks.
        detail: The fuller one.
        disagreement: Where sources disagree: consensus, dissent, why it is weaker.
        related: Entries worth asking next.
        kind: `answer`; `gap` where the sources are silent; `scope` for what this advisor is not
            for; `smalltalk`.
        lookup: Tables whose rows answer for the entities that a question names.
        cite: Sources of an answer without marks.
        compare: Whether it puts side by side the two entities of one kind that a question names,
            where no other entry is about just these. Every phrasing names the kind twice; `answer`
            is said where there are no two.
        terms: What it explains, as the glossary lists it.
        act: What to do about the answer before, where this is asked in a conversation: name its
            `sources`, tell its `dates`, give `reasons`, offer `more`, or forget it
            (`start-over`).
        retired: Whether it is only kept, so that its id is not used again, and never said.
        removed: In what a server has exported: shipped phrasings that it does not have there.
    """

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012 (pydantic reads a plain class attribute)

    id: str
    question: str
    answer: str
    aliases: tuple[str, ...] = ()
    detail: str | None = None
    disagreement: str | None = None
    related: tuple[str, ...] = ()
    kind: EntryKind = "answer"
    lookup: tuple[str, ...] = ()
    cite: tuple[Cite, ...] = ()
    compare: bool = False
    terms: tuple[str, ...] = ()
    act: Act | None = None
    retired: bool = False
    removed: tuple[str, ...] = ()

    @property
    def phrasings(self) -> tuple[str, ...]:
        """Return every way to ask it, the question first."""
        return (self.question, *self.aliases)

    @property
    def texts(self) -> tuple[str, ...]:
        """Return what it says, part by part."""
        return tuple(part for part in (self.answer, self.detail, self.disagreement) if part)

    @property
    def marks(self) -> tuple[str, ...]:
        """Return the ids of all facts it marks, in order of appearance."""
        return tuple(dict.fromkeys(fact for part in self.texts for fact in marks(part)))

    @property
    def placeholders(self) -> frozenset[str]:
        """Return the kinds of entity that its phrasings leave open, e.g. `place`."""
        return frozenset(kind for text in self.phrasings for kind in placeholders_in(text))

    def leaves_open(self, kind: str) -> bool:
        """Tell whether a phrasing leaves an entity of a kind open."""
        placeholder = f"{{{kind}}}"
        return any(placeholder in phrasing for phrasing in self.phrasings)

    @property
    def asserts(self) -> bool:
        """Tell whether it states something about the trade and so needs a citation."""
        return self.kind == "answer"


def placeholders_in(phrasing: str) -> tuple[str, ...]:
    """Return what a phrasing leaves open, in order: `place` of `pay in {place}`."""
    return tuple(_PLACEHOLDER.findall(phrasing))


def topic_of(entry: str) -> str:
    """Return the topic of an entry, by its id: what stands before the slash."""
    return entry.split("/", 1)[0]


def words_of(phrasing: str) -> str:
    """Return the words of a phrasing; the same for two that only one entry may have."""
    return _NOT_WORDS.sub(" ", phrasing.casefold()).strip()
