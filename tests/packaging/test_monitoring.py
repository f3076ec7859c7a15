"""The dashboard and the alerts ask only for metrics that there are; each alert has an advice."""

import json
import re

import pytest
import yaml

from bot.metrics import Metrics
from tests.packaging.conftest import ROOT

DASHBOARD = json.loads((ROOT / "deploy" / "grafana.json").read_text(encoding="utf-8"))
PANELS = [panel for panel in DASHBOARD["panels"] if panel["type"] != "row"]
RULES = yaml.safe_load((ROOT / "deploy" / "alerts.yaml").read_text(encoding="utf-8"))
ALERTS = {rule["alert"]: rule for group in RULES["groups"] for rule in group["rules"]}
ASKED_FOR = re.compile(r"\b(?:advisor|process)_[a-z_]+")


@pytest.fixture(scope="module")
def names() -> frozenset[str]:
    return Metrics().names


def test_the_dashboard_asks_for_metrics_that_there_are(names: frozenset[str]) -> None:
    asked = {
        name
        for panel in PANELS
        for target in panel["targets"]
        for name in ASKED_FOR.findall(target["expr"])
    }
    assert asked, "it asks for something"
    assert asked <= names


def test_every_metric_of_ours_is_on_the_dashboard(names: frozenset[str]) -> None:
    text = json.dumps(DASHBOARD)
    ours = {re.sub(r"_(bucket|sum|count|total)$", "", one) for one in names if "advisor" in one}
    assert {one for one in ours if one not in text} == set()


def test_the_panels_of_the_dashboard_do_not_overlap() -> None:
    taken: set[tuple[int, int]] = set()
    for panel in DASHBOARD["panels"]:
        at = panel["gridPos"]
        cells = {
            (x, y)
            for x in range(at["x"], at["x"] + at["w"])
            for y in range(at["y"], at["y"] + at["h"])
        }
        assert at["x"] + at["w"] <= 24, panel["title"]
        assert not taken & cells, panel["title"]
        taken |= cells


@pytest.mark.parametrize("alert", ALERTS)
def test_an_alert_asks_for_metrics_that_there_are(alert: str, names: frozenset[str]) -> None:
    assert set(ASKED_FOR.findall(ALERTS[alert]["expr"])) <= names


@pytest.mark.parametrize("alert", ALERTS)
def test_an_alert_says_what_to_do(alert: str) -> None:
    manual = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    assert f"`{alert}`" in manual
    assert ALERTS[alert]["labels"]["severity"] in ("page", "ticket")


def test_prometheus_scrapes_the_job_that_the_alerts_name() -> None:
    compose = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
    config = yaml.safe_load((ROOT / "deploy" / "prometheus.yaml").read_text(encoding="utf-8"))
    jobs = {job["job_name"] for job in config["scrape_configs"]}
    named = set(re.findall(r'job="([^"]+)"', str(RULES)))
    assert named <= jobs
    (target,) = config["scrape_configs"][0]["static_configs"][0]["targets"]
    name, port = target.split(":")
    assert name in compose["services"]
    assert f"HEALTH_PORT={port}" in (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert compose["services"][name]["environment"]["HEALTH_HOST"] == "0.0.0.0"  # noqa: S104


def test_the_bot_waits_for_a_database_that_nobody_else_reaches() -> None:
    compose = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
    advisor, database = compose["services"]["advisor"], compose["services"]["database"]
    assert advisor["depends_on"]["database"] == {"condition": "service_healthy"}
    assert "healthcheck" in database
    assert "ports" not in database
    assert database["networks"] == ["database"]
    assert compose["networks"]["database"] == {"internal": True}
    assert advisor["environment"]["DATABASE_URL"].startswith("postgresql+asyncpg://")
