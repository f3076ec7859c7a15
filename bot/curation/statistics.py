"""Statistics: how the advisor does in a server, from counts by day. No members, no texts."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Counted = Literal[
    "answered", "clarify", "unanswered", "declined", "smalltalk", "helpful", "not-helpful"
]

MOST_TOP = 5  # questions
WEEK_DAYS = 7

_ASKED: tuple[Counted, ...] = ("answered", "clarify", "unanswered", "declined")


@dataclass(frozen=True, slots=True)
class Count:
    """How often something happened on a day.

    Attributes:
        day: In UTC.
        what: An outcome of a reply, or a vote.
        entry: Id of the entry that was said or voted on; empty where there is none.
        n: How often.
    """

    day: date
    what: Counted
    entry: str
    n: int


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days.

    Attributes:
        last: The last day.
        answered, asked_back, not_known, declined, smalltalk: Replies of each kind.
        helpful, not_helpful: Votes.
    """

    last: date
    answered: int = 0
    asked_back: int = 0
    not_known: int = 0
    declined: int = 0
    smalltalk: int = 0
    helpful: int = 0
    not_helpful: int = 0

    @property
    def asked(self) -> int:
        """Return how many questions there were, small talk aside."""
        return self.answered + self.asked_back + self.not_known + self.declined

    @property
    def helpful_share(self) -> float | None:
        """Return 0 to 1, how many votes were for helpful; none without votes."""
        votes = self.helpful + self.not_helpful
        return self.helpful / votes if votes else None

    @property
    def answered_share(self) -> float | None:
        """Return 0 to 1, how many questions were answered; none without questions."""
        return self.answered / self.asked if self.asked else None


@dataclass(frozen=True, slots=True)
class Statistics:
    """How the advisor does.

    Attributes:
        week: The last seven days, today included.
        before: The seven days before these.
        days: Questions asked on each day of both weeks, the oldest first.
        top: Ids of the entries said most in the week, each with how often.
        open_groups: Groups in the inbox that nobody has settled.
        oldest_open: The question of the oldest of them.
        oldest_open_at: When it was first asked, in Unix seconds UTC.
    """

    week: Week
    before: Week
    days: tuple[tuple[date, int], ...]
    top: tuple[tuple[str, int], ...]
    open_groups: int = 0
    oldest_open: str | None = None
    oldest_open_at: int | None = None


def statistics(
    counts: Iterable[Count],
    today: date,
    *,
    open_groups: int = 0,
    oldest_open: str | None = None,
    oldest_open_at: int | None = None,
) -> Statistics:
    """Add up the counts of the fourteen days that end today; others are passed over.

    Args:
        counts: Of one server, in any order.
        today: The last day, in UTC.
        open_groups: Groups in the inbox that nobody has settled.
        oldest_open: The question of the oldest of them.
        oldest_open_at: When it was first asked, in Unix seconds UTC.
    """
    first = today - timedelta(days=2 * WEEK_DAYS - 1)
    middle = today - timedelta(days=WEEK_DAYS - 1)
    within = [count for count in counts if first <= count.day <= today]
    late = [count for count in within if count.day >= middle]
    asked = Counter({first + timedelta(days=at): 0 for at in range(2 * WEEK_DAYS)})
    for count in within:
        asked[count.day] += count.n if count.what in _ASKED else 0
    said: Counter[str] = Counter()
    for count in late:
        said[count.entry] += count.n if count.what == "answered" and count.entry else 0
    top = sorted(((entry, n) for entry, n in said.items() if n), key=lambda one: (-one[1], one[0]))
    return Statistics(
        week=_week(late, today),
        before=_week([count for count in within if count.day < middle], middle - timedelta(days=1)),
        days=tuple(sorted(asked.items())),
        top=tuple(top[:MOST_TOP]),
        open_groups=open_groups,
        oldest_open=oldest_open,
        oldest_open_at=oldest_open_at,
    )


def trend(now: float | None, before: float | None) -> float | None:
    """Return the change against the week before as a share of it; none where there was nothing."""
    return (now - before) / before if now is not None and before else None


def _week(counts: Iterable[Count], last: date) -> Week:
    sums: Counter[Counted] = Counter()
    for count in counts:
        sums[count.what] += count.n
    return Week(
        last,
        answered=sums["answered"],
        asked_back=sums["clarify"],
        not_known=sums["unanswered"],
        declined=sums["declined"],
        smalltalk=sums["smalltalk"],
        helpful=sums["helpful"],
        not_helpful=sums["not-helpful"],
    )
