"""The promises of the design that the rooms keep together, on the shipped knowledge."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import pytest

from bot.answers.composing import Pick
from bot.answers.reply import Answer, Citation, Reply
from bot.answers.replying import reply_with
from bot.app import Advisor
from bot.knowledge.base import Knowledge
from bot.knowledge.entries import Entry
from bot.knowledge.figures import figures
from bot.knowledge.marks import marks, without_marks

ROOT = Path(__file__).parents[1]
NUMBER = re.compile(r"\[(\d+)\]")
UNKNOWN = ("zorblax frumious quux", "blorptastic wibble frobnicate", "snorfle gribbit")


@pytest.fixture(scope="module")
def replies(shipped: Knowledge) -> list[tuple[Pick, Reply]]:
    """Return what is said to every entry, and to every entity that its tables are asked about."""
    picks = chain.from_iterable(picks_of(shipped, entry) for entry in shipped.entries.values())
    return [(pick, reply_with(shipped, [pick], 1.0)) for pick in picks]


def picks_of(knowledge: Knowledge, entry: Entry) -> Iterator[Pick]:
    yield Pick(entry)
    if entry.lookup:
        for entity in knowledge.entities:
            yield Pick(entry, (entity,))
            for stage in ("entry", "senior"):
                yield Pick(entry, (entity, stage))


def answers_in(replies: Iterable[tuple[Pick, Reply]]) -> Iterator[tuple[Pick, Reply, Answer]]:
    return ((pick, reply, answer) for pick, reply in replies for answer in reply.answers)


def texts_of(answer: Answer) -> tuple[str, ...]:
    return (answer.text, answer.disagreement or "", *answer.notes)


def figures_of(citation: Citation, knowledge: Knowledge) -> frozenset[str]:
    """Return the figures of all facts that a citation may stand for."""
    key = ("source", "section", "as_of", "attributed_to", "status")
    wanted = [getattr(citation, name) for name in key]
    facts = (f for f in knowledge.facts.values() if [getattr(f, name) for name in key] == wanted)
    return frozenset(chain.from_iterable(fact.figures for fact in facts))


def test_every_answer_is_cited(replies: list[tuple[Pick, Reply]]) -> None:
    bare = [pick.entry.id for pick, _, answer in answers_in(replies) if not answer.citations]
    assert bare == []


def test_every_answer_shows_a_number(replies: list[tuple[Pick, Reply]]) -> None:
    bare = [pick.entry.id for pick, _, a in answers_in(replies) if not NUMBER.search(a.text)]
    assert bare == []


def test_every_figure_shown_stands_in_a_paragraph_with_a_number(
    replies: list[tuple[Pick, Reply]],
) -> None:
    """A figure that was cited once may be named again without."""
    bare = []
    for pick, _, answer in answers_in(replies):
        paragraphs = answer.text.split("\n\n")
        cited = " ".join(p for p in paragraphs if NUMBER.search(p))
        if left := figures(answer.text) - figures(cited) - figures(" ".join(NUMBER.findall(cited))):
            bare.append((pick.entry.id, pick.named, left))
    assert bare == []


def test_every_number_points_at_a_citation(replies: list[tuple[Pick, Reply]]) -> None:
    for pick, reply, answer in answers_in(replies):
        shown = {int(n) for text in texts_of(answer) for n in NUMBER.findall(text)}
        assert shown == set(answer.citations), pick.entry.id
        assert shown <= {citation.n for citation in reply.citations}, pick.entry.id


def test_every_citation_of_a_document_names_a_section_of_it(
    replies: list[tuple[Pick, Reply]], shipped: Knowledge
) -> None:
    for pick, reply in replies:
        for citation in reply.citations:
            sections = shipped.sources[citation.source].sections
            assert citation.kind == "editor" or citation.section in sections, pick.entry.id


def test_every_figure_shown_is_one_of_a_cited_fact(
    replies: list[tuple[Pick, Reply]], shipped: Knowledge
) -> None:
    cited: dict[Citation, frozenset[str]] = {}
    made_up = []
    for pick, reply, answer in answers_in(replies):
        proved: set[str] = set()
        for citation in reply.citations:
            nameless = Citation(0, *(getattr(citation, name) for name in Citation.__slots__[1:]))
            if nameless not in cited:
                cited[nameless] = figures_of(citation, shipped)
            proved |= cited[nameless]
        shown = figures(" ".join(NUMBER.sub("", text) for text in texts_of(answer)))
        if shown - proved:
            made_up.append((pick.entry.id, pick.named, sorted(shown - proved)))
    assert made_up == []


def test_disagreement_is_shown(replies: list[tuple[Pick, Reply]]) -> None:
    disputed = [
        (pick, answer) for pick, _, answer in answers_in(replies) if pick.entry.disagreement
    ]
    assert disputed
    for pick, answer in disputed:
        shown = NUMBER.sub("", answer.disagreement or "").split()
        assert shown == without_marks(pick.entry.disagreement or "").split(), pick.entry.id


def test_a_doubted_claim_carries_its_note(
    replies: list[tuple[Pick, Reply]], shipped: Knowledge
) -> None:
    """A note may be left out only where everything that it points at is said as well."""
    missing = []
    for pick, _, answer in answers_in(replies):
        shown = NUMBER.sub("", " ".join(texts_of(answer)))
        rows = [fact.id for fact in shipped.facts.values() if f"- {fact.text}[" in answer.text]
        said = rows or pick.entry.marks
        for fact in map(shipped.facts.__getitem__, said):
            note = fact.note or ""
            beside = marks(note) and set(marks(note)) <= {*said, *pick.entry.marks}
            if fact.status != "current" and not beside and without_marks(note) not in shown:
                missing.append((pick.entry.id, pick.named, fact.id))
    assert missing == []


def test_what_asserts_nothing_is_a_message(replies: list[tuple[Pick, Reply]]) -> None:
    loud = [
        pick.entry.id
        for pick, reply in replies
        if not pick.entry.asserts and (reply.answers or not reply.message)
    ]
    assert loud == []


@pytest.mark.parametrize("question", UNKNOWN)
def test_not_known_is_said_with_the_nearest_topics(shipped_advisor: Advisor, question: str) -> None:
    reply = shipped_advisor.ask(question).reply
    assert (reply.outcome, reply.answers) == ("unanswered", ())
    assert reply.message
    assert reply.options


def test_a_question_finds_its_own_entry(shipped_advisor: Advisor, shipped: Knowledge) -> None:
    """All but one in a hundred: two entries may be worded so alike that context must decide."""
    entries = [e for e in shipped.entries.values() if e.act is None and not e.placeholders]
    lost = []
    for entry in entries:
        reply = shipped_advisor.ask(entry.question).reply
        if entry.id not in [ground.entry for ground in reply.grounds]:
            lost.append(entry.id)
    assert len(lost) <= len(entries) / 100, lost


@pytest.mark.slow
def test_the_same_question_gives_the_same_bytes_in_two_processes(
    shipped: Knowledge, tmp_path: Path
) -> None:
    questions = [entry.aliases[-1] for entry in shipped.entries.values() if entry.aliases]
    lines = [
        json.dumps({"id": n, "question": question, "conversation": n // 5})
        for n, question in enumerate(questions)
    ]
    outputs = [
        subprocess.run(
            [sys.executable, "-m", "bot", "ask", "--json", "--batch", "-"],
            input="\n".join(lines).encode(),
            capture_output=True,
            check=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "DATA_DIR": str(tmp_path / seed)},
        ).stdout
        for seed in ("1", "2")
    ]
    first, second = (re.sub(rb'"elapsed_ms": [\d.]+', b"", output) for output in outputs)
    assert first.count(b"\n") == len(lines)
    assert first == second
