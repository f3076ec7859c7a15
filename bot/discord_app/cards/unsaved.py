"""Cards of what a moderator typed and is not saved, with why not and how to go on."""

from collections.abc import Sequence

from discord import ButtonStyle, ui

from bot.curation.saving import Broken, Near
from bot.discord_app import limits
from bot.discord_app.cards.card import DOUBTED, Card, button, row
from bot.discord_app.cards.drafts import Draft, displays
from bot.discord_app.cards.markdown import escape, small
from bot.discord_app.ids import curation_ids
from bot.knowledge.base import Knowledge

MOST_LISTED = 5  # near duplicates or broken questions that are named


def unsaved_card(word: str, draft: Draft, *, save: str | None = None) -> Card:
    """Draw what was typed and not saved, with why and how to go on.

    Args:
        word: Why it is not saved.
        draft: What was typed.
        save: Label of the button that saves it all the same; none where that cannot be.
    """
    about = (draft.kind, draft.number, draft.about)
    tools = [button("Change my text", curation_ids.draft("change", *about), ButtonStyle.primary)]
    if save:
        tools.append(button(save, curation_ids.draft("save", *about), ButtonStyle.danger))
    shown = displays(draft)
    left = limits.CARD_TEXT - sum(len(one.content) for one in shown)
    why = ui.TextDisplay[Card](limits.clip(word, left))
    return Card(ui.Container(why, ui.Separator(), *shown, row(*tools), accent_colour=DOUBTED))


def near_word(near: Sequence[Near]) -> str:
    """Say which entries ask nearly the same."""
    lines = [
        f"- **{limits.clip(escape(one.question), 120)}** ({one.likeness:.0%} alike)"
        for one in near[:MOST_LISTED]
    ]
    return "\n".join(
        [
            "⚠️ **Not saved yet:** nearly the same is answered already.",
            *lines,
            small("Better add a phrasing to that one: `/faq alias-add`. Or save it all the same."),
        ]
    )


def broken_word(broken: Sequence[Broken], knowledge: Knowledge) -> str:
    """Say which questions would be answered differently."""

    def named(entry: str | None) -> str:
        if entry is None:
            return "nothing sure"
        found = knowledge.entries.get(entry)
        return f"**{escape(found.question)}**" if found else "**yours**"

    lines = [
        f"- “{limits.clip(escape(one.phrasing), 100)}” is now answered by {named(one.now)}, and "
        f"would be by {named(one.then)}"
        for one in broken[:MOST_LISTED]
    ]
    more = len(broken) - MOST_LISTED
    lines += [small(f"… and {more} more")] if more > 0 else []
    return "\n".join(
        [
            "⛔ **Not saved:** these questions would get another answer.",
            *lines,
            small("Word it more exactly, so that it asks only for this answer."),
        ]
    )
