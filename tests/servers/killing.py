"""Kills a process that saves, again and again, and looks each time at what is kept.

Run as `python -m tests.servers.killing ADDRESS FOLDER KILLS`. Every process is forked from this
one, which has modules, knowledge and statements ready, so that a restart takes hundredths of a
second. No connection outlives a fork.
"""

import asyncio
import os
import random
import signal
import sys
import time
from pathlib import Path

from bot.app import Advisor
from bot.knowledge.overlay import Wording
from bot.servers.faq import Faq
from bot.servers.overlays import Overlays
from bot.servers.publishing import Publisher
from bot.storage import ledger
from bot.storage.database import Database

SERVER, MEMBER = 1, 2
ENTRIES = ("cards/lost-card", "cards/new-card")
MOST_SAVES = 2  # that are waited for before a kill
LONGEST_S = 0.03  # from then to the kill: about the time that a save takes
FOR_ALL = 1_000_000  # more revisions than there are


async def look(database: Database, acknowledged: int) -> int:
    """Prove that everything acknowledged is there and nothing is half there.

    Returns:
        How many saves there are.
    """
    async with database.reading() as session:
        state = await ledger.state_of(session, SERVER)
        found = await ledger.revisions(session, SERVER, None, FOR_ALL)
    assert state.version >= acknowledged, "an acknowledged save is lost"
    assert state.version == len(found), "a save is half there"
    for entry in ENTRIES:
        revisions = [one for one in reversed(found) if one.entry == entry]
        assert [one.number for one in revisions] == [*range(1, len(revisions) + 1)]
        befores = [None, *(one.after for one in revisions)]
        assert [one.before for one in revisions] == befores[:-1]
        assert state.amendments.get(entry) == befores[-1], "what is said is not what was saved"
    return state.version


async def save(
    database: Database, advisor: Advisor, acknowledged: int, said: int, most: int = FOR_ALL
) -> None:
    """Look, and then save again and again, telling each save that is acknowledged."""
    saves = await look(database, acknowledged)
    os.write(said, b"ready\n")
    overlays = Overlays(advisor, database)
    faq = Faq(database, overlays, Publisher(database, overlays), lambda: 0)
    for _ in range(most):
        entry = ENTRIES[saves % len(ENTRIES)]
        seen = (await overlays.opened(SERVER)).state.numbers.get(entry, 0)
        wording = Wording(advisor.knowledge.entries[entry].question, f"Answer {saves}.")
        await faq.edit(SERVER, MEMBER, entry, wording, seen=seen)
        saves += 1
        os.write(said, b"%d\n" % saves)
    await database.close()


def run_until_killed(
    database: Database, advisor: Advisor, acknowledged: int, *, saves: int, after_s: float
) -> int:
    """Let a process save, kill it some time after some saves, and return its last word."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        asyncio.run(save(database, advisor, acknowledged, writing))
    os.close(writing)
    with os.fdopen(reading) as said:
        assert said.readline() == "ready\n", "after a kill it does not start"
        waited = [int(said.readline()) for _ in range(saves)]
        time.sleep(after_s)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        late = [int(line) for line in said if line.endswith("\n")]
    return [acknowledged, *waited, *late][-1]


def main(address: str, folder: str, kills: str) -> None:
    """Kill, and tell how many saves were acknowledged and how many there are."""
    advisor, database = Advisor.of_folder(Path(folder)), Database(address)
    asyncio.run(save(database, advisor, 0, os.open(os.devnull, os.O_WRONLY), most=2))
    chance = random.Random(0)  # noqa: S311 (moments, not secrets)
    acknowledged = 2
    for _ in range(int(kills)):
        acknowledged = run_until_killed(
            *(database, advisor, acknowledged),
            saves=chance.randint(0, MOST_SAVES),
            after_s=chance.uniform(0, LONGEST_S),
        )
    there = asyncio.run(look(database, acknowledged))
    sys.stdout.write(f"{acknowledged} {there}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
