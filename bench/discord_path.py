"""Profile the path of one question from the gateway's event to the answer's request.

The bot runs in a process of its own, connected to the stand-in of tests/standin, and notes four
moments of each question: discord.py takes the event; our listener is called; it hands the answer
to discord.py; the request is written out. What lies between the second and the third is ours,
what discord.py does in it on our behalf included.

    python -m bench.discord_path [--rounds 400] [--distinct]
"""

import argparse
import asyncio
import functools
import json
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any

import aiohttp
from discord.gateway import DiscordWebSocket
from discord.http import HTTPClient

from bench.discord_latency import (
    DISTINCT,
    QUESTIONS,
    SETTLE_S,
    asked,
    bot_environment,
    place_members,
    until_ready,
)
from bot.cli.main import main as run
from bot.discord_app.cogs.listening import Listening
from tests.standin import Standin

WARM = 50  # questions before the first that counts


@dataclass
class Moments:
    """When each step of the questions so far was reached, in seconds of one clock."""

    event: float = 0.0
    listener: float = 0.0
    handed: float = 0.0
    paths: list[tuple[float, float, float]] = field(default_factory=list)

    def mark(self, name: str) -> Callable[..., None]:
        """Return what notes a moment."""

        def note(*_: Any, **__: Any) -> None:
            setattr(self, name, time.perf_counter())

        return note

    async def written(self, *_: Any) -> None:
        """Note that a request has been written out, where it answers a question."""
        now = time.perf_counter()
        if self.event < self.listener < self.handed:
            steps = (self.listener - self.event, self.handed - self.listener, now - self.handed)
            self.paths.append(steps)
        self.listener = 0.0


def marked(owner: type, name: str, note: Callable[..., None]) -> None:
    """Let a method note a moment when it is called."""
    method = getattr(owner, name)

    @functools.wraps(method)
    async def noting(*args: Any, **kwargs: Any) -> Any:
        note()
        return await method(*args, **kwargs)

    setattr(owner, name, noting)


def serve() -> None:
    """Run the bot with its moments noted, and print them at the end."""
    moments = Moments()
    trace = aiohttp.TraceConfig()
    trace.on_request_chunk_sent.append(moments.written)
    login = HTTPClient.static_login

    async def traced(http: HTTPClient, token: str) -> Any:
        http.http_trace = trace
        return await login(http, token)

    HTTPClient.static_login = traced  # type: ignore[assignment]
    marked(DiscordWebSocket, "received_message", moments.mark("event"))
    marked(Listening, "on_message", moments.mark("listener"))
    marked(HTTPClient, "send_message", moments.mark("handed"))
    run(["serve"])
    print(json.dumps(moments.paths))


async def measure(rounds: int, *, distinct: bool) -> None:
    """Ask one question at a time and print where the time goes."""
    questions = cycle(DISTINCT if distinct else QUESTIONS)
    async with await Standin.start_unchecked() as standin:
        places = place_members(standin.add_guild("Bench"), WARM + rounds)
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bench.discord_path",
            "--serve",
            env=bot_environment(standin),
            stdout=asyncio.subprocess.PIPE,
        )
        try:
            await until_ready(standin, process)
            await asyncio.sleep(SETTLE_S)
            for person, channel in places:
                await asked(standin, person, channel, next(questions))
        finally:
            process.terminate()
            written, _ = await process.communicate()
    paths = json.loads(written.splitlines()[-1])[WARM:]
    theirs = [before + after for before, _, after in paths]
    shares = [own / (own + other) for (_, own, _), other in zip(paths, theirs, strict=True)]
    steps = [statistics.median(step) * 1e6 for step in zip(*paths, strict=True)]
    print(
        f"of {len(paths)} questions, at the median: event to listener {steps[0]:.0f} us, listener"
        f" to request {steps[1]:.0f} us, request to wire {steps[2]:.0f} us;"
        f" {statistics.median(shares):.0%} of the path is not discord.py's own"
    )


def main() -> None:
    """Read the options."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=400)
    parser.add_argument("--distinct", action="store_true", help="no question twice")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        serve()
    else:
        asyncio.run(measure(options.rounds, distinct=options.distinct))


if __name__ == "__main__":
    main()
