import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from bot.cli.main import main

KEYS = (
    "id question outcome confidence message answers citations options knowledge elapsed_ms".split()
)


def asked(
    capsys: pytest.CaptureFixture[str], folder: Path, *arguments: str
) -> tuple[int, list[dict[str, Any]]]:
    status = main(["ask", "--knowledge", str(folder), *arguments])
    return status, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def batch(
    capsys: pytest.CaptureFixture[str],
    folder: Path,
    tmp_path: Path,
    *lines: str | Mapping[str, object],
) -> tuple[int, list[dict[str, Any]]]:
    """Answer lines, given as they are or as objects."""
    written = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    file = tmp_path / "batch.jsonl"
    file.write_text("\n".join(written) + "\n", encoding="utf-8")
    return asked(capsys, folder, "--json", "--batch", str(file))


def test_a_question_is_answered_in_words(
    capsys: pytest.CaptureFixture[str], bank_folder: Path
) -> None:
    assert main(["ask", "--knowledge", str(bank_folder), "i", "lost", "my", "card"]) == 0
    out = capsys.readouterr().out
    assert "Block it in the app, which takes 5 minutes.[1]" in out
    assert "[1] Handbook, Cards (2019-05-01)" in out


def test_json_is_one_object_with_the_keys_of_the_contract(
    capsys: pytest.CaptureFixture[str], bank_folder: Path
) -> None:
    status, (reply,) = asked(capsys, bank_folder, "--json", "i lost my card")
    assert (status, list(reply)) == (0, KEYS)
    assert (reply["id"], reply["question"]) == (None, "i lost my card")


def test_a_batch_is_answered_in_order(
    capsys: pytest.CaptureFixture[str], bank_folder: Path, tmp_path: Path
) -> None:
    status, replies = batch(
        capsys,
        bank_folder,
        tmp_path,
        {"id": "b", "question": "i lost my card"},
        {"id": 7, "question": "zorblax"},
        {"question": "hello"},
    )
    assert status == 0
    assert [(reply["id"], reply["outcome"]) for reply in replies] == [
        ("b", "answered"),
        (7, "unanswered"),
        (None, "smalltalk"),
    ]


@pytest.mark.parametrize(
    ("line", "id"),
    [
        ("{", None),
        ("[]", None),
        ("7", None),
        ('"text"', None),
        ("null", None),
        ("[" * 100_000, None),
        ('{"id": "x"}', "x"),
        ('{"id": "x", "question": null}', "x"),
        ('{"id": "x", "question": ["a"]}', "x"),
        ('{"id": ["x"], "question": "a"}', None),
        ('{"id": 1.5, "question": "a"}', None),
        ('{"id": "x", "question": "a", "conversation": {}}', "x"),
    ],
)
def test_a_malformed_line_is_told_in_its_place(
    capsys: pytest.CaptureFixture[str],
    bank_folder: Path,
    tmp_path: Path,
    line: str,
    id: str | None,
) -> None:
    good = {"id": "good", "question": "i lost my card"}
    status, replies = batch(capsys, bank_folder, tmp_path, good, line, good)
    assert status == 1
    assert [reply["id"] for reply in replies] == ["good", id, "good"]
    assert list(replies[1]) == ["id", "error"]
    assert [reply["outcome"] for reply in replies[::2]] == ["answered", "answered"]


def test_bytes_that_are_no_text_do_not_stop_a_batch(
    capsys: pytest.CaptureFixture[str], bank_folder: Path, tmp_path: Path
) -> None:
    file = tmp_path / "batch.jsonl"
    file.write_bytes(b'\xef\xbb\xbf{"id": 1, "question": "hello"}\n{"id": 2, "question": "\xff"}\n')
    status, replies = asked(capsys, bank_folder, "--json", "--batch", str(file))
    assert (status, [reply["id"] for reply in replies]) == (0, [1, 2])


@pytest.mark.parametrize("question", ["\ud800", "\0", "\u2028", "\u202e", "a" * 100_000, ""])
def test_any_text_is_answered_on_one_line(
    capsys: pytest.CaptureFixture[str], bank_folder: Path, tmp_path: Path, question: str
) -> None:
    file = tmp_path / "batch.jsonl"
    file.write_text(json.dumps({"id": 1, "question": question}))
    assert main(["ask", "--knowledge", str(bank_folder), "--json", "--batch", str(file)]) == 0
    (line,) = capsys.readouterr().out.rstrip("\n").split("\n")
    assert json.loads(line)["question"] == question


def test_lines_of_one_conversation_share_a_context(
    capsys: pytest.CaptureFixture[str], bank_folder: Path, tmp_path: Path
) -> None:
    _, replies = batch(
        capsys,
        bank_folder,
        tmp_path,
        {"id": 1, "question": "i lost my card", "conversation": "a"},
        {"id": 2, "question": "source?", "conversation": "b"},
        {"id": 3, "question": "source?"},
        {"id": 4, "question": "source?", "conversation": "a"},
    )
    assert [reply["outcome"] == "answered" for reply in replies] == [True, False, False, True]


def test_blank_lines_are_passed_over(
    capsys: pytest.CaptureFixture[str], bank_folder: Path, tmp_path: Path
) -> None:
    status, replies = batch(capsys, bank_folder, tmp_path, "", {"question": "hello"}, "  ")
    assert (status, len(replies)) == (0, 1)


def test_an_empty_batch_is_no_mistake(
    capsys: pytest.CaptureFixture[str], bank_folder: Path, tmp_path: Path
) -> None:
    assert batch(capsys, bank_folder, tmp_path, "") == (0, [])


def test_the_minimal_folder_answers(
    capsys: pytest.CaptureFixture[str], minimal_folder: Path
) -> None:
    _, (reply,) = asked(capsys, minimal_folder, "--json", "card stolen")
    (answer,) = reply["answers"]
    assert (answer["entry"], answer["text"]) == ("cards/lost-card", "Block it in the app.[1]")
