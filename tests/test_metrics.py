"""Metrics: what Prometheus reads, and what never is in it."""

import logging

import pytest

from bot.metrics import CountingHandler, Metrics


@pytest.fixture
def metrics() -> Metrics:
    return Metrics()


def looked_at(metrics: Metrics, *, knowledge: str = "abc") -> str:
    metrics.look(
        shards=[(0, True, 0.04), (1, False, float("nan"))],
        servers=7,
        in_hand=2,
        loop_lag_s=0.001,
        ready={"gateway": False, "database": True, "knowledge": True},
        database_s=0.002,
        database_in_use=1,
        version="1.2.3",
        knowledge=knowledge,
    )
    return metrics.written().decode()


def test_questions_are_counted_by_outcome(metrics: Metrics) -> None:
    for _ in range(2):
        metrics.told("answered", confidence=0.97, seconds=0.0007)
    metrics.told("unanswered", confidence=0.1, seconds=0.0007)
    written = looked_at(metrics)
    assert 'advisor_questions_total{outcome="answered"} 2.0' in written
    assert 'advisor_questions_total{outcome="unanswered"} 1.0' in written
    assert 'advisor_confidence_bucket{le="0.95",outcome="answered"} 0.0' in written
    assert 'advisor_confidence_bucket{le="1.0",outcome="answered"} 2.0' in written
    assert 'advisor_reply_seconds_bucket{le="0.001"} 3.0' in written


def test_requests_are_counted_with_their_errors(metrics: Metrics) -> None:
    metrics.requested("POST", "/channels/{id}/messages", 0.2, None)
    metrics.requested("POST", "/channels/{id}/messages", 0.3, "502")
    metrics.limited("shared")
    written = looked_at(metrics)
    labels = 'method="POST",route="/channels/{id}/messages"'
    assert f"advisor_rest_seconds_count{{{labels}}} 2.0" in written
    assert f'advisor_rest_errors_total{{{labels},status="502"}} 1.0' in written
    assert 'advisor_rate_limits_total{scope="shared"} 1.0' in written


def test_how_things_stand_is_told(metrics: Metrics) -> None:
    written = looked_at(metrics)
    assert 'advisor_shard_up{shard="0"} 1.0' in written
    assert 'advisor_shard_up{shard="1"} 0.0' in written
    assert 'advisor_ready{part="gateway"} 0.0' in written
    assert "advisor_in_hand 2.0" in written
    assert "process_resident_memory_bytes" in written


def test_only_the_knowledge_that_runs_is_told(metrics: Metrics) -> None:
    looked_at(metrics, knowledge="before")
    written = looked_at(metrics, knowledge="after")
    assert 'knowledge="after"' in written
    assert "before" not in written


def test_warnings_and_errors_of_the_log_are_counted(metrics: Metrics) -> None:
    handler = CountingHandler(metrics)
    log = logging.getLogger("discord.gateway")
    log.addHandler(handler)
    try:
        log.info("nothing")
        log.warning("something")
    finally:
        log.removeHandler(handler)
    written = looked_at(metrics)
    assert 'advisor_log_lines_total{level="WARNING",source="discord"} 1.0' in written
    assert 'advisor_log_lines_total{level="ERROR",source="bot"} 0.0' in written


def test_two_bots_in_one_process_count_apart(metrics: Metrics) -> None:
    metrics.told("answered", confidence=1.0, seconds=0.001)
    assert "outcome" not in looked_at(Metrics())
