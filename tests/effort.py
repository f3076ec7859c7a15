"""How long tests of faults and abuse go on: `EFFORT` times as long as in an ordinary run."""

import os

EFFORT = int(os.environ.get("EFFORT", "1"))


def times(few: int) -> int:
    """Return how often to do something that an ordinary run does a few times."""
    return few * EFFORT
