"""What was said lately: to point at it instead of repeating it, and to take it back.

Ids only, in memory, for minutes.
"""

from collections.abc import Callable
from dataclasses import dataclass

from cachetools import TTLCache

from bot.answers.reply import Reply
from bot.curation.preferences import COOLDOWN_S

MOST_REPEAT_S = float(COOLDOWN_S[1])
TAKE_BACK_S = 900.0  # an answer goes with its question when that is deleted within this
MOST_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Place:
    """A message of ours.

    Attributes:
        guild: Id of its server; none in a direct conversation.
        channel: Id of its channel.
        message: Its id.
    """

    guild: int | None
    channel: int
    message: int

    @property
    def url(self) -> str:
        """Return the address that leads to it."""
        return f"https://discord.com/channels/{self.guild or '@me'}/{self.channel}/{self.message}"


class Said:
    """Remembers the answers of the last minutes."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Start with nothing remembered."""
        self._clock = clock
        self._answers: TTLCache[tuple[int, int], tuple[float, Place]] = TTLCache(
            MOST_KEPT, MOST_REPEAT_S, clock
        )
        self._keys: TTLCache[int, tuple[int, int]] = TTLCache(MOST_KEPT, MOST_REPEAT_S, clock)
        self._by_question: TTLCache[int, Place | None] = TTLCache(MOST_KEPT, TAKE_BACK_S, clock)

    def earlier(self, channel: int, reply: Reply, within_s: float) -> Place | None:
        """Return where the same was said in a channel lately.

        Args:
            channel: Id of the channel.
            reply: What is said.
            within_s: How long ago at most.
        """
        known = self._answers.get((channel, _digest(reply))) if reply.answers else None
        return known[1] if known and self._clock() - known[0] < within_s else None

    def remember(self, place: Place, reply: Reply) -> None:
        """Keep where something was said."""
        if reply.answers and place.guild is not None:  # alone with one, nothing need be short
            key = (place.channel, _digest(reply))
            self._answers[key] = (self._clock(), place)
            self._keys[place.message] = key

    def take_up(self, question: int) -> bool:
        """Note that a message is being answered; false where it was taken up before."""
        if question in self._by_question:
            return False
        self._by_question[question] = None
        return True

    def answered(self, question: int, place: Place) -> bool:
        """Keep what answers a message; false where the message was deleted meanwhile."""
        if question not in self._by_question:
            return False
        self._by_question[question] = place
        return True

    def forget(self, message: int) -> Place | None:
        """Drop a deleted message, and return its answer if it was a question."""
        key = self._keys.pop(message, None)
        if key is not None:
            self._answers.pop(key, None)
        return self._by_question.pop(message, None)


def _digest(reply: Reply) -> int:
    """Return what tells one answer from another in this process, its figures included."""
    return hash(tuple((answer.title, answer.text) for answer in reply.answers))
