"""Ask the bot at half its measured top rate for many minutes: `python -m bench.soak --minutes 30`.

The real client in a process of its own, with its health endpoints on, connected to the stand-in of
tests/standin. Questions come at even times, however late the answers are. Told are the share of
answers within a quarter of a second, what failed, and how memory grew.
"""

import argparse
import asyncio
import socket
import statistics
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, cycle, islice

import aiohttp

from bench.discord_latency import (
    ADVISOR,
    DISTINCT,
    QUESTIONS,
    SETTLE_S,
    bot_environment,
    burst,
    place_members,
    until_ready,
)
from bench.discord_servers import status_of
from tests.standin import Channel, Message, Person, Standin

CROWD = 200  # who ask at once for the top rate
BURSTS = 5
SERVERS = 20
MEMBERS = 50  # of each server, each in a channel of their own, in one long conversation
TICK_S = 0.01  # between two looks at which questions are due
LATE_S = 10.0  # without an answer, after which a question counts as failed
PROMISED_S = 0.25
STALLED_S = 0.1  # that our own tick is late, after which the machine was busy and not the bot
SAMPLE_S = 15.0  # between two looks at the bot's memory
FULL = 1 / 3  # of the time, after which what is remembered for minutes is as full as it gets


@dataclass
class Soak:
    """What has come of it so far.

    Attributes:
        asked_at_s: When each question was asked that has no answer yet.
        took_s: Of each answer, from the question to its request.
        failed: Questions without an answer.
        resident_mb: Of the bot, every `SAMPLE_S`.
        stalls: Ticks of our own that were late.
        ticks: All of them.
    """

    standin: Standin
    asked_at_s: dict[int, float] = field(default_factory=dict)
    took_s: list[float] = field(default_factory=list)
    failed: int = 0
    resident_mb: list[float] = field(default_factory=list)
    stalls: int = 0
    ticks: int = 0

    async def ask(
        self,
        places: Iterator[tuple[Person, Channel]],
        questions: Iterator[str],
        rate: float,
        seconds: float,
    ) -> None:
        """Ask so many questions a second."""
        begin = time.perf_counter()
        asked = 0
        while (now := time.perf_counter()) < begin + seconds:
            while asked < (now - begin) * rate:
                person, channel = next(places)
                said = person.says(channel, f"<@bot> {next(questions)}")
                self.asked_at_s[said.id] = time.perf_counter()
                asked += 1
            before = time.perf_counter()
            await asyncio.sleep(TICK_S)
            self.ticks += 1
            self.stalls += time.perf_counter() - before > TICK_S + STALLED_S

    async def take_answers(self) -> None:
        """Time every answer, and forget it: the stand-in would keep gigabytes."""
        chat = self.standin.chat
        while True:
            await self.standin.until(lambda: chat.posted, float("inf"))
            now = time.perf_counter()
            for answer in chat.posted:
                asked = int((answer.reference or {}).get("message_id", 0))
                if (at := self.asked_at_s.pop(asked, None)) is not None:
                    self.took_s.append(now - at)
                _forget(answer, asked)
            chat.posted.clear()
            chat.answers.clear()
            self.standin.world.attachments.clear()
            await asyncio.sleep(0)

    async def watch(self, process: int) -> None:
        """Note the bot's memory, and questions that stay without an answer."""
        while True:
            resident = int(status_of(process).split("VmRSS:")[1].split()[0]) / 1024
            self.resident_mb.append(resident)
            late = time.perf_counter() - LATE_S
            lost = [asked for asked, at in self.asked_at_s.items() if at < late]
            self.failed += len(lost)
            for asked in lost:
                del self.asked_at_s[asked]
            if len(self.resident_mb) % 20 == 0:
                print(f"  {len(self.took_s)} answers, {resident:.0f} MB", flush=True)
            await asyncio.sleep(SAMPLE_S)

    def report(self, logged: Counter[str]) -> None:
        """Print the figures."""
        took = sorted(self.took_s)
        soon = sum(one <= PROMISED_S for one in took) / len(took)
        at = {share: took[int(len(took) * share)] * 1000 for share in (0.5, 0.99, 0.999)}
        full = self.resident_mb[int(len(self.resident_mb) * FULL) :]
        grown = statistics.median(full[-4:]) / statistics.median(full[:4]) - 1
        print(
            f"{len(took)} answers, {self.failed} failed; {soon:.3%} within"
            f" {PROMISED_S * 1000:.0f} ms; median {at[0.5]:.1f} ms, 99 % {at[0.99]:.0f} ms,"
            f" 99.9 % {at[0.999]:.0f} ms, slowest {took[-1] * 1000:.0f} ms"
        )
        print(
            f"memory {self.resident_mb[0]:.0f} MB at first, {full[0]:.0f} MB after a third,"
            f" {full[-1]:.0f} MB at the end: {grown:+.1%} over the last two thirds"
        )
        print(
            f"lines logged: {dict(logged) or 'none'} (warnings, errors);"
            f" our own tick was late {self.stalls} times of {self.ticks}"
        )


