"""Watching: who hears what happens here, and the requests to Discord. Nobody, unless it is wanted.

`bot.metrics.Metrics` watches where `/metrics` is served.
"""

import asyncio
import logging
import re
from types import SimpleNamespace
from typing import Protocol

import aiohttp

# A path without ids, tokens and names: what is left are Discord's words, of which there are few.
_BASE = re.compile(r"^/api/v\d+")
_TOKEN = re.compile(r"/(interactions|webhooks)/\d+/[^/]+")
# What somebody has uploaded, with the name that they gave it.
_FILE = re.compile(r"^(/(?:ephemeral-)?attachments/\d+/\d+)/.*", re.DOTALL)
_ID = re.compile(r"/\d+")

_log = logging.getLogger(__name__)


class Watcher(Protocol):
    """Hears what happens; `bot.metrics.Metrics` says what the arguments mean."""

    def told(self, outcome: str, *, confidence: float, seconds: float) -> None:
        """Hear of a question that was answered."""

    def handled(self, seconds: float) -> None:
        """Hear of an event that is done."""

    def requested(self, method: str, route: str, seconds: float, refused: str | None) -> None:
        """Hear of a request to Discord."""

    def limited(self, scope: str) -> None:
        """Hear of a request over a rate limit."""


class Nobody:
    """Hears nothing."""

    def told(self, outcome: str, *, confidence: float, seconds: float) -> None:
        """Pass over it."""

    def handled(self, seconds: float) -> None:
        """Pass over it."""

    def requested(self, method: str, route: str, seconds: float, refused: str | None) -> None:
        """Pass over it."""

    def limited(self, scope: str) -> None:
        """Pass over it."""


def traced(watcher: Watcher) -> aiohttp.TraceConfig:
    """Return what lets somebody hear of every request that discord.py makes.

    One that failed is logged too; the log's line carries the id of the event that it is about.
    """

    async def begin(_: object, context: SimpleNamespace, __: object) -> None:
        context.began_s = asyncio.get_running_loop().time()

    async def end(
        _: object, context: SimpleNamespace, params: aiohttp.TraceRequestEndParams
    ) -> None:
        status = params.response.status
        if status == 101:  # the gateway, which is no request
            return
        if status == 429:
            watcher.limited(params.response.headers.get("X-RateLimit-Scope", "user"))
        note(context, params, str(status) if status >= 400 else None)

    async def fail(
        _: object, context: SimpleNamespace, params: aiohttp.TraceRequestExceptionParams
    ) -> None:
        note(context, params, type(params.exception).__name__)

    def note(
        context: SimpleNamespace,
        params: aiohttp.TraceRequestEndParams | aiohttp.TraceRequestExceptionParams,
        refused: str | None,
    ) -> None:
        seconds = asyncio.get_running_loop().time() - context.began_s
        route = route_of(params.url.path)
        watcher.requested(params.method, route, seconds, refused)
        if refused:
            _log.warning("%s %s: %s after %.0f ms", params.method, route, refused, seconds * 1000)

    trace = aiohttp.TraceConfig()
    trace.on_request_start.append(begin)
    trace.on_request_end.append(end)
    trace.on_request_exception.append(fail)
    return trace


def route_of(path: str) -> str:
    """Return a path without what is in it of one channel, message, file or interaction.

    An interaction's token lets who has it answer: it belongs into no log and no metric.
    """
    path = _FILE.sub(r"\1/{name}", _TOKEN.sub(r"/\1/{id}/{token}", _BASE.sub("", path)))
    return _ID.sub("/{id}", path)
