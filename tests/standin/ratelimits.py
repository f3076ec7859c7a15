"""Rate limits: a bucket for each route and its major parameter, and the headers that tell of it.

Source: Discord's docs, topics/rate-limits.
"""

import hashlib
from collections import deque
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from tests.standin.clock import Clock

MAJOR = ("channel_id", "guild_id", "webhook_id", "webhook_token")
GENEROUS = (1000, 1.0)  # requests, seconds: so that tests are not slowed unless they ask for it


@dataclass(slots=True)
class _Window:
    ends_s: float = 0.0
    used: int = 0


@dataclass(frozen=True, slots=True)
class Toll:
    """What one request cost: the headers to send, and how long to wait if it was too much."""

    headers: dict[str, str]
    retry_after_s: float = 0.0
    scope: str = "user"


@dataclass
class RateLimits:
    """Counts requests.

    Attributes:
        limits: `METHOD template` with `*` as wildcard to (requests, seconds), first fit wins.
        global_per_s: Requests a second over all routes but interactions'; none is unlimited.
    """

    clock: Clock
    limits: dict[str, tuple[int, float]] = field(default_factory=dict)
    global_per_s: int | None = None
    _windows: dict[tuple[str, str], _Window] = field(default_factory=dict)
    _recent: deque[float] = field(default_factory=deque)

    def take(self, method: str, template: str, match: dict[str, str]) -> Toll:
        """Count a request."""
        now_s = self.clock.now_s()
        if not template.startswith(("/interactions", "/webhooks")) and self._over_global(now_s):
            wait_s = max(self._recent[0] + 1.0 - now_s, 0.001)
            return Toll({"X-RateLimit-Global": "true"}, wait_s, "global")
        name = f"{method} {template}"
        most, per_s = self._limit_of(name)
        major = "/".join(match[part] for part in MAJOR if part in match)
        window = self._windows.setdefault((name, major), _Window())
        if now_s >= window.ends_s:
            window.ends_s, window.used = now_s + per_s, 0
        window.used += 1
        left_s = window.ends_s - now_s
        bucket = hashlib.sha256(name.encode()).hexdigest()[:16]
        headers = {
            "X-RateLimit-Limit": str(most),
            "X-RateLimit-Remaining": str(max(most - window.used, 0)),
            "X-RateLimit-Reset": f"{window.ends_s:.3f}",
            "X-RateLimit-Reset-After": f"{left_s:.3f}",
            "X-RateLimit-Bucket": bucket,
        }
        return Toll(headers, left_s if window.used > most else 0.0)

    def _limit_of(self, name: str) -> tuple[int, float]:
        for pattern, limit in self.limits.items():
            if fnmatchcase(name, pattern):
                return limit
        return GENEROUS

    def _over_global(self, now_s: float) -> bool:
        if self.global_per_s is None:
            return False
        while self._recent and now_s - self._recent[0] >= 1.0:
            self._recent.popleft()
        if len(self._recent) >= self.global_per_s:
            return True
        self._recent.append(now_s)
        return False
