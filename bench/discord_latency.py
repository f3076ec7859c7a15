"""Time the Discord front-end beside a discord.py bot that only echoes.

Both are real clients in a process of their own, connected to the stand-in of tests/standin, with
no rate limits that matter. Latency: from the event to the answer's request, one question at a
time. Throughput: so many members ask at once, each in a channel of their own, for the first time,
one of a few questions that many ask; `--distinct` lets everybody ask something else.

    python -m bench.discord_latency [--members 200] [--rounds 200]
"""

import argparse
import asyncio
import os
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path

import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from tests.standin import Channel, Person, Server, Standin

QUESTIONS = (
    "do i need a degree",
    "what does it pay in alaska",
    "which certification should i get first",
    "can i work from home",
    "how long does it take",
    "is the field growing",
    "what does a medical coder do",
    "cpc or ccs",
)

SUBJECTS = (
    "a degree",
    "the cpc",
    "remote work",
    "the pay",
    "an exam",
    "icd-10",
    "a biller",
    "a coder",
)
ASKING = ("what is", "do i need", "tell me about", "how long is", "how hard is", "who gives", "why")
PLACES = tuple(
    f"in {place}"
    for place in "alaska arizona california colorado florida georgia hawaii idaho illinois indiana"
    " iowa kansas kentucky maine michigan montana nevada ohio oregon texas utah vermont virginia"
    " wyoming".split()
)
DISTINCT = tuple(f"{a} {s} {p}" for s in SUBJECTS for a in ASKING for p in PLACES)

BURSTS = 5  # of each bot, of which the median counts
TURNS = 3  # of one bot and then the other
READY_S = 60  # until a bot counts as stuck
SETTLE_S = 4.0  # after READY, in which discord.py waits for more servers and housekeeping is done

ECHO = (sys.executable, "-m", "bench.discord_latency", "--echo")
ADVISOR = (sys.executable, "-m", "bot", "serve")


class Echo(discord.Client):
    """Says what was said."""

    async def on_message(self, message: discord.Message) -> None:
        """Answer."""
        if not message.author.bot:
            await message.reply(message.content)


async def echo(api: str, gateway: str, token: str) -> None:
    """Run the echo bot."""
    Route.BASE = api
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)
    intents = discord.Intents(guilds=True, guild_messages=True, message_content=False)
    client = Echo(
        intents=intents, max_messages=None, allowed_mentions=discord.AllowedMentions.none()
    )
    async with client:
        await client.start(token)


async def asked(standin: Standin, person: Person, channel: Channel, question: str) -> float:
    """Ask, and return the milliseconds until the answer's request."""
    start = time.perf_counter()
    before = len(channel.messages)
    person.says(channel, f"<@bot> {question}")
    await standin.until(lambda: len(channel.messages) > before + 1, 30)
    return (time.perf_counter() - start) * 1000


async def burst(
    standin: Standin, places: list[tuple[Person, Channel]], questions: Iterator[str]
) -> float:
    """Let everybody ask at once, and return the answers a second."""
    start = time.perf_counter()
    wanted = len(standin.posted) + len(places)
    for person, channel in places:
        person.says(channel, f"<@bot> {next(questions)}")
    await standin.until(lambda: len(standin.posted) >= wanted, 30)
    return len(places) / (time.perf_counter() - start)


def bot_environment(standin: Standin) -> dict[str, str]:
    """Return the environment in which a bot finds the stand-in."""
    return {
        **os.environ,
        "DISCORD_TOKEN": standin.token,
        "DISCORD_API_URL": standin.api_url,
        "DISCORD_GATEWAY_URL": standin.gateway_url,
        "LOG_LEVEL": "WARNING",
    }


