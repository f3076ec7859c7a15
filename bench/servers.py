"""A thousand servers with entries of their own, in a database: `python -m bench.servers`.

Start-up and memory beside a database with no server in it, and the time of an answer beside that
of the shipped knowledge, asked in turns. Times are CPU time: on a busy machine the clock tells of
the others.
"""

import argparse
import asyncio
import itertools
import random
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from sqlalchemy import insert

from bench.overlays import own_entries
from bench.speed import resident_mb
from bot.app import Advisor
from bot.knowledge.overlay import Amendment, Wording
from bot.knowledge.shipped import shipped_folder
from bot.servers.servers import Servers
from bot.storage.bodies import amendment_body
from bot.storage.database import Database
from bot.storage.migrating import migrate
from bot.storage.tables import AmendmentRow, ServerRow

ASKED = 2000  # questions
FIRST = 1_000_000_000_000_000_000  # id of the first server


@dataclass(frozen=True, slots=True)
class Figures:
    """What one database costs.

    Attributes:
        start_ms: Until questions can be answered.
        open_ms: Of a server's first question, the median.
        answer_ms: Of any later one, the median.
        shipped_ms: The same without a server, as in a direct message.
        resident_mb: Of the whole process when every server was asked.
    """

    start_ms: float
    open_ms: float
    answer_ms: float
    shipped_ms: float
    resident_mb: float


async def fill(database: Database, servers: int, entries: int, words: list[str]) -> None:
    """Give each server its entries."""
    for server in range(servers):
        own = own_entries(server, entries, words)
        amendments = [
            Amendment(one.id, Wording(one.question, one.answer), added=one.aliases) for one in own
        ]
        rows = [
            {"server": FIRST + server, "entry": one.entry, "number": 1, "body": amendment_body(one)}
            for one in amendments
        ]
        async with database.writing() as session:
            await session.execute(
                insert(ServerRow).values(id=FIRST + server, version=entries, preferences=None)
            )
            await session.execute(insert(AmendmentRow), rows)


async def measured(
    address: str, advisor: Advisor, servers: Sequence[int | None], questions: Sequence[str]
) -> Figures:
    """Start, ask every server once, then ask on at random."""
    start = time.process_time()
    async with Servers.open(address, advisor, lambda: int(time.time())) as opened:
        start_ms = 1000 * (time.process_time() - start)
        firsts: list[float] = []
        for server in servers:
            begun = time.process_time()
            (await opened.overlays.advisor_of(server)).ask(questions[0])
            firsts.append(1000 * (time.process_time() - begun))
        rng = random.Random(1)
        later: dict[bool, list[float]] = {True: [], False: []}
        for number, question in enumerate(questions):
            for own in (True, False):
                server = rng.choice(servers) if own else None
                begun = time.process_time()
                (await opened.overlays.advisor_of(server)).ask(question, (own, number))
                later[own].append(1000 * (time.process_time() - begun))
        return Figures(
            start_ms, median(firsts), median(later[True]), median(later[False]), resident_mb()
        )


async def compared(servers: int, entries: int) -> None:
    """Print the figures without and with servers."""
    advisor = Advisor.of_folder(shipped_folder())
    phrasings = [text for one in advisor.knowledge.entries.values() for text in one.phrasings]
    random.Random(2).shuffle(phrasings)
    questions = [f"{text} please" for text in itertools.islice(phrasings, ASKED)]
    words = sorted({word for text in phrasings for word in text.split() if word.isalpha()})
    with tempfile.TemporaryDirectory() as folder:
        addresses = [f"sqlite+aiosqlite:///{Path(folder) / name}" for name in ("none", "many")]
        for address, count in zip(addresses, (0, servers), strict=True):
            await migrate(address)
            database = Database(address)
            await fill(database, count, entries, words)
            await database.close()
        none = await measured(addresses[0], advisor, [None], questions)
        many = await measured(addresses[1], advisor, range(FIRST, FIRST + servers), questions)
    print(f"start: {none.start_ms:.1f} ms without a server, {many.start_ms:.1f} ms with {servers}")
    print(f"first question of a server, which opens it: {many.open_ms:.1f} ms")
    ratio = many.answer_ms / many.shipped_ms
    print(f"later ones: {many.answer_ms:.2f} ms, {ratio:.2f} of one without own entries")
    print(f"resident: {none.resident_mb:.0f} MB without, {many.resident_mb:.0f} MB with all open")
    each_kb = 1000 * (many.resident_mb - none.resident_mb) / servers
    print(f"{each_kb:.0f} KB a server with {entries} entries")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--servers", type=int, default=1000)
    parser.add_argument("--entries", type=int, default=50)
    options = parser.parse_args()
    asyncio.run(compared(options.servers, options.entries))


if __name__ == "__main__":
    main()
