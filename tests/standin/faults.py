"""Faults of Discord's REST API that a test orders in advance."""

import asyncio
from dataclasses import dataclass, field
from enum import Enum
from fnmatch import fnmatchcase


class Harm(Enum):
    """What goes wrong."""

    STATUS = "an error status"
    HANG = "no answer ever"
    CUT_OFF = "the connection ends in mid-body"
    SLOW = "an answer after a delay"


@dataclass(slots=True, eq=False)
class Fault:
    """One fault.

    Attributes:
        route: `METHOD path` with `*` as wildcard: `POST /channels/*/messages`.
        times: How often it strikes; none is always.
        after_effect: Whether Discord does what was asked before it fails.
        scope: Of a 429: `user`, `shared` or `global`.
        struck: How often it has struck.
    """

    harm: Harm
    route: str
    times: int | None
    status: int = 200
    retry_after_s: float = 0.0
    scope: str = "user"
    delay_s: float = 0.0
    after_effect: bool = False
    struck: int = 0


@dataclass
class Faults:
    """The faults in force; the first that fits a request strikes.

    Attributes:
        lost: Paths where something was done of which the bot was never told, so it may ask again.
    """

    faults: list[Fault] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)
    released: asyncio.Event = field(default_factory=asyncio.Event)

    def rate_limit(
        self, retry_after_s: float, *, route: str = "*", times: int | None = 1, scope: str = "user"
    ) -> Fault:
        """Answer 429."""
        return self._add(
            Fault(Harm.STATUS, route, times, 429, retry_after_s=retry_after_s, scope=scope)
        )

    def fail(
        self, status: int, *, route: str = "*", times: int | None = 1, after_effect: bool = False
    ) -> Fault:
        """Answer 500, 502, 503 and the like, with a page that is not JSON."""
        return self._add(Fault(Harm.STATUS, route, times, status, after_effect=after_effect))

    def hang(self, *, route: str = "*", times: int | None = 1, after_effect: bool = False) -> Fault:
        """Never answer, until `clear` or the stand-in closes."""
        return self._add(Fault(Harm.HANG, route, times, after_effect=after_effect))

    def cut_off(self, *, route: str = "*", times: int | None = 1) -> Fault:
        """Do what is asked, and lose the connection in mid-answer."""
        return self._add(Fault(Harm.CUT_OFF, route, times, after_effect=True))

    def slow_down(self, delay_s: float, *, route: str = "*", times: int | None = None) -> Fault:
        """Answer late."""
        return self._add(Fault(Harm.SLOW, route, times, delay_s=delay_s, after_effect=True))

    def clear(self) -> None:
        """End all faults; requests that hang are let go with 503."""
        self.faults.clear()
        self.released.set()
        self.released = asyncio.Event()

    def strike(self, method: str, path: str) -> Fault | None:
        """Return the fault that a request meets, if any."""
        for fault in self.faults:
            spent = fault.times is not None and fault.struck >= fault.times
            fits = fault.route == "*" or fnmatchcase(f"{method} {path}", fault.route)
            if fits and not spent:
                fault.struck += 1
                if fault.after_effect and fault.harm is not Harm.SLOW:
                    self.lost.add(path)
                return fault
        return None

    def _add(self, fault: Fault) -> Fault:
        self.faults.append(fault)
        return fault
