"""Composing: entries and figures become answers with numbered citations."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.answers.citing import Citations
from bot.answers.lookup import Found, look_up
from bot.answers.reply import Answer, Citation, Option
from bot.knowledge.base import Knowledge
from bot.knowledge.entries import Entry
from bot.knowledge.marks import marks

MOST_OPTIONS = 5  # related questions, and choices when asking back
MOST_ROWS = 8  # of a look-up that are said; a question rarely means more


@dataclass(frozen=True, slots=True)
class Pick:
    """An entry chosen to answer, with what the question named.

    Attributes:
        entry: The entry.
        named: Ids of the entities in the question, in order of mention.
        assumed: What was carried over from the conversation, in words; empty if nothing.
    """

    entry: Entry
    named: tuple[str, ...] = ()
    assumed: str = ""


@dataclass(frozen=True, slots=True)
class Composed:
    """Answers with the citations that they share."""

    answers: tuple[Answer, ...]
    citations: tuple[Citation, ...]


def compose(knowledge: Knowledge, picks: Sequence[Pick]) -> Composed:
    """Say what the chosen entries say, citing every statement.

    Args:
        knowledge: Facts and sources.
        picks: One for each thing that was asked, in order.
    """
    citations = Citations(knowledge)
    answers = tuple(_answer(knowledge, citations, pick) for pick in picks)
    return Composed(answers, citations.all())


def related(knowledge: Knowledge, picks: Sequence[Pick]) -> tuple[Option, ...]:
    """Return the questions worth asking next, at most `MOST_OPTIONS`."""
    said = {pick.entry.id for pick in picks}
    next_ids = dict.fromkeys(other for pick in picks for other in pick.entry.related)
    return options(knowledge, [other for other in next_ids if other not in said])


def options(knowledge: Knowledge, entries: Iterable[str]) -> tuple[Option, ...]:
    """Return entries as questions to choose from, at most `MOST_OPTIONS`."""
    known = (knowledge.entries[entry] for entry in entries)
    return tuple(Option(entry.id, entry.question) for entry in known)[:MOST_OPTIONS]


def _answer(knowledge: Knowledge, citations: Citations, pick: Pick) -> Answer:
    entry = pick.entry
    found = look_up(knowledge, entry.lookup, pick.named)
    body = _looked_up(knowledge, entry, found) if entry.lookup else _written(entry)
    if pick.assumed:
        body = f"*{pick.assumed}*\n\n{body}"
    text = citations.number(body)
    whole = tuple(citations.cite_source(cite.source, cite.section) for cite in entry.cite)
    if whole and not marks(body):
        text += "".join(f"[{n}]" for n in whole)
    notes = _notes(knowledge, (body, entry.disagreement or ""))
    numbers = citations.numbers(body, entry.disagreement, *notes)
    return Answer(
        entry=entry.id,
        title=_title(knowledge, pick),
        text=text,
        citations=tuple(sorted({*numbers, *whole})),
        disagreement=citations.number(entry.disagreement) if entry.disagreement else None,
        notes=tuple(citations.number(note) for note in notes),
    )


def _written(entry: Entry) -> str:
    return "\n\n".join(part.strip() for part in (entry.answer, entry.detail) if part)


def _looked_up(knowledge: Knowledge, entry: Entry, found: Found) -> str:
    """Say the rows found, name what is missing, and fall back on what the entry says by itself."""
    lines = _lines(knowledge, found.exact)
    for entity, facts in found.nearest:
        lines += [f"No figure for {entity.name} itself; the nearest:", *_lines(knowledge, facts)]
    missing = ", ".join(entity.name for entity in found.missing)
    if missing:
        lines.append(f"The documents have no figure for {missing}.")
    if not found.facts:
        lines += [*([""] if lines else []), _written(entry)]
    elif entry.detail:
        lines += ["", entry.detail.strip()]
    return "\n".join(lines)


def _lines(knowledge: Knowledge, facts: Sequence[str]) -> list[str]:
    return [f"- {knowledge.facts[fact].text}[^{fact}]" for fact in facts[:MOST_ROWS]]


def _notes(knowledge: Knowledge, texts: Iterable[str]) -> tuple[str, ...]:
    """Return what the reader must know about the doubted facts that the texts mark, each once."""
    facts = (knowledge.facts[fact] for text in texts for fact in marks(text))
    return tuple(dict.fromkeys(f.note for f in facts if f.note and f.status != "current"))


def _title(knowledge: Knowledge, pick: Pick) -> str:
    """Return the question with its placeholders filled in by what was named."""
    title = pick.entry.question
    for name in pick.named:
        entity = knowledge.entities[name]
        title = title.replace(f"{{{entity.kind}}}", entity.name, 1)
    return title
