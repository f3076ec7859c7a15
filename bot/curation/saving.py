"""Saving: what a change would do to the answers of other entries, before it is saved."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from bot.dialogue.conversation import Conversation
from bot.dialogue.understanding import Reader
from bot.search.nearest import Near as Stored

ALIKE = 0.6  # likeness of phrasings, 0 to 1, from which they ask nearly the same
SURE = 0.8  # confidence, 0 to 1, from which an entry answers a new phrasing already
MOST_WARNED = 5  # entries that ask nearly the same
MOST_NEAR = 40  # phrasings of others that are looked at for a new one
MOST_ASKED = 160  # phrasings that are asked before and after, for each changed entry
MOST_ASKED_IN_ALL = 5000


@dataclass(frozen=True, slots=True)
class Near:
    """An entry that asks nearly the same as a new phrasing, or answers it by now.

    Attributes:
        entry: Id of the entry that is there.
        question: Its question.
        likeness: 0 to 1.
    """

    entry: str
    question: str
    likeness: float


@dataclass(frozen=True, slots=True)
class Broken:
    """A phrasing of another entry that would be answered differently.

    Attributes:
        phrasing: As it is stored.
        now: Id of its entry, which answers it.
        then: Id of the entry that would; none where it would be asked back about or not known.
        cause: The new phrasing that it is nearest to.
    """

    phrasing: str
    now: str
    then: str | None
    cause: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What saving would do.

    Attributes:
        near: Entries that ask nearly the same, the likest first: to be confirmed.
        broken: What would be answered differently: refused.
    """

    near: tuple[Near, ...] = ()
    broken: tuple[Broken, ...] = ()


def judge(before: Reader, after: Reader, entries: Collection[str]) -> Verdict:
    """Compare what is answered before and after a change.

    Under 300 ms on the shipped knowledge for one entry. Asked are the phrasings of other entries
    that have most in common with the new ones; from the rest a new phrasing takes nothing.

    Args:
        before: Reads questions as the server answers them now.
        after: Reads them as it would (`Advisor.over(...).reader`).
        entries: Ids of the changed entries. Their new phrasings are what may take questions away
            from others; a change of an answer alone breaks nothing.
    """
    new = [
        _New(entry, text, tuple(before.index.near(text, MOST_NEAR)))
        for entry in sorted(set(entries))
        for text in _gained(before, after, entry)
    ]
    return Verdict(_near(before, new), _broken(before, after, new, len(entries)))


@dataclass(frozen=True, slots=True)
class _New:
    """A phrasing that an entry gets, and the stored ones that have most in common with it."""

    entry: str
    phrasing: str
    alike: tuple[Stored, ...]


def _gained(before: Reader, after: Reader, entry: str) -> Iterator[str]:
    """Yield the phrasings that an entry gets by a change."""
    had, gets = before.knowledge.entries.get(entry), after.knowledge.entries.get(entry)
    for phrasing in gets.phrasings if gets else ():
        if had is None or phrasing not in had.phrasings:
            yield phrasing


def _near(before: Reader, new: Sequence[_New]) -> tuple[Near, ...]:
    """Return entries with a phrasing like a new one, or that answer it surely by now."""
    changed = {one.entry for one in new}
    found: dict[str, float] = {}
    for one in new:
        alike = [(stored.entry, stored.likeness) for stored in one.alike]
        hits = before.understand(Conversation(), one.phrasing).decision.hits[:1]
        sure = [(hit.id, hit.confidence) for hit in hits if hit.confidence >= SURE]
        for entry, likeness in (*((e, n) for e, n in alike if n >= ALIKE), *sure):
            if entry not in changed:
                found[entry] = max(likeness, found.get(entry, 0.0))
    best = sorted(found.items(), key=lambda one: (-one[1], one[0]))[:MOST_WARNED]
    known = before.knowledge.entries
    return tuple(Near(entry, known[entry].question, likeness) for entry, likeness in best)


def _broken(before: Reader, after: Reader, new: Sequence[_New], changes: int) -> tuple[Broken, ...]:
    """Return the phrasings of other entries that find these now and would no more."""
    asked: dict[str, tuple[float, str, str]] = {}  # by phrasing: likeness, its entry, the new one
    for one in new:
        for stored in one.alike:
            stays = stored.entry != one.entry and _has(after, stored.entry, stored.phrasing)
            if stays and stored.likeness > asked.get(stored.phrasing, (0.0,))[0]:
                asked[stored.phrasing] = (stored.likeness, stored.entry, one.phrasing)
    most = min(MOST_ASKED * max(changes, 1), MOST_ASKED_IN_ALL)
    nearest = sorted(asked.items(), key=lambda one: (-one[1][0], one[0]))[:most]
    return tuple(
        Broken(phrasing, owner, then, cause)
        for phrasing, (_, owner, cause) in nearest
        if _said(before, phrasing) == owner and (then := _said(after, phrasing)) != owner
    )


def _has(reader: Reader, entry: str, phrasing: str) -> bool:
    known = reader.knowledge.entries.get(entry)
    return known is not None and phrasing in known.phrasings


def _said(reader: Reader, question: str) -> str | None:
    """Return the entry that a question alone is answered with, if it is answered at once."""
    decision = reader.understand(Conversation(), question).decision
    return decision.hits[0].id if decision.kind == "answer" else None
