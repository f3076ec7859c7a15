"""Planning: the cited plan that the answers of a talk end in.

It never rates a person: an answer brings lines up, and every line tells which answer did.
"""

import re
from dataclasses import dataclass

from bot.answers.citing import Citations, notes_of
from bot.answers.composing import options
from bot.answers.reply import Answer, Reply
from bot.answers.talk import Talk
from bot.knowledge.advice import Advice, Line, Question, Section
from bot.knowledge.base import Knowledge


@dataclass(frozen=True, slots=True)
class Advised:
    """One line of a plan.

    Attributes:
        text: With `[n]` marks.
        because: The answers that brought it up, as short names; empty for a line for everybody.
        open: The topics that were passed over and brought it up.
        step: The same in a few words, where it is a step of the path.
    """

    text: str
    because: tuple[str, ...]
    open: tuple[str, ...]
    step: str | None

    @property
    def reason(self) -> str:
        """Return why it is said, in words."""
        parts = [f"you said {' and '.join(self.because)}"] if self.because else []
        parts += [f"you left open the {' and the '.join(self.open)}"] if self.open else []
        return f"because {' and '.join(parts)}" if parts else "for everybody"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a plan.

    Attributes:
        id: Of the section.
        title: Its heading.
        lines: What it says.
    """

    id: str
    title: str
    lines: tuple[Advised, ...]

    @property
    def steps(self) -> tuple[str, ...]:
        """Return its steps on the path, in order."""
        return tuple(line.step for line in self.lines if line.step)


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan that fits what was answered.

    Attributes:
        reply: The same in words.
        talk: The answers it rests on.
        said: Question and answer in words, for all questions; the passed over ones are open.
        parts: What it says.
    """

    reply: Reply
    talk: Talk
    said: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What another answer does to a plan.

    Attributes:
        new: Lines that come up.
        gone: Lines that are no longer said.
    """

    new: tuple[str, ...]
    gone: tuple[str, ...]


def plan(knowledge: Knowledge, talk: Talk) -> Plan:
    """Make the plan for a talk, at any point of it: what is open counts as passed over."""
    citations = Citations(knowledge)
    advice = knowledge.advice
    said = [(section, section.said(talk.given)) for section in advice.sections]
    parts = tuple(
        Part(section.id, section.title, _advised(advice, talk, citations, lines))
        for section, lines in said
    )
    answers = []
    noted: set[str] = set()
    for (section, lines), part in zip(said, parts, strict=True):
        notes = [n for n in notes_of(knowledge, [one.text for one in lines]) if n not in noted]
        noted.update(notes)
        answers.append(_answer(citations, section, lines, part, notes))
    related = options(knowledge, dict.fromkeys(n for one in advice.sections for n in one.related))
    reply = Reply("answered", 1.0, None, tuple(answers), citations.all(), related)
    labels = tuple((one.topic, _said(one, talk)) for one in advice.questions)
    return Plan(reply, talk, labels, parts)


def change(before: Plan, after: Plan) -> Change:
    """Return what differs between two plans; numbers of citations do not count."""
    old, new = ({bare(line.text): line for p in one.parts for line in p.lines}
                for one in (before, after))  # fmt: skip
    return Change(
        tuple(text for text in new if text not in old), tuple(t for t in old if t not in new)
    )


def as_text(made: Plan) -> str:
    """Return a plan as a text file, with its sources at the end."""
    lines = ["Your plan for medical billing and coding", ""]
    lines += [f"{topic}: {answer}" for topic, answer in made.said]
    for part, answer in zip(made.parts, made.reply.answers, strict=True):
        lines += ["", part.title.upper()]
        for line in part.lines:
            lines += [f"- {_plain(line.text)}", f"  ({line.reason})"]
        lines += [f"  Note: {_plain(note)}" for note in answer.notes]
    lines += ["", "SOURCES"]
    for one in made.reply.citations:
        dated = one.published or "no date stated"
        section = f", {one.section}" if one.section else ""
        figure = f"; figure as of {one.as_of}" if one.as_of else ""
        lines.append(f"[{one.n}] {one.title}{section} ({dated}{figure})")
    return "\n".join(lines) + "\n"


def _advised(
    advice: Advice, talk: Talk, citations: Citations, lines: tuple[Line, ...]
) -> tuple[Advised, ...]:
    advised = []
    for line in lines:
        asked = [one for one in advice.questions if one.id in line.when]
        chosen = [one.choice(talk.given.get(one.id, "")) for one in asked]
        because = tuple(choice.name for choice in chosen if choice)
        passed = (one.topic for one, choice in zip(asked, chosen, strict=True) if not choice)
        advised.append(Advised(citations.number(line.text), because, tuple(passed), line.step))
    return tuple(advised)


def _answer(
    citations: Citations, section: Section, lines: tuple[Line, ...], part: Part, notes: list[str]
) -> Answer:
    texts = [line.text for line in lines]
    return Answer(
        entry=f"plan/{section.id}",
        title=section.title,
        text="\n".join(f"- {line.text} *({line.reason})*" for line in part.lines),
        citations=citations.numbers(*texts, *notes),
        notes=tuple(citations.number(note) for note in notes),
    )


def _said(question: Question, talk: Talk) -> str:
    choice = question.choice(talk.given.get(question.id, ""))
    return choice.label if choice else "left open"


def bare(text: str) -> str:
    """Return a text without its `[n]` marks."""
    return re.sub(r"\[\d+\]", "", text)


def _plain(text: str) -> str:
    return text.replace("**", "")
