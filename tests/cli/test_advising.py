"""The commands that advise: what they print, as text and as JSON."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from bot.cli.main import main

KEYS = (
    "id question outcome confidence message answers citations options knowledge elapsed_ms".split()
)


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(arguments) == 0
    return capsys.readouterr().out


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    return dict(json.loads(printed(capsys, *arguments, "--json")))


@pytest.mark.parametrize(
    ("arguments", "further"),
    [
        (["salary", "--state", "alaska"], ["table"]),
        (["salary", "--city", "xyzzy"], ["table"]),
        (["compare", "cpc", "ccs"], ["entities", "lines", "near"]),
        (["compare", "cpc", "alaska"], ["entities", "lines", "near"]),
        (["plan", "work=coding"], ["plan"]),
        (["plan"], ["plan"]),
        (["glossary", "rcm"], ["term", "near"]),
        (["glossary"], ["terms"]),
        (["sources"], ["sources"]),
        (["sources", "3"], ["sources"]),
    ],
)
def test_json_is_a_reply_and_what_the_command_adds(
    capsys: pytest.CaptureFixture[str], arguments: list[str], further: list[str]
) -> None:
    value = told(capsys, *arguments)
    assert list(value) == [*KEYS, *further]
    answered = value["outcome"] == "answered"
    assert bool(value["answers"]) == bool(value["citations"]) == answered
    assert (value["message"] is None) == answered


def test_salary_prints_a_table_with_bars(capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(capsys, "salary", "--state", "ak")
    assert "$58,620" in text
    assert "$28.18" in text
    assert "no date stated" in text


def test_salary_has_the_rows(capsys: pytest.CaptureFixture[str]) -> None:
    (row,) = told(capsys, "salary", "--state", "dc")["table"]["rows"]
    assert (row["annual"], row["statistic"], row["status"]) == (["$60,530"], "average", "dated")


def test_compare_says_what_is_not_stated(capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(capsys, "compare", "rhit", "cca")
    assert "awarded by" in text
    assert "not stated" in text


def test_plan_asks_and_takes_changes(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = "2\ncoding\n\n1\nwhatever\n1\n1\nwhat if i have a year?\nhello\n\n"
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    text = printed(capsys, "plan")
    assert "Where would you like to work?" in text
    assert "That is none of these" in text
    assert "because you said a hospital and coding" in text
    assert "+ Take a certificate or diploma program" in text
    assert "I do not see which answer that changes." in text


def test_plan_ends_early_with_what_it_has(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert "you left open the" in printed(capsys, "plan")


def test_files_are_written(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    printed(capsys, "plan", "work=billing", "--text", "plan.txt", "--picture", "plan.png")
    printed(capsys, "salary", "--role", "coder", "--picture", "pay.png")
    assert "SOURCES" in (tmp_path / "plan.txt").read_text()
    for name in ("plan.png", "pay.png"):
        assert (tmp_path / name).read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["plan", "wrok=coding"], "there is no question"),
        (["plan", "work=plumbing"], "work is one of coding, billing, both"),
        (["plan", "work=coding", "--text", "no/such/folder.txt"], "cannot write"),
        (["salary", "--city", "xyzzy", "--picture", "x.png"], "there is nothing to draw"),
    ],
)
def test_wrong_use_is_one_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert main(arguments) == 2
    said = capsys.readouterr().err
    assert words in said
    assert said.count("\n") == 1


def test_a_knowledge_without_advice_makes_no_plan(
    capsys: pytest.CaptureFixture[str], bank_folder: Path
) -> None:
    assert main(["plan", "--knowledge", str(bank_folder)]) == 2
    assert "no advice" in capsys.readouterr().err


def test_the_glossary_lists_its_terms(capsys: pytest.CaptureFixture[str]) -> None:
    assert "CPC: Certified Professional Coder" in printed(capsys, "glossary")


def test_sources_tell_how_far_to_trust_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert "How far to trust it" in printed(capsys, "sources", "2012-09-02")
