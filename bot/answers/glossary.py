"""The glossary: what a term of the trade means, found by its name as it was typed."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.answers.composing import Pick
from bot.answers.naming import folded, mistyped, nearest
from bot.answers.reply import Option, Reply
from bot.answers.replying import reply_with
from bot.knowledge.base import Knowledge
from bot.knowledge.entities import EntityKind

MOST_NEAR = 5  # terms that are named where none is clear

# Kinds of entity that a glossary explains, where they have an entry.
_KINDS: frozenset[EntityKind] = frozenset({"credential", "role", "body", "codeset", "law", "tool"})


@dataclass(frozen=True, slots=True)
class Term:
    """One line of the glossary.

    Attributes:
        term: As it is listed.
        full: Written out, where it is an abbreviation.
        entry: Id of the entry that explains it.
        names: Other ways to write it.
    """

    term: str
    full: str | None
    entry: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a term means.

    Attributes:
        reply: The explanation; `clarify` or `unanswered` where the term is not known.
        term: The term, where it is known.
        near: Else the terms that may be meant.
    """

    reply: Reply
    term: Term | None = None
    near: tuple[Term, ...] = ()


def terms(knowledge: Knowledge) -> tuple[Term, ...]:
    """Return all terms, in alphabetical order."""
    found: dict[str, Term] = {}
    for one in knowledge.entities.values():
        if one.kind in _KINDS and one.entry is not None:
            found[folded(one.name)] = Term(one.name, one.full, one.entry, one.names)
    for entry in knowledge.entries.values():
        for term in entry.terms:
            known = found.get(folded(term))
            full, names = (known.full, known.names) if known else (None, ())
            found[folded(term)] = Term(term, full, entry.id, (term, *names))
    return tuple(sorted(found.values(), key=lambda one: one.term.casefold()))


def meaning(knowledge: Knowledge, typed: str) -> Meaning:
    """Explain a term, tolerant of typing mistakes."""
    names = _names(terms(knowledge))
    wanted = folded(typed)
    term = names.get(wanted) or mistyped(wanted, names)
    if term is not None:
        entry = knowledge.entries[term.entry]
        named = tuple(one.id for one in knowledge.entities.values() if term.term == one.name)
        return Meaning(reply_with(knowledge, (Pick(entry, named),), 1.0), term)
    near = nearest(wanted, names, MOST_NEAR)
    if near:
        choices = tuple(Option(one.entry, knowledge.entries[one.entry].question) for one in near)
        return Meaning(Reply("clarify", 1.0, _likely(near), options=choices), near=near)
    return Meaning(Reply("unanswered", 1.0, "That term is not in the glossary."))


def suggest(knowledge: Knowledge, typed: str, limit: int = 25) -> tuple[Term, ...]:
    """Return terms that go on from what was typed, the likeliest first; all if it is empty."""
    known = terms(knowledge)
    wanted = folded(typed)
    if not wanted:
        return known[:limit]
    begun = [one for one in known if any(folded(name).startswith(wanted) for name in _all(one))]
    names = _names(known)
    return tuple(dict.fromkeys((*begun, *nearest(wanted, names, MOST_NEAR))))[:limit]


def _names(known: tuple[Term, ...]) -> Mapping[str, Term]:
    names = {folded(one.term): one for one in known}
    for one in known:
        for name in _all(one):
            names.setdefault(folded(name), one)
    return names


def _all(term: Term) -> tuple[str, ...]:
    return (term.term, *term.names)


def _likely(near: tuple[Term, ...]) -> str:
    return f"That term is not in the glossary. Did you mean {' or '.join(t.term for t in near)}?"