def _forget(answer: Message, asked: int) -> None:
    """Take a question and its answer out of their channel."""
    answer.channel.messages.pop(asked, None)
    answer.channel.messages.pop(answer.id, None)


async def soak(minutes: float, rate: float | None) -> None:
    """Measure the top rate, then ask at half of it, and print what came of it."""
    async with await Standin.start_unchecked() as standin:
        servers = [standin.add_guild(f"Server {number}") for number in range(SERVERS)]
        all_places = [place for server in servers for place in place_members(server, MEMBERS)]
        places = cycle(all_places)
        port = _free_port()
        environment = bot_environment(standin) | {"HEALTH_PORT": str(port)}
        process = await asyncio.create_subprocess_exec(*ADVISOR, env=environment)
        try:
            await until_ready(standin, process)
            await asyncio.sleep(SETTLE_S)
            # Half of them are what many ask, half what hardly anybody asks.
            questions = chain.from_iterable(zip(cycle(QUESTIONS), cycle(DISTINCT), strict=False))
            for _ in range(len(all_places) // CROWD):  # so that all are in a conversation
                await burst(standin, list(islice(places, CROWD)), questions)
            crowds = [list(islice(places, CROWD)) for _ in range(BURSTS)]
            top = statistics.median([await burst(standin, crowd, questions) for crowd in crowds])
            rate = rate or top / 2
            print(f"top rate {top:.0f} answers a second; asking {rate:.0f} a second", flush=True)
            standin.posted.clear()
            going = Soak(standin)
            before = await _logged(port)
            helpers = [
                asyncio.create_task(going.take_answers()),
                asyncio.create_task(going.watch(process.pid)),
            ]
            await going.ask(places, questions, rate, minutes * 60)
            await asyncio.sleep(LATE_S)
            logged = await _logged(port) - before
            for helper in helpers:
                helper.cancel()
            await asyncio.gather(*helpers, return_exceptions=True)
        finally:
            if process.returncode is None:
                process.terminate()
            await process.wait()
    going.failed += len(going.asked_at_s)
    print(f"{minutes:g} minutes")
    going.report(logged)


async def _logged(port: int) -> Counter[str]:
    """Return how many lines of which level the bot has logged, as it tells Prometheus."""
    address = f"http://127.0.0.1:{port}/metrics"
    async with aiohttp.ClientSession() as web, web.get(address) as answer:
        lines = (await answer.text()).splitlines()
    logged: Counter[str] = Counter()
    for line in lines:
        if line.startswith("advisor_log_lines_total"):
            logged[line.split('"')[1]] += int(float(line.split()[-1]))
    return logged


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def main() -> None:
    """Read the options."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--rate", type=float, help="questions a second, instead of half the top")
    options = parser.parse_args()
    asyncio.run(soak(options.minutes, options.rate))


if __name__ == "__main__":
    main()
