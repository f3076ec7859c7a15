"""The wheel works from any folder, with nothing beside it but what it asks for."""

import json
import re
import subprocess
import zipfile
from pathlib import Path

import pytest

from bot import __version__
from tests.packaging.conftest import ROOT, Run

pytestmark = pytest.mark.slow


def test_it_carries_the_knowledge_and_nothing_that_was_made_by_a_run(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    knowledge = {
        path.relative_to(ROOT / "knowledge").as_posix()
        for path in (ROOT / "knowledge").rglob("*.yaml")
    }
    carried = {
        name.removeprefix("bot/shipped_knowledge/")
        for name in names
        if name.startswith("bot/shipped_knowledge/") and name.endswith(".yaml")
    }
    assert carried == knowledge
    assert [name for name in names if "__pycache__" in name or "__built__" in name] == []
    assert not any(name.startswith(("tests/", "docs/", "bench/")) for name in names)


def test_it_brings_what_runs_it_and_no_tool(bin_folder: Path) -> None:
    listed = subprocess.run(
        [str(bin_folder / "python"), "-m", "pip", "list", "--format", "json"],
        capture_output=True,
        check=True,
    )
    names = {package["name"].lower() for package in json.loads(listed.stdout)}
    assert names.isdisjoint({"pytest", "mypy", "ruff", "hypothesis", "mkdocs", "mkdocs-material"})
    subprocess.run([str(bin_folder / "python"), "-m", "pip", "check"], check=True)


def test_it_answers_a_question_with_citations(run: Run) -> None:
    done = run("ask", "--json", "do i need a degree for this")
    assert (done.returncode, done.stderr) == (0, "")
    reply = json.loads(done.stdout)
    assert reply["outcome"] == "answered"
    assert reply["answers"][0]["entry"] == "education/degree-needed"
    assert reply["citations"]


def test_it_talks_looks_up_and_draws(run: Run, tmp_path: Path) -> None:
    assert "[1]" in run("chat", typed="how long does training take\n").stdout
    done = run("salary", "--state", "alaska", "--picture", "pay.png")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "pay.png").read_bytes().startswith(b"\x89PNG")


def test_it_writes_the_site(run: Run, tmp_path: Path) -> None:
    done = run("site", "public")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "public" / "questions" / "education" / "degree-needed.html").is_file()
    assert (tmp_path / "public" / "style.css").is_file()


def test_its_knowledge_passes_the_check(run: Run) -> None:
    done = run("check")
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_folder_with_a_mistake_fails_the_check(run: Run, tmp_path: Path) -> None:
    (tmp_path / "sources.yaml").write_text("- {id: Handbook, title: Handbook}\n", encoding="utf-8")
    assert run("check", ".").returncode == 1


@pytest.mark.parametrize(
    "arguments", [("ask",), ("dance",), ("serve",), ("ask", "--knowledge", "x", "hi")]
)
def test_wrong_use_is_one_line_and_status_2(run: Run, arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_it_makes_its_database(run: Run) -> None:
    done = run("migrate")
    assert done.returncode == 0, done.stderr
    assert re.match(r"the database is at revision \w+", done.stdout)


def test_it_tells_its_version(wheel: Path, run: Run) -> None:
    assert run("--version").stdout == f"career-advisor {__version__}\n"
    assert wheel.name == f"career_advisor-{__version__}-py3-none-any.whl"
