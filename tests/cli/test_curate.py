from pathlib import Path

import pytest

from bot.cli.main import main
from bot.knowledge.passages import Passage
from bot.knowledge.schema import schemas

SOURCES = "- {id: handbook, document: h.txt, title: Handbook, sections: [Cards]}\n"
FACTS = "- {id: handbook/fee, text: A lost card is $5., section: Cards}\n"
LOST = "A lost card costs $5."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "knowledge"
    folder.mkdir()
    (folder / "sources.yaml").write_text(SOURCES)
    (folder / "facts.yaml").write_text(FACTS)
    return folder


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "h.txt").write_text(f"Cards\n{LOST}\n")
    return folder


def test_check_tells_what_a_sound_folder_holds(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(folder)]) == 0
    assert "0 entries, 0 phrasings, 1 facts, 0 entities, 1 sources" in capsys.readouterr().out


def test_check_tells_every_problem(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "faq.yaml").write_text("- {id: a/b, question: q}\n- {}\n")
    assert main(["check", str(folder)]) == 1
    first, *_, last = capsys.readouterr().out.splitlines()
    assert first == f"{folder}/faq.yaml:1: `answer` is missing: add `answer: ...`"
    assert last == "4 problems"


def test_check_of_no_folder_is_wrong_use(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = tmp_path / "gone"
    assert main(["check", str(gone)]) == 2
    assert f"check: there is no folder {gone}" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_told_with_what_names_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KNOWLEDGE_DIR", "gone")
    for command in (["check"], ["audit", str(folder)], ["ask", "hello"]):
        assert main(command) == 2
        assert "KNOWLEDGE_DIR: there is no folder gone" in capsys.readouterr().err
    for command in (["audit", str(folder)], ["ask", "hello"]):
        assert main([*command, "--knowledge", "away"]) == 2
        assert "--knowledge: there is no folder away" in capsys.readouterr().err


def test_check_writes_the_schemas(folder: Path, tmp_path: Path) -> None:
    assert main(["check", str(folder), "--schema", str(tmp_path / "new" / "schema")]) == 0
    written = {path.name: path.read_text() for path in (tmp_path / "new" / "schema").iterdir()}
    assert written == schemas()


def test_schemas_that_cannot_be_written_are_wrong_use(folder: Path) -> None:
    assert main(["check", str(folder), "--schema", str(folder / "facts.yaml")]) == 2


def test_audit_tells_what_is_not_proved(
    folder: Path, documents: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["audit", str(documents), "--knowledge", str(folder)]) == 1
    assert capsys.readouterr().out == (
        "handbook/fee: has no fingerprint yet: run the audit with --stamp\n"
    )


def test_audit_stamps_and_shows_what_it_chose(
    folder: Path, documents: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["audit", str(documents), "--knowledge", str(folder), "--stamp"]) == 0
    assert f'passage: "{Passage("Cards", LOST).fingerprint}"' in (folder / "facts.yaml").read_text()
    assert capsys.readouterr().out.splitlines()[1:] == [
        "    fact:    A lost card is $5.",
        f"    passage: {LOST}",
        "1 facts proved: every section, passage and figure is in the documents",
    ]


def test_audit_counts_only_what_it_proved(
    folder: Path, documents: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "sources.yaml").write_text(f"{SOURCES}- {{id: talk, title: T, sections: [Fees]}}\n")
    (folder / "facts.yaml").write_text("- {id: talk/fee, section: Fees, text: It is $5.}\n")
    assert main(["audit", str(documents), "--knowledge", str(folder)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "0 facts proved: every section, passage and figure is in the documents",
        "1 not proved: their sources name no document",
    ]


def test_audit_of_a_document_in_another_encoding_says_so(
    folder: Path, documents: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (documents / "h.txt").write_bytes("Cards\nIt is \u00a35.\n".encode("cp1252"))
    assert main(["audit", str(documents), "--knowledge", str(folder)]) == 1
    assert "the document h.txt is not UTF-8: save it as that" in capsys.readouterr().out


def test_audit_of_unsound_knowledge_stops_at_its_problems(folder: Path, documents: Path) -> None:
    (folder / "faq.yaml").write_text("- {}")
    assert main(["audit", str(documents), "--knowledge", str(folder)]) == 1


def test_audit_without_documents_is_wrong_use(folder: Path, tmp_path: Path) -> None:
    assert main(["audit", str(tmp_path / "gone"), "--knowledge", str(folder)]) == 2