async def until_ready(standin: Standin, process: asyncio.subprocess.Process) -> None:
    """Wait until a bot is there, but not for one that has ended.

    Raises:
        RuntimeError: It has ended; what it said is above.
    """
    ready = asyncio.ensure_future(standin.until_ready(within_s=READY_S))
    ended = asyncio.ensure_future(process.wait())
    await asyncio.wait({ready, ended}, return_when=asyncio.FIRST_COMPLETED)
    ended.cancel()
    if not ready.done():
        ready.cancel()
        raise RuntimeError("the bot has ended")
    ready.result()


def cpu_seconds(process: int) -> float:
    """Return the time that a process has computed, as Linux tells it."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def measure(
    name: str, command: Sequence[str], *, members: int, rounds: int, distinct: bool
) -> dict[str, float]:
    """Start a bot, ask it, and return the median, the 95th percentile and the answers a second."""
    async with await Standin.start_unchecked() as standin:
        server = standin.add_guild("Bench")
        places = place_members(server, members)
        crowds = [place_members(server, members) for _ in range(BURSTS)]
        environment = bot_environment(standin)
        process = await asyncio.create_subprocess_exec(*command, env=environment)
        try:
            await until_ready(standin, process)
            await asyncio.sleep(SETTLE_S)
            latencies = []
            questions = cycle(DISTINCT if distinct else QUESTIONS)
            for number in range(rounds):
                person, channel = places[number % len(places)]
                latencies.append(await asked(standin, person, channel, next(questions)))
            computed = cpu_seconds(process.pid)
            own = time.process_time()
            rates = [await burst(standin, places, questions) for places in crowds]
            computed = cpu_seconds(process.pid) - computed
            own = time.process_time() - own
        finally:
            if process.returncode is None:
                process.terminate()
            await process.wait()
    latencies.sort()
    figures = {
        "median_ms": statistics.median(latencies),
        "p95_ms": latencies[int(len(latencies) * 0.95)],
        "answers_per_s": statistics.median(rates),
        "cpu_ms_per_answer": computed / members / BURSTS * 1000,
        "standin_cpu_ms_per_answer": own / members / BURSTS * 1000,
    }
    print(
        f"{name:8}", "  ".join(f"{key} {value:.2f}" for key, value in figures.items()), flush=True
    )
    return figures


def place_members(server: Server, members: int) -> list[tuple[Person, Channel]]:
    """Return members, each with a channel."""
    channels = [server.add_channel(f"channel-{number}") for number in range(members)]
    return [(server.add_member(f"Member {n}"), channel) for n, channel in enumerate(channels)]


async def compare(members: int, rounds: int, *, distinct: bool) -> None:
    """Measure both in turn and print how they compare."""
    bots = {"echo": ECHO, "advisor": ADVISOR}
    turns = []
    for _ in range(TURNS):
        turn = {}
        for name, command in bots.items():
            turn[name] = await measure(
                name, command, members=members, rounds=rounds, distinct=distinct
            )
        turns.append(turn)
    rate, cpu = (
        statistics.median(turn["advisor"][key] / turn["echo"][key] for turn in turns)
        for key in ("answers_per_s", "cpu_ms_per_answer")
    )
    later = statistics.median(
        turn["advisor"]["median_ms"] - turn["echo"]["median_ms"] for turn in turns
    )
    print(
        f"advisor / echo: {rate:.2f} of the throughput, {cpu:.2f} of the bot's own computing,"
        f" {later:+.1f} ms at the median"
    )


def main() -> None:
    """Read the options."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--members", type=int, default=200, help="who ask at once")
    parser.add_argument("--rounds", type=int, default=200, help="questions one at a time")
    parser.add_argument("--distinct", action="store_true", help="no question twice")
    parser.add_argument("--echo", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.echo:
        environment = os.environ
        asyncio.run(
            echo(
                environment["DISCORD_API_URL"],
                environment["DISCORD_GATEWAY_URL"],
                environment["DISCORD_TOKEN"],
            )
        )
    else:
        asyncio.run(compare(options.members, options.rounds, distinct=options.distinct))


if __name__ == "__main__":
    main()
