import os
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import pytest

from bot.cli.main import COMMANDS, main

ROOT = Path(__file__).parents[2]


def run(arguments: Sequence[str]) -> int:
    """Return the exit status of a command, however it ends."""
    try:
        return main(arguments)
    except SystemExit as ended:
        return int(ended.code or 0)


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["aks", "degree"],
        ["ask"],
        ["ask", "   "],
        ["ask", "--jsn", "degree"],
        ["ask", "--batch", "-"],
        ["ask", "--json", "--batch", "-", "degree"],
        ["ask", "--json", "--batch", "missing.jsonl"],
        ["ask", "--json", "--batch", "."],
        ["ask", "--knowledge", "missing", "degree"],
        ["ask", "--knowledge", ".", "degree"],
        ["chat", "--knowledge", "missing"],
        ["check", "missing"],
        ["audit", "missing"],
        ["eval"],
        ["eval", "missing.jsonl"],
    ],
    ids=" ".join,
)
def test_wrong_use_is_one_clear_line_and_status_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("python -m bot")
    assert said.err.count("\n") == 1
    assert "Traceback" not in said.err


def test_a_broken_file_is_named_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "sources.yaml").write_text("- {id: a, title: A, titel: B}\n")
    assert run(["ask", "--knowledge", str(tmp_path), "degree"]) == 2
    said = capsys.readouterr().err
    assert f"{tmp_path}/sources.yaml:1: " in said
    assert said.count("\n") == 1


def test_a_wrong_setting_is_one_clear_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HEALTH_PORT", "many")
    assert run(["ask", "degree"]) == 2
    assert capsys.readouterr().err.startswith("python -m bot: HEALTH_PORT: ")


def test_a_failed_check_is_status_1(tmp_path: Path) -> None:
    assert run(["check", str(tmp_path)]) == 1


@pytest.mark.parametrize("command", ["", "ask", "chat", "check", "audit", "eval"])
def test_help_is_status_0(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*command.split(), "--help"]) == 0
    assert "usage: python -m bot" in capsys.readouterr().out


@pytest.mark.parametrize(
    "question", ["i lost my card", "default secret number", "zorblax", "hello", "\ud800", "\0"]
)
def test_whatever_is_asked_is_status_0(bank_folder: Path, question: str) -> None:
    assert run(["ask", "--knowledge", str(bank_folder), question]) == 0


def test_ctrl_c_ends_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], bank_folder: Path
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("bot.app.Advisor.ask", interrupted)
    assert run(["ask", "--knowledge", str(bank_folder), "degree"]) == 130
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("json", [[], ["--json"]], ids=["text", "json"])
def test_a_closed_pipe_ends_without_a_traceback(bank_folder: Path, json: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "bot", "ask", *json, "--knowledge", str(bank_folder), "hello"]
    ended = subprocess.run(
        command, stdout=writer, stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    os.close(writer)
    assert (ended.returncode, ended.stderr) == (1, b"")


def test_every_command_is_in_the_module_that_is_said_to_have_it() -> None:
    for module, added in COMMANDS.items():
        parser = ArgumentParser()
        commands = parser.add_subparsers()
        import_module(f"bot.cli.{module}").add_commands(commands)
        assert list(commands.choices) == added.split()
