"""Rules that hold across files: one function a rule, all reported at once."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import get_args

from bot.knowledge.advice_rules import ADVICE_RULES
from bot.knowledge.base import Knowledge
from bot.knowledge.broken import Broken, Kind, figures_of, unknown, unproved
from bot.knowledge.entities import EntityKind
from bot.knowledge.entries import placeholders_in, words_of
from bot.knowledge.facts import Fact
from bot.knowledge.marks import marks
from bot.knowledge.positions import Place
from bot.knowledge.tables import STAGES

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)?")


def check_rules(knowledge: Knowledge) -> Iterator[Broken]:
    """Yield everything that breaks a rule."""
    for rule in _RULES:
        yield from rule(knowledge)


def ids_are_slugs(knowledge: Knowledge) -> Iterator[Broken]:
    """Ids are lower-case words joined by hyphens, with at most one slash."""
    everything: Iterable[tuple[Kind, Iterable[str]]] = (
        ("sources", knowledge.sources),
        ("facts", knowledge.facts),
        ("tables", knowledge.tables),
        ("faq", knowledge.entries),
        ("entities", knowledge.entities),
        ("questions", (question.id for question in knowledge.advice.questions)),
        ("sections", (section.id for section in knowledge.advice.sections)),
    )
    for kind, ids in everything:
        for name in ids:
            if not _SLUG.fullmatch(name):
                message = (
                    f"the id `{name}` must be lower-case words joined by `-`, with one `/` at most"
                )
                yield Broken(kind, name, ("id",), message)


def facts_name_their_section(knowledge: Knowledge) -> Iterator[Broken]:
    """A fact names a source and, but for an editor's, one of its headings."""
    for fact in knowledge.facts.values():
        source = knowledge.sources.get(fact.source)
        if source is None:
            yield Broken(
                "facts", fact.id, ("source",), unknown("source", fact.source, knowledge.sources)
            )
        elif fact.by_editor != (source.kind == "editor"):
            yield Broken("facts", fact.id, ("source",), _mixed(fact))
        elif not fact.by_editor and fact.section is None:
            yield Broken(
                "facts", fact.id, (), "`section` is missing: name the heading it stands under"
            )
        elif not fact.by_editor and fact.section not in source.sections:
            yield Broken(
                "facts",
                fact.id,
                ("section",),
                unknown("section", fact.section or "", source.sections),
            )


def doubted_facts_have_notes(knowledge: Knowledge) -> Iterator[Broken]:
    """A fact that is dated, disputed or wrong says so to the reader."""
    for fact in knowledge.facts.values():
        if fact.status != "current" and not fact.note:
            message = f"a {fact.status} fact needs a `note` that tells the reader why"
            yield Broken("facts", fact.id, ("status",), message)


def notes_prove_their_figures(knowledge: Knowledge) -> Iterator[Broken]:
    """A note shows only figures of its own fact and of the facts it marks."""
    for fact in knowledge.facts.values():
        if fact.note:
            yield from unproved(
                "facts", fact.id, ("note",), fact.note, knowledge, known=fact.figures
            )


def entries_cite(knowledge: Knowledge) -> Iterator[Broken]:
    """An answer cites something; whatever it cites exists."""
    for entry in knowledge.entries.values():
        if entry.asserts and not (entry.marks or entry.cite or entry.lookup):
            message = "nothing is cited: put `[^fact-id]` behind the statement, or add `cite`"
            yield Broken("faq", entry.id, ("answer",), message)
        for at, cite in enumerate(entry.cite):
            source = knowledge.sources.get(cite.source)
            if source is None:
                yield Broken(
                    "faq",
                    entry.id,
                    ("cite", at),
                    unknown("source", cite.source, knowledge.sources),
                )
            elif cite.section is not None and cite.section not in source.sections:
                yield Broken(
                    "faq",
                    entry.id,
                    ("cite", at),
                    unknown("section", cite.section, source.sections),
                )


def entries_prove_their_figures(knowledge: Knowledge) -> Iterator[Broken]:
    """Where there are facts, every figure of an entry is in a fact that the entry marks."""
    for entry in knowledge.entries.values():
        proved = figures_of(entry.marks, knowledge)
        for key in ("answer", "detail", "disagreement"):
            text = getattr(entry, key)
            if text:
                need = knowledge.facts and not entry.cite
                yield from unproved(
                    "faq", entry.id, (key,), text, knowledge, known=proved if need else None
                )


