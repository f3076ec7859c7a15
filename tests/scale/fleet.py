"""A fleet: several real processes of the bot, each with a range of shards, on one database."""

import asyncio
import os
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.effort import within
from tests.standin import Standin

READY_S = within(45.0)  # four of one bucket have to wait 15 s for each other
STOP_S = within(10.0)  # that is what is promised


@dataclass
class Fleet:
    """Processes that share the shards.

    Attributes:
        standin: Discord.
        address: Of the database, as `DATABASE_URL`.
        knowledge: Folder that is answered from.
        folder: For what each keeps and logs.
        shards: In all.
        processes: In all; each has an equal range of shards.
        running: By their number.
    """

    standin: Standin
    address: str
    knowledge: Path
    folder: Path
    shards: int
    processes: int
    running: dict[int, asyncio.subprocess.Process] = field(default_factory=dict)

    def shards_of(self, number: int) -> range:
        """Return the shards of a process."""
        each = self.shards // self.processes
        return range(number * each, (number + 1) * each)

    async def start(self, number: int, **more: str) -> None:
        """Start one process."""
        shards = self.shards_of(number)
        settings = {
            "DISCORD_TOKEN": self.standin.token,
            "DISCORD_API_URL": self.standin.api_url,
            "DISCORD_GATEWAY_URL": self.standin.gateway_url,
            "DATABASE_URL": self.address,
            "DATA_DIR": str(self.folder / str(number)),
            "SHARD_COUNT": str(self.shards),
            "SHARD_IDS": f"{shards[0]}-{shards[-1]}",
        }
        with self.log(number).open("ab") as log:
            self.running[number] = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot", "serve", "--knowledge", str(self.knowledge)),
                env=os.environ | settings | more,
                stderr=log,
            )

    async def start_all(self) -> None:
        """Start all at the same moment, and wait until they are there."""
        await asyncio.gather(*map(self.start, range(self.processes)))
        await self.standin.until_ready(self.shards, within_s=READY_S)

    async def stop(self, number: int) -> int:
        """Tell one to stop, and return its exit status."""
        process = self.running[number]
        process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(STOP_S):
            status = await process.wait()
        del self.running[number]
        return status

    async def end(self) -> None:
        """Kill what still runs."""
        for process in self.running.values():
            with suppress(ProcessLookupError):  # it has ended by itself
                process.kill()
            await process.wait()

    def log(self, number: int) -> Path:
        """Return where one process logs."""
        return self.folder / f"{number}.log"

    def is_announced(self, shard: int) -> bool:
        """Tell whether a shard is connected and has heard of its servers."""
        sessions = self.standin.gateway.sessions.values()
        return any(
            one.shard == shard and one.outbox is not None and one.announced for one in sessions
        )
