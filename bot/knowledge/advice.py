"""Advice: the questions of a plan, and the cited lines that their answers bring up.

Data for `answers/planning`; what the lines say is checked like all knowledge.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product

SKIPPED = "skipped"  # what stands in `when` for a question that was passed over

Given = Mapping[str, str]  # choice by question; a question that was passed over is left out


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a question.

    Attributes:
        id: Slug, unique in the question.
        label: As a reader picks it.
        short: How the plan names it where it tells the effect; the label where left out.
        words: Ways to say it, for those who type instead of picking.
    """

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012 (pydantic reads a plain class attribute)

    id: str
    label: str
    short: str | None = None
    words: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return how the plan names it."""
        return self.short or self.label


@dataclass(frozen=True, slots=True)
class Question:
    """Something that the plan depends on.

    Attributes:
        id: Slug.
        ask: The question, as a reader is asked it.
        topic: What it is about, in a word or two.
        choices: The answers to pick from, at least two.
    """

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012 (pydantic reads a plain class attribute)

    id: str
    ask: str
    topic: str
    choices: tuple[Choice, ...]

    def choice(self, name: str) -> Choice | None:
        """Return the choice of that id."""
        return next((choice for choice in self.choices if choice.id == name), None)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a plan says, where the answers call for it.

    Attributes:
        text: With marks.
        when: Choices by question, any one of which brings it up; `skipped` for a question that
            was passed over. It is said where this holds for all questions named; without any,
            always.
        step: The same in a few words, for the picture of the path.
    """

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012 (pydantic reads a plain class attribute)

    text: str
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    step: str | None = None

    def holds(self, given: Given) -> bool:
        """Tell whether the answers call for it."""
        return all(given.get(name, SKIPPED) in choices for name, choices in self.when.items())


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a plan.

    Attributes:
        id: Slug.
        title: Its heading.
        lines: What it may say, in order.
        related: Entries worth asking next.
    """

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012 (pydantic reads a plain class attribute)

    id: str
    title: str
    lines: tuple[Line, ...]
    related: tuple[str, ...] = ()

    def said(self, given: Given) -> tuple[Line, ...]:
        """Return the lines that the answers call for."""
        return tuple(line for line in self.lines if line.holds(given))


@dataclass(frozen=True, slots=True)
class Advice:
    """How plans are made, or a part of it: all files together are one.

    Attributes:
        questions: What is asked, in order.
        sections: What a plan says, in order.
    """

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012 (pydantic reads a plain class attribute)

    questions: tuple[Question, ...] = ()
    sections: tuple[Section, ...] = ()

    def question(self, name: str) -> Question | None:
        """Return the question of that id."""
        return next((question for question in self.questions if question.id == name), None)

    def combinations(self, names: Iterable[str] | None = None) -> Iterator[Given]:
        """Yield every way to answer some questions, or all; each may be passed over.

        The number is the product of the numbers of choices, each plus one.
        """
        wanted = None if names is None else set(names)
        asked = [q for q in self.questions if wanted is None or q.id in wanted]
        for chosen in product(*([None, *q.choices] for q in asked)):
            yield {q.id: c.id for q, c in zip(asked, chosen, strict=True) if c is not None}
