"""What the advisor says to one message."""

from dataclasses import dataclass
from typing import Literal

from bot.knowledge.facts import Status

Outcome = Literal["answered", "clarify", "declined", "unanswered", "smalltalk"]
CitationKind = Literal["document", "editor", "moderator"]


@dataclass(frozen=True, slots=True)
class Citation:
    """One numbered source of a reply.

    Attributes:
        n: Its number, from 1; `[n]` in a text points at it.
        kind: A document, an editor's outside source, or a moderator.
        source: Id of the source.
        document: File name of the document.
        title: Of the source.
        section: Heading in it.
        published: ISO date of the source, where it states one.
        as_of: Date of the figure, where the passage gives one.
        attributed_to: Whom the passage credits.
        url: Where the source states one.
        status: Whether what is cited still holds.
    """

    n: int
    kind: CitationKind
    source: str
    document: str | None
    title: str
    section: str | None
    published: str | None
    as_of: str | None
    attributed_to: str | None
    url: str | None
    status: Status


@dataclass(frozen=True, slots=True)
class Answer:
    """One entry said, or one look-up.

    Attributes:
        entry: Id of the entry.
        title: Its question.
        text: Markdown with `[n]` marks: the short answer, a blank line, the fuller one.
        citations: Numbers of the citations that its texts use.
        disagreement: Where sources disagree, with `[n]` marks.
        notes: What to know about dated, disputed or wrong claims in it, with `[n]` marks.
    """

    entry: str
    title: str
    text: str
    citations: tuple[int, ...]
    disagreement: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """A question that the asker may want to ask next, or may have meant.

    Attributes:
        entry: Id of the entry that answers it.
        question: What to ask.
        named: Ids of the entities that the question is about.
        label: Where it is one of several about the same entry, what tells it from those, in a
            word or two.
    """

    entry: str
    question: str
    named: tuple[str, ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True)
class Ground:
    """Why an entry was said; enough to say it again.

    Attributes:
        entry: Id of the entry.
        named: Ids of the entities that the question named, in order of mention.
        phrasing: The stored phrasing that the question came nearest to; empty where the entry
            was picked and not searched for.
        confidence: 0 to 1, of the entry.
        runner_up: Id of the entry that came second.
        runner_up_confidence: 0 to 1, of that one.
    """

    entry: str
    named: tuple[str, ...] = ()
    phrasing: str = ""
    confidence: float = 1.0
    runner_up: str | None = None
    runner_up_confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Reply:
    """Everything said to one message.

    Attributes:
        outcome: What kind of reply it is.
        confidence: 0 to 1, the calibrated chance that it is right.
        message: What is said where there is no answer, or the question back.
        answers: One for each thing asked.
        citations: Numbered sources of all answers, in order of number.
        options: Choices of a clarify, else related questions.
        grounds: One for each entry that was said.
    """

    outcome: Outcome
    confidence: float
    message: str | None = None
    answers: tuple[Answer, ...] = ()
    citations: tuple[Citation, ...] = ()
    options: tuple[Option, ...] = ()
    grounds: tuple[Ground, ...] = ()

    @property
    def entries(self) -> frozenset[str]:
        """Return the ids of the entries that were said."""
        return frozenset(ground.entry for ground in self.grounds)
