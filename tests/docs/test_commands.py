"""The commands that `docs/commands.md` shows run, and its tables name what there is."""

import re
import shlex
from pathlib import Path

import pytest

from bot.cli.main import main
from bot.knowledge.base import Knowledge

PAGE = (Path(__file__).parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")
COMMANDS = [
    line
    for block in re.findall(r"```sh\n(.*?)```", PAGE, re.S)
    for line in block.splitlines()
    if re.match(r"python -m bot (salary|compare|plan \w|glossary|sources)", line)
]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_runs(
    command: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    assert main(shlex.split(command)[3:]) == 0
    assert capsys.readouterr().out


def test_the_questions_of_a_plan_are_listed_with_their_choices(shipped: Knowledge) -> None:
    for question in shipped.advice.questions:
        choices = ", ".join(f"`{choice.id}`" for choice in question.choices)
        assert f"| `{question.id}` | {choices} |" in PAGE
