"""Metrics: what Prometheus reads of the running bot. No member, server or question is in them.

Imported only where `/metrics` is served: the client library takes a start some 30 ms.
"""

from collections.abc import Iterable, Mapping
from logging import Handler, LogRecord

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
)

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"  # of what `Metrics.written` returns

# Seconds. Discord wants a first response within 3; answers are promised within a quarter.
_ADVISOR_S = (0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0)
_NETWORK_S = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0, 5.0, 10.0)
_CONFIDENCE = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)


class Metrics:
    """Counts what happens and writes it down for Prometheus."""

    def __init__(self) -> None:
        """Begin to count."""
        registry = self._registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        self._asked = Counter(
            "advisor_questions", "Questions answered", ["outcome"], registry=registry
        )
        self._confidence = Histogram(
            "advisor_confidence",
            "Confidence of the replies",
            ["outcome"],
            buckets=_CONFIDENCE,
            registry=registry,
        )
        self._thought = Histogram(
            "advisor_reply_seconds",
            "Time to find and compose a reply",
            buckets=_ADVISOR_S,
            registry=registry,
        )
        self._handled = Histogram(
            "advisor_handling_seconds",
            "Time from an event of Discord to the last request about it",
            buckets=_NETWORK_S,
            registry=registry,
        )
        self._requested = Histogram(
            "advisor_rest_seconds",
            "Time of requests to Discord's REST API",
            ["method", "route"],
            buckets=_NETWORK_S,
            registry=registry,
        )
        self._refused = Counter(
            "advisor_rest_errors",
            "Requests that Discord did not accept, by status, or by the connection's fault",
            ["method", "route", "status"],
            registry=registry,
        )
        self._limited = Counter(
            "advisor_rate_limits",
            "Requests that were over a rate limit (429), by whose: user, shared or global",
            ["scope"],
            registry=registry,
        )
        self._gateway_events = Counter(
            "advisor_gateway_events",
            "What became of connections to the gateway",
            ["event"],
            registry=registry,
        )
        self._logged = Counter(
            "advisor_log_lines", "Lines logged, by level", ["level"], registry=registry
        )
        self._shard_up = Gauge(
            "advisor_shard_up", "Whether a shard is connected", ["shard"], registry=registry
        )
        self._shard_latency = Gauge(
            "advisor_shard_latency_seconds",
            "Time of a shard's last heartbeat to Discord and back",
            ["shard"],
            registry=registry,
        )
        self._servers = Gauge("advisor_servers", "Servers the bot is in", registry=registry)
        self._in_hand = Gauge(
            "advisor_in_hand", "Events that are being answered now: the queue", registry=registry
        )
        self._loop_lag = Gauge(
            "advisor_loop_lag_seconds",
            "How long what is due waits for its turn in the event loop",
            registry=registry,
        )
        self._ready = Gauge(
            "advisor_ready", "Whether a part can do its work", ["part"], registry=registry
        )
        self._database_s = Gauge(
            "advisor_database_seconds", "Time of the last look at the database", registry=registry
        )
        self._database_in_use = Gauge(
            "advisor_database_connections_in_use", "Of the pool", registry=registry
        )
        self._knowledge = Gauge(
            "advisor_knowledge_info",
            "1 for the version and knowledge that run",
            ["version", "knowledge"],
            registry=registry,
        )
        for level in ("WARNING", "ERROR"):  # so that the first one is a change and not a beginning
            self._logged.labels(level)

    def told(self, outcome: str, *, confidence: float, seconds: float) -> None:
        """Count a question that was answered.

        Args:
            outcome: Of the reply.
            confidence: Of the reply, 0 to 1.
            seconds: That the advisor took for it.
        """
        self._asked.labels(outcome).inc()
        self._confidence.labels(outcome).observe(confidence)
        self._thought.observe(seconds)

    def handled(self, seconds: float) -> None:
        """Count an event that is done."""
        self._handled.observe(seconds)

    def requested(self, method: str, route: str, seconds: float, refused: str | None) -> None:
        """Count a request to Discord.

        Args:
            method: GET, POST, ...
            route: Its path with names in the place of ids.
            seconds: That it took.
            refused: The status if that is an error, or the kind of the connection's fault.
        """
        self._requested.labels(method, route).observe(seconds)
        if refused:
            self._refused.labels(method, route, refused).inc()

    def limited(self, scope: str) -> None:
        """Count a request that was over a rate limit."""
        self._limited.labels(scope).inc()

    def gateway(self, event: str) -> None:
        """Count what became of a connection to the gateway."""
        self._gateway_events.labels(event).inc()

    def logged(self, level: str) -> None:
        """Count a line of the log."""
        self._logged.labels(level).inc()

    def look(
        self,
        *,
        shards: Iterable[tuple[int, bool, float]],
        servers: int,
        in_hand: int,
        loop_lag_s: float,
        ready: Mapping[str, bool],
        database_s: float,
        database_in_use: int,
        version: str,
        knowledge: str,
    ) -> None:
        """Take down how things stand.

        Args:
            shards: Of each its number, whether it is connected, and its latency in seconds.
            servers: That the bot is in.
            in_hand: Events that are being answered.
            loop_lag_s: How late the event loop is.
            ready: Parts, and whether each can do its work.
            database_s: Time of a look at the database.
            database_in_use: Connections in use.
            version: Of the program.
            knowledge: Its revision.
        """
        for number, is_up, latency_s in shards:
            self._shard_up.labels(str(number)).set(is_up)
            self._shard_latency.labels(str(number)).set(latency_s)
        self._servers.set(servers)
        self._in_hand.set(in_hand)
        self._loop_lag.set(loop_lag_s)
        for part, is_ready in ready.items():
            self._ready.labels(part).set(is_ready)
        self._database_s.set(database_s)
        self._database_in_use.set(database_in_use)
        self._knowledge.clear()
        self._knowledge.labels(version, knowledge).set(1)

    def written(self) -> bytes:
        """Return everything as Prometheus reads it."""
        return generate_latest(self._registry)

    @property
    def names(self) -> frozenset[str]:
        """Return the names of all series that can be asked for."""
        endings = {"histogram": ("_bucket", "_sum", "_count"), "counter": ("_total",)}
        return frozenset(
            family.name + ending
            for family in self._registry.collect()
            for ending in endings.get(family.type, ("",))
        )


class CountingHandler(Handler):
    """Counts warnings and errors of the log, whoever logs them."""

    def __init__(self, metrics: Metrics) -> None:
        super().__init__("WARNING")
        self._metrics = metrics

    def emit(self, record: LogRecord) -> None:
        """Count a line."""
        self._metrics.logged(record.levelname)
