"""Revisions: each change that a moderator made, with who, when, why, before and after."""

from dataclasses import dataclass
from typing import Literal

from bot.knowledge.entries import Entry
from bot.knowledge.overlay import Amendment, wording_of

Act = Literal["add", "edit", "retire", "restore", "alias-add", "alias-remove"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One part of an entry that a revision changed.

    Attributes:
        part: `state` (`shown` or `hidden`), `question`, `answer`, `detail`, `source` or
            `phrasing`.
        before: What it was; none where it was not there.
        after: What it is; none where it is gone.
    """

    part: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Revision:
    """One change of one entry in one server. Never changed or deleted, but for the member's id.

    Attributes:
        number: From 1, rising with each change of the entry in its server.
        entry: Id of the entry.
        before: What the server said differently of it; none where nothing.
        after: What it says now; none where the shipped entry stands again.
        member: Who changed it; none for a deleted user.
        at: When, in Unix seconds UTC.
        why: In the moderator's words; may be empty.
    """

    number: int
    entry: str
    before: Amendment | None
    after: Amendment | None
    member: int | None
    at: int
    why: str = ""

    @property
    def act(self) -> Act:
        """Return what kind of change it was; of several at once, the one that weighs most."""
        before, after = _said(self.entry, self.before), _said(self.entry, self.after)
        if before.retired != after.retired:
            return "retire" if after.retired else "restore"
        if after.is_own and before.wording is None:
            return "add"
        if before.wording != after.wording:
            return "edit"
        more = set(after.added) - set(before.added) or set(before.removed) - set(after.removed)
        return "alias-add" if more else "alias-remove"


def differences(
    before: Amendment | None, after: Amendment | None, shipped: Entry | None
) -> tuple[Difference, ...]:
    """Return what is different, part by part, as a moderator reads it.

    Args:
        before: What the server said differently.
        after: What it says now.
        shipped: The shipped entry, whose wording stands where a server has none.
    """
    old, new = _parts(before, shipped), _parts(after, shipped)
    found = [Difference(part, old[part], new[part]) for part in old if old[part] != new[part]]
    had, has = _phrasings(before, shipped), _phrasings(after, shipped)
    found += [Difference("phrasing", text, None) for text in had if text not in has]
    found += [Difference("phrasing", None, text) for text in has if text not in had]
    return tuple(found)


def _said(entry: str, amendment: Amendment | None) -> Amendment:
    return amendment or Amendment(entry)


def _parts(amendment: Amendment | None, shipped: Entry | None) -> dict[str, str | None]:
    """Return the parts of an entry, the most telling first; none of those that are not there."""
    wording = (amendment.wording if amendment else None) or (shipped and wording_of(shipped))
    there = wording is not None
    return {
        "state": ("hidden" if amendment and amendment.retired else "shown") if there else None,
        "question": wording.question if wording else None,
        "answer": wording.answer if wording else None,
        "detail": wording.detail if wording else None,
        "source": wording.source if wording else None,
    }


def _phrasings(amendment: Amendment | None, shipped: Entry | None) -> tuple[str, ...]:
    removed = amendment.removed if amendment else ()
    kept = (text for text in shipped.aliases if text not in removed) if shipped else ()
    return tuple(dict.fromkeys((*kept, *(amendment.added if amendment else ()))))
