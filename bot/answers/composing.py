"""Composing: entries and figures become answers with numbered citations."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from bot.answers.citing import Citations, notes_of
from bot.answers.comparing import body_of, of_one_kind
from bot.answers.differing import differing
from bot.answers.lookup import Found, look_up
from bot.answers.missing import NATIONAL, missing_label, nearest_label
from bot.answers.reply import Answer, Citation, Ground, Option
from bot.knowledge.base import Knowledge
from bot.knowledge.entries import Entry, placeholders_in
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
        ground: Why it was chosen; none where it was picked and not searched for.
    """

    entry: Entry
    named: tuple[str, ...] = ()
    assumed: str = ""
    ground: Ground | None = None


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
    named = [name for pick in picks for name in pick.named]
    return options(knowledge, [other for other in next_ids if other not in said], named)


def options(
    knowledge: Knowledge, entries: Iterable[str], named: Sequence[str] = ()
) -> tuple[Option, ...]:
    """Return entries as questions to choose from, at most `MOST_OPTIONS`.

    Args:
        knowledge: Where the entries are.
        entries: Their ids, the likeliest first.
        named: Ids of entities that fill the placeholders of the questions.
    """
    known = (knowledge.entries[entry] for entry in entries)
    asked = (
        Option(entry.id, _question(knowledge, entry, named), _filling(knowledge, entry, named))
        for entry in known
    )
    return tuple(islice(asked, MOST_OPTIONS))


def choices(knowledge: Knowledge, pick: Pick, shared: Sequence[str]) -> tuple[Option, ...]:
    """Return the question of an entry once for each of the entities that share a name.

    Args:
        knowledge: Where the entities are.
        pick: The entry, with all of them among what was named.
        shared: Their ids.
    """
    others = tuple(name for name in pick.named if name not in shared)
    return tuple(
        Option(
            pick.entry.id,
            _question(knowledge, pick.entry, (*others, one)),
            (*others, one),
            knowledge.entities[one].name,
        )
        for one in shared
    )


def _answer(knowledge: Knowledge, citations: Citations, pick: Pick) -> Answer:
    entry = pick.entry
    found = look_up(knowledge, entry.lookup, pick.named)
    body = _looked_up(knowledge, entry, found) if entry.lookup else _written(entry)
    if entry.compare:
        body = body_of(knowledge, of_one_kind(knowledge, pick.named)) or body
    if pick.assumed:
        body = f"*{pick.assumed}*\n\n{body}"
    differs = differing(knowledge, found.exact[:MOST_ROWS]) or ""
    disagreement = entry.disagreement or differs
    text = citations.number(body)
    cited = () if marks(body) else entry.cite
    whole = tuple(citations.cite_source(cite.source, cite.section) for cite in cited)
    text += "".join(f"[{n}]" for n in whole)
    notes = notes_of(knowledge, (body, entry.disagreement or ""), beside=disagreement)
    numbers = citations.numbers(body, disagreement, *notes)
    return Answer(
        entry=entry.id,
        title=_question(knowledge, entry, pick.named),
        text=text,
        citations=tuple(sorted({*numbers, *whole})),
        disagreement=citations.number(disagreement) if disagreement else None,
        notes=tuple(citations.number(note) for note in notes),
    )


def _written(entry: Entry) -> str:
    return "\n\n".join(part.strip() for part in (entry.answer, entry.detail) if part)


def _looked_up(knowledge: Knowledge, entry: Entry, found: Found) -> str:
    """Say the rows found, name what is missing, and fall back on what the entry says by itself."""
    lines = _lines(knowledge, found.exact)
    for entity, facts in found.nearest:
        lines += [nearest_label(knowledge, entity), *_lines(knowledge, facts)]
    if not found.facts:
        return _written(entry)
    if found.missing:
        lines.append(missing_label(knowledge, found.missing))
    if found.national:
        lines += [NATIONAL, *_lines(knowledge, found.national)]
    if entry.detail:
        lines += ["", entry.detail.strip()]
    return "\n".join(lines)


def _lines(knowledge: Knowledge, facts: Sequence[str]) -> list[str]:
    lines = [f"- {knowledge.facts[fact].text}[^{fact}]" for fact in facts[:MOST_ROWS]]
    left = len(facts) - len(lines)
    return [*lines, f"- And {left} more: ask for one at a time."] if left > 0 else lines


def _filling(knowledge: Knowledge, entry: Entry, named: Sequence[str]) -> tuple[str, ...]:
    """Return those of the named entities that fill a placeholder of an entry, each once."""
    known = (
        knowledge.entities[name] for name in dict.fromkeys(named) if name in knowledge.entities
    )
    return tuple(entity.id for entity in known if entry.leaves_open(entity.kind))


def _question(knowledge: Knowledge, entry: Entry, named: Sequence[str]) -> str:
    """Return the question of an entry with its placeholders filled in by what was named."""
    entities = [knowledge.entities[name] for name in named if name in knowledge.entities]
    question = entry.question
    for kind in placeholders_in(question):
        names = " or ".join(e.within_a_sentence for e in entities if e.kind == kind)
        if names:
            question = question.replace(f"{{{kind}}}", names)
        else:  # with its article, where it has one: "a {role}" is "a certain role"
            question = re.sub(rf"(?:\b(?:an?|the) )?\{{{kind}}}", f"a certain {kind}", question)
    return question
