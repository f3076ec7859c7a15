"""The program as it is shipped: built from what the image copies, alone in an environment."""

import os
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NO_NETWORK = re.compile(
    r"NewConnectionError|NameResolutionError|Temporary failure|Network is unreachable"
    r"|No matching distribution found|ConnectTimeout|ReadTimeout"
)
LEFT_OUT = shutil.ignore_patterns("__pycache__", "__built__")

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def pip(python: Path, *arguments: str) -> None:
    """Run pip, and skip where it finds no network."""
    command = [str(python), "-m", "pip", *arguments, "--quiet", "--disable-pip-version-check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode and NO_NETWORK.search(done.stderr):
        pytest.skip(f"pip reaches no package index: {done.stderr.strip().splitlines()[-1]}")
    assert done.returncode == 0, done.stderr


def copied_by_the_image() -> Sequence[str]:
    """Return what the Dockerfile copies from this folder into its first stage."""
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    copies = [line.split()[1:-1] for line in lines if line.startswith("COPY ") and "--" not in line]
    return [name for names in copies for name in names]


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("dist")
    for name in copied_by_the_image():
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name, ignore=LEFT_OUT)
        else:
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, source / name)
    pip(Path(sys.executable), "wheel", "--no-deps", "--wheel-dir", str(out), str(source))
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def bin_folder(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment that holds the wheel and what it needs to run."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    pip(programs / "python", "install", str(wheel))
    return programs


@pytest.fixture
def run(bin_folder: Path, tmp_path: Path) -> Run:
    """Run the installed program in an empty folder, with no setting of ours."""

    def run(*arguments: str, typed: str = "") -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [str(bin_folder / "career-advisor"), *arguments],
            cwd=tmp_path,
            env={"HOME": str(tmp_path), "PATH": os.defpath, "DATA_DIR": str(tmp_path / "data")},
            input=typed,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run
