"""Look-ups: what was looked up by command, so that a button can look the same up again."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast

from bot.answers.pay import PayRow
from bot.answers.reply import Reply
from bot.app import Advisor, Told

Kind = Literal["pay", "compare"]


@dataclass(frozen=True, slots=True)
class Lookup:
    """What was looked up.

    Attributes:
        kind: Pay, or things side by side.
        named: Ids of entities, in order; none for everybody's pay.
        near: Where a name was not known: ids and names of what may be meant.
    """

    kind: Kind
    named: tuple[str, ...] = ()
    near: tuple[tuple[str, str], ...] = ()


def lookup_of(kind: str, named: Sequence[str]) -> Lookup:
    """Return the look-up that a button carries; its pattern lets no other kind through."""
    return Lookup(cast(Kind, kind), tuple(named))


def look_again(advisor: Advisor, lookup: Lookup) -> Told:
    """Look the same up again."""
    if lookup.kind == "pay":
        return advisor.told(advisor.pay_for(lookup.named).reply)
    return advisor.told(advisor.compare_for(lookup.named).reply)


def figures(advisor: Advisor, reply: Reply, lookup: Lookup | None) -> tuple[PayRow, ...]:
    """Return the pay figures that a reply says, for its chart."""
    if not reply.answers:
        return ()
    if lookup is None:
        return advisor.figures(reply)
    if lookup.kind == "pay":
        return advisor.pay_for(lookup.named).rows
    return advisor.figures(reply, lookup.named)
