"""Discord's ids: milliseconds since 2015 in the upper bits, a counter in the lower 22."""

from tests.standin.clock import Clock

EPOCH_MS = 1_420_070_400_000  # Discord: first second of 2015
SHARD_SHIFT = 22  # Discord: shard = (guild id >> 22) % shard count
FIRST_GUILD = 200_000_000_000  # in milliseconds, so all made guilds are of 2021


class Snowflakes:
    """Mints ids that grow; guild ids are spread evenly over shards."""

    def __init__(self, clock: Clock) -> None:
        """Mint from the clock's time."""
        self._clock = clock
        self._last = 0
        self._guilds = 0

    def mint(self) -> int:
        """Return a new id of the present moment."""
        moment = (int(self._clock.now_s() * 1000) - EPOCH_MS) << SHARD_SHIFT
        self._last = max(moment, self._last + 1)
        return self._last

    def mint_guild(self) -> int:
        """Return a new guild id: the n-th guild is on shard (FIRST_GUILD + n) % shard count."""
        self._guilds += 1
        return (FIRST_GUILD + self._guilds) << SHARD_SHIFT
