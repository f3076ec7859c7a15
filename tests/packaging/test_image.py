"""What the image and the service are made from, as far as it can be read without building them."""

import fnmatch
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.packaging.conftest import ROOT, copied_by_the_image

IMAGE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
UNIT = ROOT / "deploy" / "career-advisor.service"


def test_the_image_is_of_two_stages_from_a_named_version() -> None:
    bases = re.findall(r"^FROM (\S+)", IMAGE, re.M)
    assert len(bases) == 2
    assert all(re.fullmatch(r"python:3\.\d+-slim-\w+", base) for base in bases)
    assert len(set(bases)) == 1, "an environment made by one Python does not run on another"


def test_the_image_runs_without_rights_and_tells_its_health() -> None:
    last = IMAGE.split("\nFROM ")[-1]
    assert re.search(r"^USER advisor$", last, re.M)
    assert "/healthz" in last
    assert "HEALTH_PORT=8080" in last


def test_what_the_image_copies_is_let_through() -> None:
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    assert lines[0] == "*"
    assert {line[1:] for line in lines if line.startswith("!")} == set(copied_by_the_image())
    left_out = [line for line in lines if line.startswith("**/")]
    assert any(fnmatch.fnmatch("bot/__built__", pattern) for pattern in left_out)


def test_the_pins_fit_what_the_package_asks_for() -> None:
    text = (ROOT / "deploy" / "requirements.txt").read_text(encoding="utf-8")
    pins = dict(re.findall(r"^([a-z0-9.-]+)==(\S+) \\$", text, re.M))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for line in project["dependencies"]:
        asked = Requirement(line)
        pin = pins.get(canonicalize_name(asked.name))
        assert pin is not None, f"{asked.name} is not pinned: make pins"
        assert asked.specifier.contains(pin), f"{line} is pinned to {pin}: make pins"


def test_every_pin_names_its_files_by_their_hashes() -> None:
    text = (ROOT / "deploy" / "requirements.txt").read_text(encoding="utf-8")
    pins = text.replace("\\\n", " ").splitlines()
    assert pins
    assert all(re.fullmatch(r"\S+==\S+( +--hash=sha256:[0-9a-f]{64})+", pin) for pin in pins)
    assert "--require-hashes" in IMAGE


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd here")
def test_systemd_understands_the_unit(tmp_path: Path) -> None:
    program = tmp_path / "career-advisor"
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    unit = tmp_path / UNIT.name
    text = UNIT.read_text(encoding="utf-8")
    unit.write_text(text.replace("/opt/career-advisor/bin/career-advisor", str(program)), "utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(unit)],
        capture_output=True,
        text=True,
        check=False,
    )
    complaints = [line for line in done.stderr.splitlines() if UNIT.name in line]
    assert complaints == []


def test_the_unit_leaves_a_wrong_setting_stopped() -> None:
    text = UNIT.read_text(encoding="utf-8")
    assert "RestartPreventExitStatus=2\n" in text
    assert "Restart=on-failure\n" in text


def test_compose_mounts_what_the_image_writes() -> None:
    services = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]
    advisor = services["advisor"]
    assert advisor["read_only"] is True
    assert advisor["volumes"] == ["data:/data"]
    assert "DATA_DIR=/data" in IMAGE
