"""Pulse: whether the database lives, how quick it is, and how much of it is in use."""

import asyncio
import time
from dataclasses import dataclass
from typing import cast

from sqlalchemy import text
from sqlalchemy.pool import QueuePool

from bot.storage.database import Database
from bot.storage.faults import BUSY, StorageError

PATIENCE_S = 1.0  # who asks for our health waits a few seconds at most


@dataclass(frozen=True, slots=True)
class Pulse:
    """How the database is.

    Attributes:
        fault: What is wrong with it, in words; none if nothing is.
        seconds: That a look at it took.
        in_use: Connections of the pool that were in use before.
    """

    fault: str | None
    seconds: float
    in_use: int


async def pulse_of(database: Database) -> Pulse:
    """Look at the database; never an error."""
    in_use = cast(QueuePool, database.engine.pool).checkedout()
    began_s = time.perf_counter()
    fault = None
    try:
        async with asyncio.timeout(PATIENCE_S), database.reading() as session:
            await session.execute(text("SELECT 1"))
    except StorageError as error:
        fault = error.reply.partition(":")[0]
    except TimeoutError:
        fault = BUSY
    return Pulse(fault, time.perf_counter() - began_s, in_use)
