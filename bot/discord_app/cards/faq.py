"""Cards for moderators about entries: one, or a list of them. Drawing only."""

from collections.abc import Mapping, Sequence

from discord import ButtonStyle, ui

from bot.curation.revision import Revision
from bot.discord_app import limits
from bot.discord_app.cards.card import ANSWERED, ASKING, UNKNOWN, Card, button, row, texts
from bot.discord_app.cards.markdown import escape, heading, safe, small
from bot.discord_app.cards.paging import menu, pager
from bot.discord_app.ids import curation_ids
from bot.knowledge.overlay import OWN
from bot.servers.faq import Listed, Saved, Shown, Standing

PHRASINGS_SHOWN = 12
MOST_TEXT = 3900  # characters of one card
WHOLE = 1500  # characters of an answer on the card of its entry

STANDINGS: Mapping[Standing, str] = {
    "shipped": "as shipped",
    "changed": "changed here",
    "own": "your own",
    "retired": "hidden",
}
SAVED: Mapping[str, str] = {
    "add": "Saved, and live: I answer it from now on.",
    "edit": "Saved, and live.",
    "retire": "Hidden: I do not answer it here any more. Nothing is deleted.",
    "restore": "I answer it again.",
    "alias-add": "Saved, and live: asked like that, it is found too.",
    "alias-remove": "Saved: that way to ask it is gone.",
}


def entry_card(shown: Shown, *, word: str | None = None, saved: Revision | None = None) -> Card:
    """Draw an entry with everything that can be done to it.

    Args:
        shown: The entry.
        word: What has just happened to it.
        saved: The change that has just been saved, to be undone with one press.
    """
    wording = shown.wording
    state = f"`{escape(shown.id)}` · {STANDINGS[shown.standing]} · revision {shown.number}"
    body = [
        f"{heading(escape(wording.question))}\n{small(state)}",
        limits.clip(safe(wording.answer), WHOLE),
        limits.clip(safe(wording.detail), WHOLE // 2) if wording.detail else "",
        small(f"Source: {_source(shown)}"),
        limits.clip(_phrasings(shown.phrasings[1:]), 900),
    ]
    items = [*texts(word, "\n\n".join(part for part in body if part))]
    if curation_ids.fits(shown.id):
        items.append(row(*_tools(shown, saved)))
    colour = UNKNOWN if shown.standing == "retired" else ANSWERED
    return Card(ui.Container(*items, accent_colour=ASKING if word else colour))


def saved_card(saved: Saved, shown: Shown) -> Card:
    """Draw an entry that has just been saved."""
    word = f"✅ {SAVED[saved.revision.act]}"
    return entry_card(shown, word=word, saved=saved.revision)


def list_card(listed: Listed, *, standing: Standing | None, filter: str) -> Card:
    """Draw a page of a list of entries, each to be picked from a menu."""
    which = STANDINGS[standing] if standing else "all"
    holding = f" · with “{escape(filter)}”" if filter else ""
    entries = "1 entry" if listed.count == 1 else f"{listed.count} entries"
    head = f"### {entries} · {which}{holding}"
    if not listed.entries:
        word = "Nothing here. `/faq add` writes a first one." if not filter else "None has that."
        return Card(ui.Container(ui.TextDisplay(f"{head}\n{word}"), accent_colour=UNKNOWN))
    lines = [
        f"- {limits.clip(escape(question), 120)}"
        + (f" · *{STANDINGS[one]}*" if one != "shipped" and one != standing else "")
        for _, question, one in listed.entries
    ]
    options = [(question, id, f"{id} · {STANDINGS[one]}") for id, question, one in listed.entries]
    kind = standing or "all"
    return Card(
        ui.Container(
            ui.TextDisplay(limits.clip("\n".join([head, *lines]), MOST_TEXT)),
            *menu(curation_ids.picked(), "Open one", options),
            *pager(
                listed.page, listed.pages, lambda at: curation_ids.page_of_list(at, kind, filter)
            ),
            accent_colour=ANSWERED,
        )
    )


def _source(shown: Shown) -> str:
    """Say what an entry cites."""
    named = f"<{shown.wording.source}>" if shown.wording.source else "moderator note"
    if shown.standing == "own" or shown.id.startswith(OWN):
        return named
    if shown.amendment is None or shown.amendment.wording is None:
        return "the documents that it cites"
    return f"the documents that it cites; for what was changed here: {named}"


def _phrasings(phrasings: Sequence[str]) -> str:
    if not phrasings:
        return small("No other ways to ask yet.")
    shown = [f"- {escape(limits.clip(one, 120))}" for one in phrasings[:PHRASINGS_SHOWN]]
    more = len(phrasings) - PHRASINGS_SHOWN
    shown += [small(f"… and {more} more")] if more > 0 else []
    return "\n".join([f"**{len(phrasings)} other ways to ask**", *shown])


def _tools(shown: Shown, saved: Revision | None) -> list[ui.Button[Card]]:
    id = shown.id
    tools = []
    if shown.standing == "retired":
        restore = curation_ids.entry("restore", id)
        tools.append(button("Show it again", restore, ButtonStyle.primary))
    else:
        tools.append(button("Edit", curation_ids.entry("edit", id), ButtonStyle.primary))
        tools.append(button("Add a way to ask", curation_ids.entry("alias", id)))
        tools.append(button("Hide", curation_ids.entry("retire", id)))
    tools.append(button("Changes", curation_ids.history(0, id)))
    if saved:
        undo = curation_ids.revert(saved.number - 1, saved.number, id)
        tools.append(button("Undo", undo, ButtonStyle.danger))
    return tools
