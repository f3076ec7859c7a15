"""Cards of what moderators changed: a list, one change, and its announcement. Drawing only."""

from collections.abc import Sequence

from discord import ButtonStyle, ui

from bot.curation.revision import Difference, Revision
from bot.discord_app import limits
from bot.discord_app.cards.card import ANSWERED, DOUBTED, UNKNOWN, Card, button, row
from bot.discord_app.cards.markdown import escape, small
from bot.discord_app.cards.paging import menu, pager
from bot.discord_app.ids import curation_ids
from bot.knowledge.base import Knowledge

REVISIONS_A_PAGE = 10
EXCERPT = 300  # characters of one side of a change
NAMED = 10  # of many changes at once
MOST_TEXT = 3900  # characters of one card


def history_card(
    revisions: Sequence[Revision], knowledge: Knowledge, *, entry: str = "", page: int = 0
) -> Card:
    """Draw a page of what was changed, by whom and when, the newest first.

    Args:
        revisions: All of them.
        knowledge: Of the server, to name entries.
        entry: Id of the entry whose they are; empty for those of all entries.
        page: From 0.
    """
    pages = max(1, -(-len(revisions) // REVISIONS_A_PAGE))
    page = min(page, pages - 1)
    shown = revisions[page * REVISIONS_A_PAGE : (page + 1) * REVISIONS_A_PAGE]
    of = f" of {escape(question_of(entry, knowledge))}" if entry else ""
    if not shown:
        text = f"### Changes{of}\nNobody has changed anything yet."
        return Card(ui.Container(ui.TextDisplay(text), accent_colour=UNKNOWN))
    lines = [f"### Changes{of}"]
    lines += [f"- {line_of(one, knowledge)}{_because(one.why, 100)}" for one in shown]
    options = [
        (
            f"{one.number}: {_did(one)}",
            f"{one.number}:{one.entry}",
            named_by(one, knowledge),
        )
        for one in shown
    ]
    return Card(
        ui.Container(
            ui.TextDisplay(limits.clip("\n".join(lines), MOST_TEXT)),
            *menu(curation_ids.revision(), "See one, or go back to it", options),
            *pager(page, pages, lambda at: curation_ids.history(at, entry)),
            accent_colour=ANSWERED,
        )
    )


def revision_card(
    revision: Revision, differences: Sequence[Difference], knowledge: Knowledge, *, seen: int
) -> Card:
    """Draw one change, before and after.

    Args:
        revision: The change.
        differences: Part by part.
        knowledge: Of the server, to name the entry.
        seen: Number of the entry's newest revision.
    """
    text = "\n".join(
        [
            f"### {escape(named_by(revision, knowledge))}",
            line_of(revision, knowledge) + _because(revision.why, 300),
            *map(_difference, differences),
        ]
    )
    back = curation_ids.revert(revision.number, seen, revision.entry)
    before = curation_ids.revert(revision.number - 1, seen, revision.entry)
    tools = [button("All changes of this entry", curation_ids.history(0, revision.entry))]
    if revision.number == seen:
        tools.insert(0, button("Undo this change", before, ButtonStyle.danger))
    else:
        tools.insert(0, button("Go back to this", back, ButtonStyle.primary))
    shown = ui.TextDisplay[Card](limits.clip(text, MOST_TEXT))
    return Card(ui.Container(shown, row(*tools), accent_colour=ANSWERED))


def announcement(
    revision: Revision, differences: Sequence[Difference], knowledge: Knowledge
) -> Card:
    """Draw a change for the log channel."""
    text = "\n".join(
        [
            f"**{escape(named_by(revision, knowledge))}**",
            line_of(revision, knowledge) + _because(revision.why, 300),
            *map(_difference, differences),
            small(f"`/faq history` shows it, and can undo it. Entry `{escape(revision.entry)}`"),
        ]
    )
    return Card(ui.Container(ui.TextDisplay(limits.clip(text, MOST_TEXT)), accent_colour=DOUBTED))


def summary(revisions: Sequence[Revision], knowledge: Knowledge) -> Card:
    """Draw many changes at once for the log channel, as an import makes them."""
    who = f"<@{revisions[0].member}>" if revisions[0].member else "a deleted user"
    lines = [f"**{len(revisions)} answers** changed by {who}{_because(revisions[0].why, 300)}"]
    lines += [
        f"- {limits.clip(escape(named_by(one, knowledge)), 100)}" for one in revisions[:NAMED]
    ]
    more = len(revisions) - NAMED
    lines += [small(f"… and {more} more")] if more > 0 else []
    lines.append(small("`/faq history` shows each of them, and can undo it."))
    return Card(ui.Container(ui.TextDisplay("\n".join(lines)), accent_colour=DOUBTED))


def line_of(revision: Revision, knowledge: Knowledge) -> str:
    """Return one change as a line: what, who, when."""
    who = f"<@{revision.member}>" if revision.member else "a deleted user"
    question = limits.clip(escape(named_by(revision, knowledge)), 100)
    return f"`{revision.number}` {_did(revision)}: {question} · {who} · <t:{revision.at}:R>"


def named_by(revision: Revision, knowledge: Knowledge) -> str:
    """Return the question of a changed entry, of a hidden one as it was."""
    if revision.entry not in knowledge.entries:
        for amendment in (revision.after, revision.before):
            if amendment and amendment.wording:
                return amendment.wording.question
    return question_of(revision.entry, knowledge)


def question_of(entry: str, knowledge: Knowledge) -> str:
    """Return the question of an entry, or its id where it is hidden or gone."""
    found = knowledge.entries.get(entry)
    return found.question if found else entry


def _did(revision: Revision) -> str:
    return {
        "add": "added",
        "edit": "changed",
        "retire": "hidden",
        "restore": "shown again",
        "alias-add": "way to ask added",
        "alias-remove": "way to ask removed",
    }[revision.act]


def _because(why: str, most: int) -> str:
    return f" · “{limits.clip(escape(why), most)}”" if why else ""


def _difference(one: Difference) -> str:
    lines = [f"-# {one.part}"]
    if one.before is not None:
        lines.append(f"> **before** {_excerpt(one.before)}")
    if one.after is not None:
        lines.append(f"> **after** {_excerpt(one.after)}")
    return "\n".join(lines)


def _excerpt(text: str) -> str:
    return limits.clip(escape(" ".join(text.split())), EXCERPT)
