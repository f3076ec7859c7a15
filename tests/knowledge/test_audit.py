from pathlib import Path

import pytest

from bot.knowledge.audit import Documents, audit, choose
from bot.knowledge.loader import load
from bot.knowledge.passages import Passage
from tests.knowledge.folders import write

SOURCES = """\
- {id: handbook, document: h.txt, title: Handbook, sections: [Cards, Fees]}
- {id: bank-site, kind: editor, title: Site of the bank}
"""
HANDBOOK = """\
Printed in May 2018
Cards
A card is free. A lost card costs $5 in the first two years.
Fees
A lost card costs $5 to replace. A stolen card costs nothing.
"""
LOST = Passage("Cards", "A lost card costs $5 in the first two years.").fingerprint
UNFOUND = "no passage under `{}` has its fingerprint: stamp it again"


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "h.txt").write_text(HANDBOOK)
    return folder


def findings(tmp_path: Path, documents: Path, facts: str, sources: str = SOURCES) -> list[str]:
    knowledge = load(write(tmp_path, sources=sources, facts=facts))
    return [str(finding) for finding in audit(knowledge, Documents.read(documents, knowledge))]


def fact(text: str = "You pay $5 for 2 years.", section: str = "Cards", more: str = "") -> str:
    return f'- {{id: handbook/a, text: {text}, section: {section}, passage: "{LOST}"{more}}}'


@pytest.mark.parametrize(
    "facts",
    [
        fact(),
        fact(text="You pay."),
        fact(text="You pay $5 as of May 2018.", more=", as_of: May 2018"),
        "- {id: editor/a, text: You pay $6., source: bank-site}",
    ],
)
def test_what_the_document_says_is_proved(tmp_path: Path, documents: Path, facts: str) -> None:
    assert findings(tmp_path, documents, facts) == []


@pytest.mark.parametrize(
    ("facts", "finding"),
    [
        (fact(text="You pay $6."), "the figure $6 is not in its passage"),
        (fact(section="Fees"), UNFOUND.format("Fees")),
        (fact(more=", as_of: May 2019"), "the figure 2019 of its date is nowhere in the document"),
        (fact().replace(LOST, "0" * 16), UNFOUND.format("Cards")),
        (fact().replace("passage", "note"), "has no fingerprint yet: run the audit with --stamp"),
    ],
)
def test_what_the_document_does_not_say_is_found(
    tmp_path: Path, documents: Path, facts: str, finding: str
) -> None:
    assert findings(tmp_path, documents, facts) == [f"handbook/a: {finding}"]


def test_an_absent_heading_is_found(tmp_path: Path, documents: Path) -> None:
    sources = SOURCES.replace("Fees]", "Fees, Loans]")
    assert findings(tmp_path, documents, fact(), sources) == [
        "handbook: the document has no heading `Loans`"
    ]


def test_an_absent_document_is_found(tmp_path: Path, documents: Path) -> None:
    (documents / "h.txt").unlink()
    assert findings(tmp_path, documents, fact()) == [
        "handbook: the document h.txt is not in the folder"
    ]


@pytest.mark.parametrize(
    ("text", "section", "passage"),
    [
        ("Cards are free to have.", "Cards", "A card is free."),
        ("Replacing lost cards is not free.", "Fees", "A lost card costs $5 to replace."),
        ("Stolen cards are free.", "Fees", "A stolen card costs nothing."),
        ("A free card may cost $5.", "Cards", "A lost card costs $5 in the first two years."),
    ],
)
def test_the_likest_passage_with_the_figures_is_chosen(
    tmp_path: Path, documents: Path, text: str, section: str, passage: str
) -> None:
    knowledge = load(write(tmp_path, sources=SOURCES, facts=fact(text, section)))
    chosen = choose(knowledge.facts["handbook/a"], Documents.read(documents, knowledge))
    assert chosen is not None
    assert chosen.passage == Passage(section, passage)


def test_nothing_is_chosen_where_no_passage_has_the_figures(
    tmp_path: Path, documents: Path
) -> None:
    knowledge = load(write(tmp_path, sources=SOURCES, facts=fact("You pay $6.")))
    assert choose(knowledge.facts["handbook/a"], Documents.read(documents, knowledge)) is None
