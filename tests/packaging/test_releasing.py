"""What runs before a change lands and when a version is released."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.packaging.conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def steps(path: Path) -> list[str]:
    jobs = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"]
    return [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step]


def test_the_hooks_run_what_has_to_pass() -> None:
    gate = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    entries = [hook["entry"] for repo in hooks["repos"] for hook in repo["hooks"]]
    assert entries == re.findall(r"^make \w+$", gate, re.M)
    assert ".ci/run" in steps(ROOT / ".github" / "workflows" / "ci.yml")
    assert ".ci/run" in steps(ROOT / ".github" / "workflows" / "release.yml")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_programs_of_ours_that_workflows_run_are_there(path: Path) -> None:
    for line in steps(path):
        for program in re.findall(r"(?<!\S)(\.ci/\w+)", line):
            assert (ROOT / program).stat().st_mode & 0o100, program


@pytest.mark.parametrize("path", sorted((ROOT / ".github").rglob("*.yml")), ids=lambda p: p.name)
def test_forms_and_workflows_are_yaml(path: Path) -> None:
    assert isinstance(yaml.safe_load(path.read_text(encoding="utf-8")), dict)


@pytest.fixture
def released(tmp_path: Path) -> Path:
    """A checkout of a version that has a chapter."""
    for name in (".ci/notes", "bot/__init__.py", "CHANGELOG.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "bot" / "__init__.py").write_text('__version__ = "7.1.0"\n', encoding="utf-8")
    (tmp_path / "CHANGELOG.md").write_text(
        "# Changelog\n\n## [Unreleased]\n\n- later\n\n## [7.1.0] - 2027-01-02\n\n### Added\n\n"
        "- something\n\n## [7.0.0] - 2027-01-01\n\n- before\n",
        encoding="utf-8",
    )
    return tmp_path


def notes(folder: Path, version: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [str(folder / ".ci" / "notes"), version], capture_output=True, text=True, check=False
    )


def test_the_notes_of_a_release_are_its_chapter(released: Path) -> None:
    done = notes(released, "7.1.0")
    assert done.returncode == 0
    assert done.stdout.split() == ["###", "Added", "-", "something"]


@pytest.mark.parametrize("version", ["7.0.0", "7.2.0", "7"])
def test_a_tag_that_is_not_the_package_stops_the_release(released: Path, version: str) -> None:
    assert notes(released, version).returncode == 1


def test_a_version_without_a_chapter_stops_the_release(released: Path) -> None:
    (released / "CHANGELOG.md").write_text("# Changelog\n\n## [7.1.0]\n\n## [7.0.0]\n", "utf-8")
    assert notes(released, "7.1.0").returncode == 1
