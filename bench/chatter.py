"""What messages cost that are not meant for the bot: `python -m bench.chatter`.

Discord sends every message of every server, most without its text. The real client in a process of
its own, connected to the stand-in of tests/standin.
"""

import argparse
import asyncio

from bench.discord_latency import ADVISOR, SETTLE_S, bot_environment, cpu_seconds, until_ready
from tests.standin import Standin

AT_ONCE = 500  # messages, before the bot is given time to take them in


async def measure(messages: int) -> None:
    """Let members chat, and print what a message costs the bot."""
    async with await Standin.start_unchecked() as standin:
        channel = (server := standin.add_guild("Bench")).add_channel("general")
        ana = server.add_member("Ana")
        process = await asyncio.create_subprocess_exec(*ADVISOR, env=bot_environment(standin))
        try:
            await until_ready(standin, process)
            await asyncio.sleep(SETTLE_S)
            before = cpu_seconds(process.pid)
            for number in range(messages):
                ana.says(channel, "good morning, how was the weekend?")
                if number % AT_ONCE == AT_ONCE - 1:
                    await standin.gateway.flush(60)
            await standin.gateway.flush(60)
            cost_s = (cpu_seconds(process.pid) - before) / messages
        finally:
            if process.returncode is None:
                process.terminate()
            await process.wait()
    print(f"{cost_s * 1e6:.0f} us of computing for a message that is not for the bot")


def main() -> None:
    """Read the options."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=20_000)
    asyncio.run(measure(parser.parse_args().messages))


if __name__ == "__main__":
    main()