def entries_point_somewhere(knowledge: Knowledge) -> Iterator[Broken]:
    """Related entries and tables to look up exist."""
    for entry in knowledge.entries.values():
        for at, other in enumerate(entry.related):
            if other not in knowledge.entries:
                yield Broken(
                    "faq", entry.id, ("related", at), unknown("entry", other, knowledge.entries)
                )
        for at, table in enumerate(entry.lookup):
            if table not in knowledge.tables:
                yield Broken(
                    "faq", entry.id, ("lookup", at), unknown("table", table, knowledge.tables)
                )


def phrasings_belong_to_one_entry(knowledge: Knowledge) -> Iterator[Broken]:
    """The same words are not a phrasing of two entries; placeholders are kinds of entity."""
    owners: dict[str, str] = {}
    for entry in knowledge.entries.values():
        for at, phrasing in enumerate(entry.phrasings):
            place: Place = ("aliases", at - 1) if at else ("question",)
            words = words_of(phrasing)
            if owners.setdefault(words, entry.id) != entry.id:
                message = f"`{phrasing}` is a phrasing of `{owners[words]}` too: keep one"
                yield Broken("faq", entry.id, place, message)
            for name in placeholders_in(phrasing):
                if name not in get_args(EntityKind):
                    yield Broken(
                        "faq", entry.id, place, unknown("placeholder", name, get_args(EntityKind))
                    )


def comparing_entries_name_two(knowledge: Knowledge) -> Iterator[Broken]:
    """Every phrasing of an entry that compares names one kind of entity twice, and nothing else."""
    for entry in knowledge.entries.values():
        for at, phrasing in enumerate(entry.phrasings if entry.compare else ()):
            kinds = placeholders_in(phrasing)
            if len(kinds) != 2 or kinds[0] != kinds[1]:
                place: Place = ("aliases", at - 1) if at else ("question",)
                message = "an entry that compares names one kind twice: {role} or {role}"
                yield Broken("faq", entry.id, place, message)


def rows_are_about_entities(knowledge: Knowledge) -> Iterator[Broken]:
    """Where there are entities, the rows of tables name known ones."""
    for table in knowledge.tables.values():
        for at, row in enumerate(table.rows):
            for entity in row.entities if knowledge.entities else ():
                if entity not in knowledge.entities:
                    yield Broken(
                        "tables",
                        table.id,
                        ("rows", at),
                        unknown("entity", entity, knowledge.entities),
                    )


def stages_are_those_of_rows(knowledge: Knowledge) -> Iterator[Broken]:
    """An entity of kind `stage` is one that the rows of tables are told apart by."""
    for entity in knowledge.entities.values():
        if entity.kind == "stage" and entity.id not in STAGES:
            yield Broken("entities", entity.id, ("id",), unknown("stage", entity.id, STAGES))


def entities_hang_together(knowledge: Knowledge) -> Iterator[Broken]:
    """What an entity points at exists, and its profile proves its figures."""
    for entity in knowledge.entities.values():
        if entity.within is not None and entity.within not in knowledge.entities:
            yield Broken(
                "entities",
                entity.id,
                ("within",),
                unknown("entity", entity.within, knowledge.entities),
            )
        if entity.entry is not None and entity.entry not in knowledge.entries:
            yield Broken(
                "entities",
                entity.id,
                ("entry",),
                unknown("entry", entity.entry, knowledge.entries),
            )
        for at, facet in enumerate(entity.profile):
            place: Place = ("profile", at, "text")
            if not marks(facet.text):
                message = "nothing is cited: put `[^fact-id]` behind the statement"
                yield Broken("entities", entity.id, place, message)
            proved = figures_of(marks(facet.text), knowledge)
            yield from unproved("entities", entity.id, place, facet.text, knowledge, known=proved)


_RULES: tuple[Callable[[Knowledge], Iterator[Broken]], ...] = (
    ids_are_slugs,
    facts_name_their_section,
    doubted_facts_have_notes,
    notes_prove_their_figures,
    entries_cite,
    entries_prove_their_figures,
    entries_point_somewhere,
    phrasings_belong_to_one_entry,
    comparing_entries_name_two,
    rows_are_about_entities,
    stages_are_those_of_rows,
    entities_hang_together,
    *ADVICE_RULES,
)


def _mixed(fact: Fact) -> str:
    if fact.by_editor:
        return "an `editor/...` fact rests on a source of kind `editor`: name one"
    return (
        "a source of kind `editor` is for `editor/...` facts only:"
        " rename the fact or name a document"
    )
