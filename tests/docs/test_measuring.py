"""The commands that `docs/measuring.md` shows, run in order as a curator would."""

import re
import shlex
from pathlib import Path

import pytest

from bot.cli.main import main
from bot.curation.questions import EXPECTATIONS, Question

PAGE = (Path(__file__).parents[2] / "docs" / "measuring.md").read_text(encoding="utf-8")
COMMANDS = [
    line for block in re.findall(r"```sh\n(.*?)```", PAGE, re.S) for line in block.split("\n")
]
(QUESTIONS,) = re.findall(r"```json\n(.*?)```", PAGE, re.S)


@pytest.mark.slow
def test_the_commands_run_and_the_questions_are_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    Path("questions.jsonl").write_text(QUESTIONS, encoding="utf-8")
    for command in filter(None, COMMANDS):
        python, module, bot, *arguments = shlex.split(command)
        assert (python, module, bot) == ("python", "-m", "bot")
        assert main(arguments) == 0, command
    out = capsys.readouterr().out
    assert "4 questions, 100.0% right" in out
    assert "0 better, 0 worse, 0 changed" in out


def test_the_page_tells_every_key() -> None:
    keys = {field.alias or name for name, field in Question.model_fields.items()} | {*EXPECTATIONS}
    assert [key for key in sorted(keys) if f"`{key}`" not in PAGE and f'"{key}"' not in PAGE] == []
