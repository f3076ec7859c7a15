"""How long tests go on and wait, beside how an ordinary run on a busy machine does.

`EFFORT=20` lets tests of faults and abuse go on twenty times as long. `SLACK=1` holds what is
promised within some seconds to the promise: it takes a machine that has nothing else to do.
"""

import os

EFFORT = int(os.environ.get("EFFORT", "1"))
SLACK = float(os.environ.get("SLACK", "4"))


def times(few: int) -> int:
    """Return how often to do something that an ordinary run does a few times."""
    return few * EFFORT


def within(promised_s: float) -> float:
    """Return for how many seconds to wait for what is promised within some."""
    return promised_s * SLACK
