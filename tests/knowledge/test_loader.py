from pathlib import Path

import pytest

from bot.knowledge.loader import examine, load
from bot.knowledge.problems import MOST_PROBLEMS, KnowledgeError
from tests.knowledge.folders import problems_of, write

LOST = """\
- id: cards/lost-card
  question: What do I do when my card is lost?
  aliases: ["i lost my card", "card stolen"]
  answer: Block it in the app.
  cite: [{source: handbook, section: Cards}]
"""


def test_the_smallest_folder_loads(tmp_path: Path) -> None:
    knowledge = load(write(tmp_path, faq=LOST))
    assert list(knowledge.sources) == ["handbook", "bank-site"]
    assert knowledge.entries["cards/lost-card"].phrasings == (
        "What do I do when my card is lost?",
        "i lost my card",
        "card stolen",
    )
    assert (knowledge.facts, knowledge.lexicon.synonyms) == ({}, ())


def test_files_may_lie_in_folders_of_their_kind(tmp_path: Path) -> None:
    (tmp_path / "faq" / "cards").mkdir(parents=True)
    (tmp_path / "faq" / "cards" / "lost.yml").write_text(LOST)
    (tmp_path / "faq" / "README.md").write_text("not YAML")
    assert list(load(write(tmp_path)).entries) == ["cards/lost-card"]


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "faq.yaml").write_bytes(b"\xef\xbb\xbf" + LOST.encode())
    assert list(load(write(tmp_path)).entries) == ["cards/lost-card"]


def test_a_fact_takes_its_source_from_its_id(tmp_path: Path) -> None:
    facts = "- {id: handbook/fee, text: A card is free., section: Fees}"
    assert load(write(tmp_path, facts=facts)).facts["handbook/fee"].source == "handbook"


def test_rows_are_facts_under_the_name_of_their_entity(tmp_path: Path) -> None:
    tables = """\
        id: fees
        title: Fees
        dimension: place
        source: handbook
        section: Fees
        statistic: average
        population: customers
        rows:
        - {id: oslo, entity: oslo, annual: [$5]}
        - {id: rest, label: elsewhere, annual: [$7, $9]}
        """
    entities = "- {id: oslo, kind: place, name: The City of Oslo}"
    facts = load(write(tmp_path, tables=tables, entities=entities)).facts
    assert facts["fees/oslo"].text.startswith("The City of Oslo: $5 a year (average")
    assert facts["fees/rest"].text.startswith("elsewhere: $7 to $9 a year (average")


def test_the_inventory_is_no_part_of_the_answers(tmp_path: Path) -> None:
    assert problems_of(tmp_path, inventory="covered: {a: b}") == []


def test_the_revision_tells_contents_apart(tmp_path: Path) -> None:
    first = load(write(tmp_path, faq=LOST)).revision
    second = load(write(tmp_path, faq=LOST + "# looked over")).revision
    third = load(write(tmp_path, faq=LOST)).revision
    assert first == third != second


def test_a_folder_with_a_mistake_is_not_loaded(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError) as caught:
        load(write(tmp_path, faq=LOST + "- {}"))
    assert [problem.line for problem in caught.value.problems] == [6, 6, 6]


def test_an_absent_folder_is_a_problem(tmp_path: Path) -> None:
    _, problems = examine(tmp_path / "nowhere")
    assert [str(problem) for problem in problems] == ["nowhere:1: there is no such folder"]


def test_problems_of_all_files_are_told_at_once_in_order(tmp_path: Path) -> None:
    assert problems_of(tmp_path, faq="a: b: c", facts="x", entities="- {id: a, kind: law}") == [
        "entities.yaml:1: `name` is missing: add `name: ...`",
        "facts.yaml:1: this file must be a list: start each item with `- id: ...`",
        "faq.yaml:1: not valid YAML (mapping values are not allowed in this context): check the"
        " indentation, and put text that holds `: ` or starts with a sign in quotes",
    ]


@pytest.mark.parametrize("sources", ["", "# none yet", "[]"])
def test_a_folder_needs_sources(tmp_path: Path, sources: str) -> None:
    message = "sources.yaml:1: there are no sources: list what the answers cite"
    assert problems_of(tmp_path, sources=sources) == [message]


def test_a_file_that_nothing_reads_is_a_problem(tmp_path: Path) -> None:
    assert problems_of(tmp_path, fqa=LOST) == [
        "fqa.yaml:1: nothing reads this file: files are sources.yaml, facts.yaml, faq.yaml,"
        " entities.yaml, tables.yaml, advice.yaml, lexicon.yaml, or lie in folders of these names"
    ]


def test_an_id_is_taken_once(tmp_path: Path) -> None:
    assert problems_of(tmp_path, faq=LOST + LOST.replace("lost?", "gone?")) == [
        "faq.yaml:6: the id `cards/lost-card` is taken (first at faq.yaml:1): choose another"
    ]


def test_a_row_and_a_fact_share_no_id(tmp_path: Path) -> None:
    tables = """\
        id: handbook
        title: Fees
        dimension: overall
        source: handbook
        section: Fees
        statistic: average
        population: customers
        rows: [{id: fee}]
        """
    facts = "- {id: handbook/fee, text: A card is free., section: Fees}"
    assert problems_of(tmp_path, tables=tables, facts=facts) == [
        "tables.yaml:8: the id `handbook/fee` is taken (first at facts.yaml:1): choose another"
    ]


def test_there_is_one_lexicon(tmp_path: Path) -> None:
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "more.yaml").write_text("spellings: {r: are}")
    assert problems_of(tmp_path, lexicon="spellings: {u: you}") == [
        "lexicon.yaml:1: there is a second lexicon: keep one file"
    ]


def test_a_file_in_another_encoding_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "faq.yaml").write_bytes("- id: caf\u00e9".encode("latin-1"))
    (tmp_path / "facts.yaml").write_bytes(LOST.encode("utf-16"))
    assert problems_of(tmp_path) == [
        "facts.yaml:1: not UTF-8 text (byte 0): save the file as UTF-8",
        "faq.yaml:1: not UTF-8 text (byte 9): save the file as UTF-8",
    ]


def test_what_cannot_be_opened_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "faq.yaml").symlink_to(tmp_path / "gone")
    (tmp_path / "tables.yaml").mkdir()
    assert problems_of(tmp_path) == [
        "faq.yaml:1: this cannot be opened as a file: move it away",
        "tables.yaml:1: this cannot be opened as a file: move it away",
    ]


@pytest.mark.parametrize(
    "junk",
    ["- {id: a}\n" * 5000, "- &a x\n" * 5000, "- {id: a/a, question: q, answer: a}\n" * 5000],
    ids=["incomplete", "anchors", "repeated"],
)
def test_no_more_problems_are_told_than_anybody_reads(tmp_path: Path, junk: str) -> None:
    assert len(problems_of(tmp_path, faq=junk)) == MOST_PROBLEMS


def test_a_retired_entry_keeps_its_id_and_is_not_said(tmp_path: Path) -> None:
    retired = LOST.replace("  cite:", "  retired: true\n  cite:")
    assert list(load(write(tmp_path, faq=retired)).entries) == []
    assert any("is taken" in problem for problem in problems_of(tmp_path, faq=retired + LOST))


def test_sources_of_moderators_load(tmp_path: Path) -> None:
    sources = "- {id: server/note, title: Moderator note, kind: moderator}"
    faq = LOST.replace("source: handbook, section: Cards", "source: server/note")
    knowledge = load(write(tmp_path, sources=sources, faq=faq))
    assert knowledge.sources["server/note"].kind == "moderator"
