"""Collecting: garbage is looked for in small steps, for all that is in hand waits for each.

Python itself looks once so many more objects were made than went. A bot under load soon forgets as
many as it remembers, so that is hardly ever, and each look goes over all that minutes have left:
a tenth of a second and more (`python -m bench.soak`).
"""

import asyncio
import gc
from typing import NoReturn

STEP_S = 1.0  # between two looks at what is new; 150 answers make some milliseconds of it
STEPS_OLDER = 10  # looks, of which one goes over what those before it have left
# Of Python's own looks, for when much is made at once: objects, looks at new ones, at older ones.
THRESHOLDS = (5_000, 20, 200)


def keep_all() -> None:
    """Leave out for good what is there by now: it stays, and a look at it takes long."""
    gc.enable()  # the command line lets none look at what is only being loaded
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)


async def collect(step_s: float = STEP_S) -> NoReturn:
    """Look for garbage, a little at a time, until cancelled.

    Args:
        step_s: Seconds between two looks.
    """
    step = 0
    while True:
        await asyncio.sleep(step_s)
        step = (step + 1) % STEPS_OLDER
        gc.collect(0 if step else 1)
