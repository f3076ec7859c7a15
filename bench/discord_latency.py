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
PLACES = ("in texas", "in ohio", "in maine", "at home")
DISTINCT = tuple(f"{a} {s} {p}" for s in SUBJECTS for a in ASKING for p in PLACES)

BURSTS = 5  # of which the median counts


class Echo(discord.Client):
    """Says what was said."""

    async def on_message(self, message: discord.Message) -> None:
        """Answer."""
        if not message.author.bot:
            await message.channel.send(message.content, nonce=str(message.id)[-25:])


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
    standin: Standin, places: list[tuple[Person, Channel]], questions: tuple[str, ...]
) -> float:
    """Let everybody ask at once, and return the answers a second."""
    start = time.perf_counter()
    await asyncio.gather(
        *(
            asked(standin, person, channel, questions[number % len(questions)])
            for number, (person, channel) in enumerate(places)
        )
    )
    return len(places) / (time.perf_counter() - start)


async def measure(
    name: str, command: list[str], *, members: int, rounds: int, distinct: bool
) -> dict[str, float]:
    """Start a bot, ask it, and return the median, the 95th percentile and the answers a second."""
    async with await Standin.start_unchecked() as standin:
        server = standin.add_guild("Bench")
        places = place_members(server, members)
        crowds = [place_members(server, members) for _ in range(BURSTS)]
        environment = {
            **os.environ,
            "DISCORD_TOKEN": standin.token,
            "DISCORD_API_URL": standin.api_url,
            "DISCORD_GATEWAY_URL": standin.gateway_url,
            "LOG_LEVEL": "WARNING",
        }
        process = await asyncio.create_subprocess_exec(*command, env=environment)
        try:
            await standin.until_ready(within_s=30)
            latencies = []
            for number in range(rounds):
                person, channel = places[number % len(places)]
                question = QUESTIONS[number % len(QUESTIONS)]
                latencies.append(await asked(standin, person, channel, question))
            questions = DISTINCT if distinct else QUESTIONS
            rates = [await burst(standin, places, questions) for places in crowds]
        finally:
            if process.returncode is None:
                process.terminate()
            await process.wait()
    latencies.sort()
    figures = {
        "median_ms": statistics.median(latencies),
        "p95_ms": latencies[int(len(latencies) * 0.95)],
        "answers_per_s": statistics.median(rates),
    }
    print(
        f"{name:8}", "  ".join(f"{key} {value:.1f}" for key, value in figures.items()), flush=True
    )
    return figures


def place_members(server: Server, members: int) -> list[tuple[Person, Channel]]:
    """Return members, each with a channel."""
    channels = [server.add_channel(f"channel-{number}") for number in range(members)]
    return [(server.add_member(f"Member {n}"), channel) for n, channel in enumerate(channels)]


async def compare(members: int, rounds: int, *, distinct: bool) -> None:
    """Measure both and print how they compare."""
    plain = await measure(
        "echo",
        [sys.executable, "-m", "bench.discord_latency", "--echo"],
        members=members,
        rounds=rounds,
        distinct=distinct,
    )
    ours = await measure(
        "advisor",
        [sys.executable, "-m", "bot", "serve"],
        members=members,
        rounds=rounds,
        distinct=distinct,
    )
    print(
        f"advisor / echo: {ours['answers_per_s'] / plain['answers_per_s']:.2f} of the throughput,"
        f" {ours['median_ms'] - plain['median_ms']:+.1f} ms at the median"
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
