"""Pages: a reply cut into what one message can hold. Pure; `answers` draws them."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.reply import Answer, Reply
from bot.discord_app import limits
from bot.discord_app.cards.cutting import cut, resumes
from bot.discord_app.cards.markdown import callout, escape, heading, safe, tight

READABLE = 1800  # characters of answers in one message; more is a wall of text
CALLOUTS = 1400  # characters set apart in one message; longer ones flow with the text
FURNITURE = 200  # characters kept free for what a card adds of its own
LEAST = 200  # characters of text that every answer gets

DISAGREE = "⚖️ Sources disagree"
NOTES = "🕰️ Mind the date or the claim"


@dataclass(frozen=True, slots=True)
class Part:
    """What one answer says on a page.

    Attributes:
        title: The question, as a heading; empty if there is none.
        text: Markdown.
        callouts: Disagreement and notes, set apart.
    """

    title: str
    text: str
    callouts: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """What fits into one message.

    Attributes:
        parts: One for each answer that has something on this page.
        remaining: Characters of each text that did not fit: of the answers, then the message.
    """

    parts: tuple[Part, ...]
    remaining: tuple[int, ...]

    @property
    def is_last(self) -> bool:
        """Tell whether nothing remains."""
        return not any(self.remaining)


def page_of(reply: Reply, *, taken: int, remaining: Sequence[int] | None = None) -> Page:
    """Return the first page of a reply, or the one that follows another.

    Args:
        reply: What is said.
        taken: Characters of the message that something else takes, such as small print.
        remaining: As the page before told it; one that no longer fits starts from the beginning.
    """
    flows = _flows(reply)
    first = remaining is None or len(remaining) != len(flows)
    tails = [_tail(flow.text, None if first else left) for flow, left in _paired(flows, remaining)]
    fixed = sum(len(flow.title) + (len(flow.callouts) if first else 0) for flow in flows)
    budget = min(READABLE, limits.CARD_TEXT - taken - fixed - FURNITURE)
    parts: list[Part] = []
    rests: list[int] = []
    for place, (flow, text) in enumerate(zip(flows, tails, strict=True)):
        share = max(LEAST, budget // (len(flows) - place))
        head, rest = cut(text, share)
        budget -= len(head)
        rests.append(len(rest))
        if head:
            parts.append(Part(flow.title, head.strip(), flow.callouts if first else ""))
    return Page(tuple(parts), tuple(rests))


def _flows(reply: Reply) -> list[Part]:
    """Return everything that is said, as yet uncut."""
    flows = [_flow(answer, len(reply.answers)) for answer in reply.answers]
    return [*flows, *([Part("", safe(reply.message))] if reply.message else [])]


def _flow(answer: Answer, answers: int) -> Part:
    """Return one answer uncut: what is too long to be set apart flows with the text."""
    title = heading(escape(limits.clip(answer.title, limits.TITLE)))
    text = tight(safe(answer.text))
    disagreement = callout(DISAGREE, answer.disagreement) if answer.disagreement else ""
    notes = callout(NOTES, _listed(answer.notes)) if answer.notes else ""
    most = CALLOUTS // answers
    if len(disagreement) > most:
        short, _, detail = text.partition("\n\n")
        text, disagreement = _joined(short, disagreement, detail), ""
    if len(disagreement) + len(notes) > most:
        text, notes = _joined(text, notes), ""
    return Part(title, text, _joined(disagreement, notes))


def _listed(notes: Sequence[str]) -> str:
    return notes[0] if len(notes) == 1 else "\n".join(f"- {note}" for note in notes)


def _joined(*texts: str) -> str:
    return "\n\n".join(text for text in texts if text)


def _paired(
    flows: Sequence[Part], remaining: Sequence[int] | None
) -> list[tuple[Part, int | None]]:
    numbers = list(remaining or ())
    return [(flow, numbers[at] if at < len(numbers) else None) for at, flow in enumerate(flows)]


def _tail(text: str, remaining: int | None) -> str:
    if remaining == 0:
        return ""
    if remaining is None or not resumes(text, remaining):
        return text
    return text[len(text) - remaining :]
