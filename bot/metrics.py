"""Metrics: what Prometheus reads of the running bot. No member, server or question is in them.

Imported only where `/metrics` is served: the client library takes a start some 30 ms.
"""

from collections.abc import Iterable, Mapping
from functools import partial
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
_LINE = ("level", "source")
_CONFIDENCE = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)


class Metrics:
    """Counts what happens and writes it down for Prometheus."""

    def __init__(self) -> None:
        """Begin to count."""
        registry = self._registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        counter = partial(Counter, registry=registry)
        gauge = partial(Gauge, registry=registry)
        histogram = partial(Histogram, registry=registry)
        by_route = ["method", "route"]
        # Questions.
        self._asked = counter("advisor_questions", "Questions answered", ["outcome"])
        self._confidence = histogram(
            "advisor_confidence", "Of the replies, 0 to 1", ["outcome"], buckets=_CONFIDENCE
        )
        self._thought = histogram(
            "advisor_reply_seconds", "Time to find and compose a reply", buckets=_ADVISOR_S
        )
        self._handled = histogram(
            "advisor_handling_seconds",
            "Time from an event of Discord to the last request about it",
            buckets=_NETWORK_S,
        )
        # Requests to Discord.
        self._requested = histogram(
            "advisor_rest_seconds", "Time of requests to Discord", by_route, buckets=_NETWORK_S
        )
        self._refused = counter(
            "advisor_rest_errors",
            "Requests that Discord did not accept, by status, or by the connection's fault",
            [*by_route, "status"],
        )
        self._limited = counter(
            "advisor_rate_limits", "Requests over a rate limit: user, shared or global", ["scope"]
        )
        # The gateway.
        self._gateway_events = counter(
            "advisor_gateway_events", "What became of connections to the gateway", ["event"]
        )
        self._shard_up = gauge("advisor_shard_up", "Whether a shard is connected", ["shard"])
        self._shard_latency = gauge(
            "advisor_shard_latency_seconds", "Time of the last heartbeat there and back", ["shard"]
        )
        self._servers = gauge("advisor_servers", "Servers the bot is in")
        # The process.
        self._ready = gauge("advisor_ready", "Whether a part can do its work", ["part"])
        self._in_hand = gauge("advisor_in_hand", "Events that are being answered: the queue")
        self._loop_lag = gauge(
            "advisor_loop_lag_seconds", "How long what is due waits for its turn in the event loop"
        )
        self._database_s = gauge("advisor_database_seconds", "Time of a look at the database")
        self._database_in_use = gauge("advisor_database_connections_in_use", "Of the pool")
        self._knowledge = gauge(
            "advisor_knowledge_info",
            "1 for the version and knowledge that run",
            ["version", "knowledge"],
        )
        self._logged = counter(
            "advisor_log_lines", "Lines logged, by level and by whose: bot, discord, ...", _LINE
        )
        for level in ("WARNING", "ERROR"):  # so that the first one is a change and not a beginning
            self._logged.labels(level, "bot")

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

    def logged(self, level: str, source: str) -> None:
        """Count a line of the log.

        Args:
            level: WARNING or ERROR.
            source: The package that logged it.
        """
        self._logged.labels(level, source).inc()

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
        self._metrics.logged(record.levelname, record.name.partition(".")[0])
