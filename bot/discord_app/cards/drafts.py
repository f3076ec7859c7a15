"""Drafts: what a moderator typed and is not saved yet, kept in the message that shows it.

So nothing typed is lost, and the buttons under it work after a restart too.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot.curation import drafting
from bot.discord_app.cards.card import Card
from bot.discord_app.cards.markdown import small
from bot.discord_app.forms import Field, form
from bot.discord_app.ids import curation_ids
from bot.discord_app.ids.curation_ids import DraftKind
from bot.knowledge.overlay import Wording

# Beside the limits of `drafting`, so that a draft and a word about it fit one message (4000).
MOST_WHY = 150
MOST_PHRASINGS = 250

_FIRST_ID = 101  # of the text displays that hold a draft; Discord lets us choose their numbers
_TITLES: Mapping[str, str] = {
    "question": "Question",
    "answer": "Short answer",
    "detail": "More",
    "link": "Source",
    "phrasings": "Other ways to ask",
    "why": "Reason",
}
_FORM_TITLES: Mapping[DraftKind, str] = {
    "add": "A new answer",
    "write": "A new answer",
    "edit": "Edit the answer",
    "alias": "One more way to ask",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed.

    Attributes:
        kind: What it is to become.
        number: Of the revision that it begins from; 0 for the shipped entry or none.
        about: Id of the entry, or key of the group of the inbox; may be empty.
        question, answer, detail, link: The words of an entry.
        phrasings: Other ways to ask, one a line.
        why: The reason for the change.
    """

    kind: DraftKind
    number: int = 0
    about: str = ""
    question: str = ""
    answer: str = ""
    detail: str = ""
    link: str = ""
    phrasings: str = ""
    why: str = ""

    @property
    def wording(self) -> Wording:
        """Return the words of the entry."""
        return Wording(self.question, self.answer, self.detail or None, self.link or None)

    @property
    def aliases(self) -> tuple[str, ...]:
        """Return the other ways to ask."""
        return tuple(line.strip() for line in self.phrasings.splitlines() if line.strip())

    @property
    def parts(self) -> Iterator[tuple[str, str]]:
        """Yield the name and text of each part that is not empty."""
        for name in _TITLES:
            if text := str(getattr(self, name)):
                yield name, text


def draft_of(kind: DraftKind, number: int, about: str, wording: Wording) -> Draft:
    """Return a draft that begins from the words of an entry."""
    return Draft(
        kind,
        number,
        about,
        question=wording.question,
        answer=wording.answer,
        detail=wording.detail or "",
        link=wording.source or "",
    )


def typed_draft(kind: DraftKind, number: int, about: str, typed: Mapping[str, str]) -> Draft:
    """Return what was typed into a form."""
    return Draft(kind, number, about, **{name: typed.get(name, "") for name in _TITLES})


def displays(draft: Draft) -> list[ui.TextDisplay[Card]]:
    """Return the parts of a draft as texts that `shown_draft` finds again."""
    numbers = {name: number for number, name in enumerate(_TITLES, _FIRST_ID)}
    return [
        ui.TextDisplay(f"{small(_TITLES[name])}\n{text}", id=numbers[name])
        for name, text in draft.parts
    ]


def shown_draft(kind: DraftKind, number: int, about: str, components: Iterable[Any]) -> Draft:
    """Return the draft that a message shows.

    Args:
        kind: As of the button under it.
        number: As of the button.
        about: As of the button.
        components: Of the message.
    """
    names = dict(enumerate(_TITLES, _FIRST_ID))
    parts = {
        names[one.id]: one.content.partition("\n")[2]
        for one in _walked(components)
        if isinstance(one, discord.TextDisplay) and one.id in names
    }
    return Draft(kind, number, about, **parts)


def draft_form(draft: Draft) -> ui.Modal:
    """Return the form for a draft, filled in as far as it goes."""
    if draft.kind == "alias":
        custom_id = curation_ids.phrasing_form(draft.about)
        return form(_FORM_TITLES["alias"], custom_id, _phrasing(draft.phrasings))
    custom_id = curation_ids.wording_form(draft.kind, draft.number, draft.about)
    return form(_FORM_TITLES[draft.kind], custom_id, *_fields(draft))


def _phrasing(value: str) -> Field:
    least, most = drafting.PHRASING
    return Field(
        "phrasings",
        "How else do people ask it?",
        most,
        least,
        hint="In their words, typing mistakes and all are found anyway.",
        value=value,
    )


def _fields(draft: Draft) -> Iterator[Field]:
    least, most = drafting.QUESTION
    hint = "As a reader sees it."
    yield Field("question", "Question", most, least, hint=hint, value=draft.question)
    least, most = drafting.ANSWER
    hint = "Begin with what helps most. Lists and **bold** work."
    yield Field("answer", "Short answer", most, least, hint=hint, value=draft.answer, long=True)
    hint = "Shown under the short answer. May stay empty."
    most = drafting.MOST_DETAIL
    yield Field("detail", "More", most, hint=hint, value=draft.detail, long=True)
    hint = "A link to where it is written. Empty: it is shown as a moderator note."
    yield Field("link", "Source", drafting.MOST_LINK, hint=hint, value=draft.link)
    if draft.kind == "add":
        hint = "One a line, in the words of those who ask. More can be added later."
        most = MOST_PHRASINGS
        value = draft.phrasings
        yield Field("phrasings", "Other ways to ask", most, hint=hint, value=value, long=True)
    elif draft.kind == "edit":
        hint = "For the history. May stay empty."
        yield Field("why", "Why this change?", MOST_WHY, hint=hint, value=draft.why)


def _walked(components: Iterable[Any]) -> Iterator[Any]:
    for component in components:
        yield component
        yield from _walked(getattr(component, "children", ()))
