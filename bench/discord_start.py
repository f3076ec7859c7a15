"""Time from the start of the process to READY and to the first answer, beside an echoing bot.

READY is Discord's word that the bot is there; a question is sent at that moment. Both bots are real
discord.py clients that identify with the stand-in of tests/standin, in turn, several times. The
kept index of the advisor is warm, as after the first start.

    python -m bench.discord_start [--times 9]
"""

import argparse
import asyncio
import statistics
import time
from collections.abc import Sequence
from typing import NamedTuple

from bench.discord_latency import ADVISOR, ECHO, asked, bot_environment, cpu_seconds, until_ready
from tests.standin import Standin

QUESTION = "do i need a degree"


class Start(NamedTuple):
    """How one start went.

    Attributes:
        ready_s: Until READY.
        answered_s: Until the first answer.
        ready_cpu_s: What the process had computed until READY.
        answered_cpu_s: The same until the first answer.
    """

    ready_s: float
    answered_s: float
    ready_cpu_s: float
    answered_cpu_s: float


async def start(command: Sequence[str]) -> Start:
    """Start a bot, ask it at READY, and stop it when it has answered."""
    async with await Standin.start_unchecked() as standin:
        server = standin.add_guild("Bench")
        channel, member = server.add_channel("general"), server.add_member("Ana")
        begin = time.perf_counter()
        process = await asyncio.create_subprocess_exec(*command, env=bot_environment(standin))
        try:
            await until_ready(standin, process)
            ready_s, ready_cpu_s = time.perf_counter() - begin, cpu_seconds(process.pid)
            await asked(standin, member, channel, QUESTION)
            answered_s = time.perf_counter() - begin
            return Start(ready_s, answered_s, ready_cpu_s, cpu_seconds(process.pid))
        finally:
            if process.returncode is None:
                process.terminate()
            await process.wait()


async def compare(times: int) -> None:
    """Start both in turn and print how they compare."""
    await start(ADVISOR)
    starts = [(await start(ECHO), await start(ADVISOR)) for _ in range(times)]
    for name, of_bot in zip(("echo", "advisor"), zip(*starts, strict=True), strict=True):
        medians = Start(*(statistics.median(figures) for figures in zip(*of_bot, strict=True)))
        print(
            f"{name:8} READY after {medians.ready_s:.2f} s ({medians.ready_cpu_s:.2f} s computed),"
            f" first answer after {medians.answered_s:.2f} s ({medians.answered_cpu_s:.2f} s)"
        )
    ready, answered, ready_cpu, answered_cpu = (
        statistics.median(ours[part] / plain[part] for plain, ours in starts)
        for part in range(len(Start._fields))
    )
    print(
        f"advisor / echo: {ready:.2f} of the time until READY ({ready_cpu:.2f} of the computing),"
        f" {answered:.2f} of the time until the first answer ({answered_cpu:.2f})"
    )


def main() -> None:
    """Read the options."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=9)
    asyncio.run(compare(parser.parse_args().times))


if __name__ == "__main__":
    main()
