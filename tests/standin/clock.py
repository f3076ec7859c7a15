"""The stand-in's clock: real time, which a test may move forward."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(slots=True)
class Clock:
    """Tells the time; `advance` makes tokens expire without waiting."""

    ahead_s: float = 0.0

    def now_s(self) -> float:
        """Return seconds since 1970."""
        return time.time() + self.ahead_s

    def advance(self, seconds: float) -> None:
        """Move the time forward."""
        self.ahead_s += seconds

    def stamp(self) -> str:
        """Return the time as Discord writes it."""
        return datetime.fromtimestamp(self.now_s(), UTC).isoformat()
