"""Plan pages: a plan cut into what reads well in one message. Pure; `plan` draws them."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from bot.answers.planning import Advised, Plan, bare
from bot.answers.reply import Citation
from bot.discord_app import limits
from bot.discord_app.cards.markdown import callout, heading, safe
from bot.discord_app.cards.pages import NOTES

READABLE = 1600  # characters of a plan in one message
MOST_NOTES = 900  # characters of them set apart under one part
NEW = "🆕 "

_MARK = re.compile(r"\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class PlanPage:
    """What one message says of a plan.

    Attributes:
        titles: Of the parts on it.
        texts: Markdown, one for each part.
    """

    titles: tuple[str, ...]
    texts: tuple[str, ...]

    def cited(self, citations: Sequence[Citation]) -> list[Citation]:
        """Return the citations that it uses."""
        used = {int(number) for text in self.texts for number in _MARK.findall(text)}
        return [one for one in citations if one.n in used]


def pages_of(made: Plan, new: Collection[str] = ()) -> tuple[PlanPage, ...]:
    """Return a plan as pages, at least one.

    Args:
        made: The plan.
        new: Lines that a changed answer brought up, without marks.
    """
    pages: list[PlanPage] = []
    room = 0
    for title, text in _parts(made, new):
        if pages and len(text) <= room:
            pages[-1] = PlanPage((*pages[-1].titles, title), (*pages[-1].texts, text))
        else:
            pages.append(PlanPage((title,), (text,)))
            room = READABLE
        room -= len(text)
    return tuple(pages) or (PlanPage((), ()),)


def _parts(made: Plan, new: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield the parts as texts; one that is too long for a page comes in pieces."""
    for part, answer in zip(made.parts, made.reply.answers, strict=True):
        head = heading(limits.clip(part.title, limits.TITLE))
        pieces = [head]
        for line in part.lines:
            text = limits.clip(_line(line, new), READABLE - limits.TITLE - 10)
            if len(pieces[-1]) + len(text) + 1 > READABLE:
                pieces.append(head)
            pieces[-1] += f"\n{text}"
        if answer.notes:
            said = answer.notes[0] if len(answer.notes) == 1 else _listed(answer.notes)
            notes = callout(NOTES, limits.clip(said, MOST_NOTES))
            if len(pieces[-1]) + len(notes) + 1 > READABLE:
                pieces.append(head)
            pieces[-1] += f"\n{notes}"
        for piece in pieces:
            yield part.title, piece


def _line(line: Advised, new: Collection[str]) -> str:
    sign = NEW if bare(line.text) in new else ""
    return f"- {sign}{safe(line.text)} *({line.reason})*"


def _listed(notes: Sequence[str]) -> str:
    return "\n".join(f"- {note}" for note in notes)
