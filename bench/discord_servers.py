"""Time and memory until the bot has heard of all its servers: `python -m bench.discord_servers`.

The real client in a process of its own, connected to the stand-in of tests/standin.
"""

import argparse
import asyncio
import time
from pathlib import Path

from bench.discord_latency import ADVISOR, bot_environment, until_ready
from tests.standin import Standin


async def measure(servers: int, channels: int, roles: int) -> float:
    """Start the bot with so many servers, print what it took, and return the MB resident."""
    async with await Standin.start_unchecked() as standin:
        if servers:
            first = standin.add_guilds(servers, channels=channels, roles=roles)[0]
        else:
            first = standin.add_guild("Bench")
            first.add_channel("general")
        channel = next(iter(first.guild.channels.values()))
        person = first.add_member("Ana")
        start = time.perf_counter()
        process = await asyncio.create_subprocess_exec(*ADVISOR, env=bot_environment(standin))
        try:
            await until_ready(standin, process)
            said = person.says(channel, "<@bot> do i need a degree")
            await standin.until(lambda: said.id in standin.chat.answers, 120)
            seconds = time.perf_counter() - start
            status = status_of(process.pid)
        finally:
            if process.returncode is None:
                process.terminate()
            await process.wait()
    resident = int(status.split("VmRSS:")[1].split()[0]) / 1024
    peak = int(status.split("VmHWM:")[1].split()[0]) / 1024
    print(
        f"{servers} servers of {channels} channels and {roles} roles: first answer after"
        f" {seconds:.1f} s, {resident:.0f} MB resident, {peak:.0f} MB at most"
    )
    return resident


def status_of(process: int) -> str:
    """Return what Linux tells of a process."""
    return Path(f"/proc/{process}/status").read_text(encoding="ascii")


def main() -> None:
    """Read the options."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--servers", type=int, default=2000)
    parser.add_argument("--channels", type=int, default=30)
    parser.add_argument("--roles", type=int, default=20)
    options = parser.parse_args()
    alone = asyncio.run(measure(0, 1, 1))
    among = asyncio.run(measure(options.servers, options.channels, options.roles))
    print(f"{(among - alone) * 1024 / options.servers:.1f} KB a server")


if __name__ == "__main__":
    main()
