"""The knowledge that ships: sound, whole, and borne out by the documents where they are at hand."""

import json
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.knowledge.audit import Documents, audit
from bot.knowledge.base import Knowledge
from bot.knowledge.figures import figures
from bot.knowledge.loader import load
from bot.knowledge.marks import marks
from bot.knowledge.shipped import shipped_folder

DOCUMENTS = Path(__file__).parents[3] / "shared" / "documents"
needs_documents = pytest.mark.skipif(
    not DOCUMENTS.is_dir(), reason=f"the source documents are not at hand in {DOCUMENTS}"
)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load(shipped_folder())


@pytest.fixture(scope="module")
def inventory() -> dict[str, Any]:
    text = (shipped_folder() / "inventory.yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))


def lines_of_the_inventory() -> list[dict[str, Any]]:
    text = (DOCUMENTS / "facts.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def reached(knowledge: Knowledge) -> frozenset[str]:
    """Return the facts that some question brings up, with those that their notes mark."""
    found: set[str] = set()
    waiting = set(_cited(knowledge))
    while waiting:
        fact = waiting.pop()
        found.add(fact)
        waiting |= set(marks(knowledge.facts[fact].note or "")) - found
    return frozenset(found)


def _cited(knowledge: Knowledge) -> Iterator[str]:
    for entry in knowledge.entries.values():
        yield from entry.marks
        for table in (knowledge.tables[name] for name in entry.lookup):
            yield from (f"{table.id}/{row.id}" for row in table.rows if row.entities)
    for entity in knowledge.entities.values():
        for facet in entity.profile:
            yield from marks(facet.text)


def test_every_answer_marks_facts_or_looks_them_up(knowledge: Knowledge) -> None:
    answers = [entry for entry in knowledge.entries.values() if entry.asserts]
    assert [entry.id for entry in answers if entry.cite or not (entry.marks or entry.lookup)] == []


def test_nothing_but_an_answer_marks_facts_of_the_trade(knowledge: Knowledge) -> None:
    others = [entry for entry in knowledge.entries.values() if entry.kind == "smalltalk"]
    assert [entry.id for entry in others if entry.marks] == []


def test_every_fact_of_a_document_has_a_fingerprint(knowledge: Knowledge) -> None:
    facts = [fact for fact in knowledge.facts.values() if not fact.by_editor]
    assert [fact.id for fact in facts if not fact.passage] == []


def test_the_inventory_names_facts_and_reasons(
    knowledge: Knowledge, inventory: dict[str, Any]
) -> None:
    assert set(inventory) == {"covered", "excluded"}
    assert set(inventory["covered"].values()) <= set(knowledge.facts)
    assert set(inventory["covered"]).isdisjoint(inventory["excluded"])
    assert all(inventory["excluded"].values())


def test_every_fact_of_a_document_covers_a_line_of_the_inventory(
    knowledge: Knowledge, inventory: dict[str, Any]
) -> None:
    facts = {fact.id for fact in knowledge.facts.values() if not fact.by_editor}
    assert facts == set(inventory["covered"].values())


def test_some_question_reaches_every_fact(knowledge: Knowledge) -> None:
    assert sorted(set(knowledge.facts) - reached(knowledge)) == []


@needs_documents
def test_every_line_of_the_inventory_is_covered_or_left_out_for_a_reason(
    inventory: dict[str, Any],
) -> None:
    known = {line["fact_id"] for line in lines_of_the_inventory()}
    assert known == set(inventory["covered"]) | set(inventory["excluded"])


@needs_documents
def test_a_fact_has_the_place_and_date_of_its_lines(
    knowledge: Knowledge, inventory: dict[str, Any]
) -> None:
    for line in lines_of_the_inventory():
        if fact := knowledge.facts.get(inventory["covered"].get(line["fact_id"])):
            place = (knowledge.sources[fact.source].document, fact.section)
            date = line["as_of"] and line["as_of"].removesuffix(" (post date)")
            assert place == (line["doc"], unescape(line["section"])), fact.id
            assert (fact.as_of, bool(fact.attributed_to)) == (date, bool(line["attributed_to"]))


@needs_documents
def test_a_fact_has_the_figures_of_its_lines(
    knowledge: Knowledge, inventory: dict[str, Any]
) -> None:
    for line in lines_of_the_inventory():
        if fact := knowledge.facts.get(inventory["covered"].get(line["fact_id"])):
            shown = figures(f"{fact.text} {fact.as_of}", every_word=True)
            assert figures(" ".join(line["figures"]), every_word=True) <= shown, fact.id


@needs_documents
def test_the_documents_bear_everything_out(knowledge: Knowledge) -> None:
    findings = audit(knowledge, Documents.read(DOCUMENTS, knowledge))
    assert [str(finding) for finding in findings] == []
