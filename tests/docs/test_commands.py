"""The commands that `docs/commands.md` shows run, and its tables name what there is."""

import re
import shlex
from pathlib import Path

import pytest
from discord import app_commands
from discord.ext import commands

from bot.cli.main import main
from bot.discord_app.cogs.advising import Advising
from bot.discord_app.cogs.asking import Asking
from bot.discord_app.cogs.faq import Faq
from bot.discord_app.cogs.inbox import Inbox
from bot.discord_app.cogs.informing import Informing
from bot.discord_app.cogs.knowledge import Knowledge as KnowledgeGroup
from bot.discord_app.cogs.planning import Planning
from bot.discord_app.cogs.preferences import Preferences
from bot.discord_app.cogs.privacy import Privacy
from bot.discord_app.cogs.statistics import Statistics
from bot.knowledge.base import Knowledge

PAGE = (Path(__file__).parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")
COGS: tuple[type[commands.Cog], ...] = (
    *(Asking, Advising, Planning, Informing, Privacy),
    *(Faq, Inbox, Statistics, Preferences, KnowledgeGroup),
)
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


def test_every_slash_command_is_listed_with_its_options() -> None:
    rows = {line.split("`")[1]: line for line in PAGE.splitlines() if line.startswith("| `/")}
    found = {}
    for cog in COGS:
        group = f"{cog.__cog_group_name__} " if issubclass(cog, commands.GroupCog) else ""
        for command in cog.__cog_app_commands__:
            assert isinstance(command, app_commands.Command)
            found[f"/{group}{command.name}"] = [f"{one.name}:" for one in command.parameters]
    assert set(found) == set(rows)
    for name, options in found.items():
        assert re.findall(r"`([a-z]+:)`", rows[name]) == options


@pytest.mark.parametrize("command", "serve sync migrate backup restore export import".split())
def test_what_runs_the_bot_is_told(command: str) -> None:
    assert f"\n## {command}\n" in PAGE
    assert re.search(rf"^python -m bot {command}( |$)", PAGE, re.MULTILINE)
