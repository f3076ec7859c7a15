"""Drafting: what a moderator wants becomes a checked amendment, or a refusal that says why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from bot.curation.own_ids import ids_for, own_id
from bot.curation.typed import (
    ANSWER,
    MOST_DETAIL,
    MOST_LINK,
    MOST_WHY,
    PHRASING,
    QUESTION,
    RefusedError,
    checked_link,
    checked_phrasing,
    checked_why,
    checked_wording,
    cleaned,
    tidy,
)
from bot.knowledge.base import Knowledge
from bot.knowledge.entries import words_of
from bot.knowledge.overlay import Amendment, Wording, wording_of

__all__ = [
    "ANSWER",
    "MOST_DETAIL",
    "MOST_ENTRIES",
    "MOST_LINK",
    "MOST_PHRASINGS",
    "MOST_WHY",
    "PHRASING",
    "QUESTION",
    "Drafting",
    "RefusedError",
    "checked_link",
    "checked_phrasing",
    "checked_why",
    "checked_wording",
    "tidy",
]

MOST_PHRASINGS = 60  # that a server adds to one entry
MOST_ENTRIES = 2000  # that a server says something different of, retired ones included


_FULL = f"A server can have {MOST_ENTRIES:,} entries that are its own or changed: no more fit."
_NO_ENTRY = "There is no such entry any more."
_COMPARES = (
    "This entry puts any two things side by side, and its question says which: only its answer can"
    " be changed. For a question of your own, add a new entry."
)


@dataclass(frozen=True)
class Drafting:
    """Makes the amendments of one server. Nothing is changed here: what is returned is to be saved.

    Attributes:
        shipped: The knowledge under it.
        amendments: What the server says differently now, by entry; retired entries too.
    """

    shipped: Knowledge
    amendments: Mapping[str, Amendment]

    def form(self, entry: str) -> Wording:
        """Return an entry as the server words it now, to fill a form with.

        Raises:
            RefusedError: There is no such entry.
        """
        wording = self._current(entry).wording
        return wording or wording_of(self.shipped.entries[entry])

    def phrasings(self, entry: str) -> tuple[str, ...]:
        """Return the ways to ask for an entry here, the question first.

        Raises:
            RefusedError: There is no such entry.
        """
        current = self._current(entry)
        kept = self._shipped_phrasings(entry, current.removed)
        return tuple(dict.fromkeys((self.form(entry).question, *kept, *current.added)))

    def add(self, wording: Wording, aliases: Sequence[str] = ()) -> Amendment:
        """Return a new entry of the server, with an id made of its question.

        Raises:
            RefusedError: Something is too short, too long, not allowed or taken.
        """
        if len(self.amendments) >= MOST_ENTRIES:
            raise RefusedError(_FULL)
        said = checked_wording(wording)
        entry = self._free_id(said.question)
        return self._with_phrasings(Amendment(entry, said), aliases)

    def edit(self, entry: str, wording: Wording) -> Amendment:
        """Return an entry with another wording; the shipped one again where it is typed so.

        Raises:
            RefusedError: There is no such entry, nothing is different, or something in the wording
                is not allowed.
        """
        current = self._shown(entry)
        said = checked_wording(wording)
        shipped = self.shipped.entries.get(entry)
        if shipped is not None and _same(said, wording_of(shipped)):
            after = replace(current, wording=None)
        else:
            after = replace(current, wording=said)
        if after == current:
            raise RefusedError("That is what it says already: nothing is different.")
        if shipped is not None and shipped.compare and said.question != shipped.question:
            raise RefusedError(_COMPARES)
        return self._with_phrasings(after, ())

    def add_alias(self, entry: str, phrasing: str) -> Amendment:
        """Return an entry with one more phrasing.

        Raises:
            RefusedError: There is no such entry, it or another one has the phrasing, or it can
                have no more.
        """
        current = self._shown(entry)
        text = checked_phrasing(phrasing)
        if words_of(text) in map(words_of, self.phrasings(entry)):
            raise RefusedError(f"“{text}” is a way to ask this already.")
        return self._with_phrasings(current, (text,))

    def remove_alias(self, entry: str, phrasing: str) -> Amendment:
        """Return an entry without a phrasing.

        Raises:
            RefusedError: There is no such entry, it has no such phrasing, or that is its question.
        """
        current = self._shown(entry)
        self._refuse_comparing(entry)
        wanted = words_of(phrasing)
        if wanted == words_of(self.form(entry).question):
            raise RefusedError("That is the question itself. Edit the entry to change it.")
        added = tuple(text for text in current.added if words_of(text) != wanted)
        texts = self._shipped_phrasings(entry, current.removed)
        gone = tuple(text for text in texts if words_of(text) == wanted)
        if added == current.added and not gone:
            raise RefusedError("That is no way to ask this: nothing is there to remove.")
        return replace(current, added=added, removed=(*current.removed, *gone))

    def retire(self, entry: str) -> Amendment:
        """Return an entry that is left out.

        Raises:
            RefusedError: There is no such entry, or it is left out already.
        """
        return replace(self._shown(entry), retired=True)

    def restore(self, entry: str) -> Amendment:
        """Return an entry that is said again.

        Raises:
            RefusedError: There is no such entry, it is not left out, or another one has taken one
                of its phrasings.
        """
        current = self._current(entry)
        if not current.retired:
            raise RefusedError("It is not hidden: there is nothing to restore.")
        for phrasing in self.phrasings(entry):
            self._refuse_taken(entry, phrasing)
        return replace(current, retired=False)

    def checked(self, amendment: Amendment) -> Amendment:
        """Return an amendment from outside, cleaned: of a file, or of a revision gone back to.

        Raises:
            RefusedError: Something in it is not allowed.
        """
        shipped = self.shipped.entries.get(amendment.entry)
        if shipped is None and amendment.entry != own_id(amendment.entry):
            raise RefusedError(_NO_ENTRY)
        if shipped is None and amendment.wording is None:
            raise RefusedError("An entry of your own needs a question and an answer.")
        said = checked_wording(amendment.wording) if amendment.wording else None
        if shipped is not None and said is not None:
            if shipped.compare and said.question != shipped.question:
                raise RefusedError(_COMPARES)
            said = None if _same(said, wording_of(shipped)) else said
        known = self._shipped_phrasings(amendment.entry, ())
        removed = tuple(dict.fromkeys(text for text in amendment.removed if text in known))
        bare = Amendment(amendment.entry, said, (), removed, amendment.retired)
        return self._with_phrasings(bare, amendment.added)

    def checked_together(self, amendments: Iterable[Amendment]) -> Mapping[str, Amendment]:
        """Return amendments of a file by entry, each checked beside the others.

        So a phrasing may move from one entry to another.

        Raises:
            RefusedError: Something in one is not allowed, or they are too many.
        """
        fresh = {one.entry: one for one in amendments}
        together = Drafting(self.shipped, {**self.amendments, **fresh})
        if len(together.amendments) > MOST_ENTRIES:
            raise RefusedError(_FULL)
        return {entry: together.checked(one) for entry, one in fresh.items()}

    def _current(self, entry: str) -> Amendment:
        """Return what the server says of an entry now."""
        found = self.amendments.get(entry)
        if found is None and entry in self.shipped.entries:
            return Amendment(entry)
        if found is None or (found.wording is None and entry not in self.shipped.entries):
            raise RefusedError(_NO_ENTRY)
        return found

    def _shown(self, entry: str) -> Amendment:
        current = self._current(entry)
        if current.retired:
            raise RefusedError("This entry is hidden. Restore it first.")
        return current

    def _with_phrasings(self, amendment: Amendment, more: Sequence[str]) -> Amendment:
        """Return an amendment with further phrasings, each once, none of which is another's."""
        entry = amendment.entry
        if more:
            self._refuse_comparing(entry)
        question = (amendment.wording.question,) if amendment.wording else ()
        fresh = [checked_phrasing(text) for text in more]
        if not amendment.retired:
            for text in (*question, *fresh):
                self._refuse_taken(entry, text)
        asked = {words_of(text) for text in fresh}
        removed = tuple(text for text in amendment.removed if words_of(text) not in asked)
        had = {words_of(text) for text in (*question, *self._shipped_phrasings(entry, removed))}
        added: dict[str, str] = {}
        for text in (*amendment.added, *fresh):
            if (words := words_of(text)) not in had:
                added.setdefault(words, text)
        if len(added) > MOST_PHRASINGS:
            raise RefusedError(
                f"An entry can have {MOST_PHRASINGS} ways to ask it of your own: no more fit."
            )
        return replace(amendment, added=tuple(added.values()), removed=removed)

    def _shipped_phrasings(self, entry: str, removed: Sequence[str]) -> tuple[str, ...]:
        shipped = self.shipped.entries.get(entry)
        return tuple(p for p in shipped.phrasings if p not in removed) if shipped else ()

    @cached_property
    def _owners(self) -> Mapping[str, Sequence[str]]:
        """The entries that each phrasing belongs to, by its words; of entries that are said."""
        owners: dict[str, list[str]] = {}
        for entry in dict.fromkeys((*self.shipped.entries, *self.amendments)):
            if self._is_said(entry):
                for words in dict.fromkeys(map(words_of, self.phrasings(entry))):
                    owners.setdefault(words, []).append(entry)
        return owners

    def _is_said(self, entry: str) -> bool:
        known = self.amendments.get(entry)
        there = entry in self.shipped.entries or bool(known and known.wording)
        return there and not (known and known.retired)

    def _refuse_taken(self, entry: str, phrasing: str) -> None:
        """Refuse a phrasing that another entry has."""
        for owner in self._owners.get(words_of(phrasing), ()):
            if owner != entry:
                question = self.form(owner).question
                raise RefusedError(
                    f"“{phrasing}” asks for “{question}” (`{owner}`) already. Edit that entry, or"
                    " remove this way to ask it there first."
                )

    def _refuse_comparing(self, entry: str) -> None:
        shipped = self.shipped.entries.get(entry)
        if shipped is not None and shipped.compare:
            raise RefusedError(_COMPARES)

    def _free_id(self, question: str) -> str:
        """Return an id for a new entry, made of its question; one of a retired entry is taken."""
        taken = self.amendments.keys() | self.shipped.entries.keys()
        return next(id for id in ids_for(question) if id not in taken)


def _same(one: Wording, other: Wording) -> bool:
    """Tell whether two wordings say the same, whatever their sources and white space."""
    return _spaced(one) == _spaced(other)


def _spaced(wording: Wording) -> tuple[str, ...]:
    texts = (wording.question, wording.answer, wording.detail or "")
    return tuple(" ".join(cleaned(text).split()) for text in texts)
