import json
from pathlib import Path
from typing import Any

import pytest

from bot.cli.main import main

RIGHT = {"id": 1, "question": "i lost my card", "entry": "cards/lost-card", "style": "plain"}
WRONG = {"id": 2, "question": "default secret number", "entry": "cards/new-card"}


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    return written(tmp_path / "questions.jsonl", RIGHT, WRONG)


def written(path: Path, *lines: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def evaluated(folder: Path, *arguments: object) -> int:
    return main(["eval", "--knowledge", str(folder), *map(str, arguments)])


def test_accuracy_kinds_calibration_and_failures_are_printed(
    bank_folder: Path, questions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluated(bank_folder, questions) == 0
    out = capsys.readouterr().out
    assert "2 questions, 50.0% right" in out
    assert "plain          1  100.0%" in out
    assert "0.9-1.0" in out
    assert "default secret number" in out
    assert ": cards/pin" in out


def test_a_pipe_gets_plain_text(
    bank_folder: Path, questions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    evaluated(bank_folder, questions)
    assert "\x1b" not in capsys.readouterr().out


def test_json_is_one_object(
    bank_folder: Path, questions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluated(bank_folder, questions, "--json") == 0
    run = json.loads(capsys.readouterr().out)
    assert run["accuracy"] == {"count": 2, "right": 0.5}
    assert [result["points"] for result in run["results"]] == [1.0, 0.0]


def test_nothing_worse_than_before_is_status_0(bank_folder: Path, questions: Path) -> None:
    assert evaluated(bank_folder, questions, "--save", "run.json") == 0
    assert evaluated(bank_folder, questions, "--against", "run.json") == 0


def test_something_worse_is_status_1_and_shown(
    bank_folder: Path, questions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    evaluated(bank_folder, questions, "--save", "run.json")
    written(questions, {**RIGHT, "entry": "cards/pin"}, WRONG)
    capsys.readouterr()
    assert evaluated(bank_folder, questions, "--against", "run.json") == 1
    assert "-50.0 points; 0 better, 1 worse" in capsys.readouterr().out


def test_changes_are_in_the_json(
    bank_folder: Path, questions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    evaluated(bank_folder, questions, "--save", "run.json")
    capsys.readouterr()
    evaluated(bank_folder, questions, "--against", "run.json", "--json")
    assert json.loads(capsys.readouterr().out)["against"]["worse"] == []


def test_a_conversation_is_kept_over_its_lines(
    bank_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(
        tmp_path / "talk.jsonl",
        {"id": 1, "question": "i lost my card", "conversation": "a", "outcome": "answered"},
        {"id": 2, "question": "source?", "conversation": "a", "outcome": "answered"},
        {"id": 3, "question": "source?", "conversation": "b", "outcome": "answered"},
    )
    evaluated(bank_folder, file, "--json")
    results = json.loads(capsys.readouterr().out)["results"]
    assert [result["points"] for result in results] == [1.0, 1.0, 0.0]


def test_a_line_separator_inside_a_question_ends_no_line(bank_folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "q.jsonl"
    line = {"id": 1, "question": "hello\u2028you", "outcome": "smalltalk"}
    file.write_text(json.dumps(line, ensure_ascii=False), encoding="utf-8")
    assert evaluated(bank_folder, file) == 0


def test_held_out_aliases_are_asked(bank_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluated(bank_folder, "--held-out", 2, "--json") == 0
    run = json.loads(capsys.readouterr().out)
    assert [result["id"] for result in run["results"]] == ["cards/lost-card#1"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{\n", "line 1: not a JSON object on one line"),
        ('{"id": 1, "question": "a"}\n', "nothing is expected"),
        (b"\xff\n", "not UTF-8 text"),
    ],
)
def test_a_broken_file_is_one_clear_line_and_status_2(
    bank_folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    content: str | bytes,
    said: str,
) -> None:
    file = tmp_path / "q.jsonl"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    assert evaluated(bank_folder, file) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["--held-out", "0"],
        ["--held-out", "2", "questions.jsonl"],
        ["questions.jsonl", "--against", "missing.json"],
        ["questions.jsonl", "--against", "questions.jsonl"],
        ["questions.jsonl", "--save", "missing/run.json"],
    ],
    ids=" ".join,
)
def test_wrong_use_is_one_clear_line_and_status_2(
    bank_folder: Path, questions: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert questions.exists()
    assert evaluated(bank_folder, *arguments) == 2
    assert capsys.readouterr().err.count("\n") == 1
