"""Cards of the inbox: a page of groups, one of them, and what was decided. Drawing only."""

from collections import Counter
from collections.abc import Sequence

from discord import ButtonStyle, ui

from bot.curation.grouping import Group
from bot.curation.misses import Reason
from bot.discord_app import limits
from bot.discord_app.cards.card import ANSWERED, ASKING, DOUBTED, UNKNOWN, Card, button, row
from bot.discord_app.cards.history import question_of
from bot.discord_app.cards.markdown import counted, escape, small
from bot.discord_app.cards.paging import menu, pager
from bot.discord_app.ids import curation_ids
from bot.knowledge.base import Knowledge
from bot.servers.inbox import Decision, Page, Ruling

SAMPLES = 3  # wordings of a group that its card shows beside the one that stands for it
SEARCH = "?"  # value of the menu's last option: none of these

EMPTY = (
    "### Inbox\nNothing waits. What I cannot answer, what does not fit, and what people ask a "
    "human for lands here, without names."
)
REASONS: dict[Reason, str] = {
    "unknown": "not known",
    "none-fits": "none of the choices fitted",
    "not-helpful": "answer was not helpful",
    "human": "asked for a human",
}
DECIDED: dict[Decision, str] = {
    "open": "It waits in the inbox again.",
    "aliased": "Added as a way to ask. Asked like that, it is answered now.",
    "written": "Saved, and live: I answer it from now on.",
    "out-of-scope": "Out of scope. Who asks the same is not put into the inbox again.",
    "later": "Put off. It comes back when somebody asks the same again.",
    "ignored": "Ignored. Who asks the same is not put into the inbox again.",
    "answered": "Closed: it is answered by now.",
}


def inbox_card(page: Page, knowledge: Knowledge, *, later: bool) -> Card:
    """Draw a page of the inbox, each group to be opened from a menu.

    Args:
        page: The groups.
        knowledge: Of the server, to name entries.
        later: Whether it is what was put off.
    """
    other = "Show what waits" if later else "Show what was put off"
    switch = row(button(other, curation_ids.inbox(0, later=not later)))
    if not page.groups:
        text = "### Put off\nNothing." if later else EMPTY
        return Card(ui.Container(ui.TextDisplay(text), switch, accent_colour=UNKNOWN))
    title = "Put off" if later else "Inbox"
    lines = [
        f"### {title} · {counted(page.count, 'question')}",
        *(_line(one, knowledge) for one in page.groups),
    ]
    options = [
        (one.text, str(one.key), f"asked {_times(one)} · {_why(one)}") for one in page.groups
    ]
    return Card(
        ui.Container(
            ui.TextDisplay(limits.clip("\n".join(lines), limits.CARD_TEXT - 100)),
            *menu(curation_ids.group(), "Decide about one", options),
            *pager(page.page, page.pages, lambda at: curation_ids.inbox(at, later=later)),
            switch,
            accent_colour=ANSWERED,
        )
    )


def group_card(
    group: Group,
    knowledge: Knowledge,
    *,
    entries: Sequence[tuple[str, float]],
    word: str | None = None,
) -> Card:
    """Draw a group with everything that can be decided about it.

    Args:
        group: The misses that ask the same.
        knowledge: Of the server, to name entries.
        entries: Ids of entries that it may be a phrasing of, with their confidence, likeliest
            first.
        word: What to know before deciding again.
    """
    others = [one.text for one in group.misses if one.text != group.text]
    lines = [
        f"### “{escape(limits.clip(group.text, 250))}”",
        small(f"asked {_times(group)}, first <t:{group.oldest_at}:R> · {_why(group)}"),
        *(f"- “{escape(limits.clip(one, 250))}”" for one in [*dict.fromkeys(others)][:SAMPLES]),
    ]
    if group.candidates:
        lines += [
            "**What was offered**",
            *(_candidate(*one, knowledge) for one in group.candidates),
        ]
    options = [
        (question_of(id, knowledge), id, f"{confidence:.0%} sure · {id}")
        for id, confidence in entries[: limits.SELECT - 1]
    ]
    options.append(("Another one …", SEARCH, "Search for it by a few words"))
    key = group.key
    text = "\n".join([*([word] if word else []), *lines])
    return Card(
        ui.Container(
            ui.TextDisplay(limits.clip(text, limits.CARD_TEXT - 100)),
            *menu(curation_ids.phrase(key), "Add as a phrasing of …", options),
            row(
                button("New answer", curation_ids.decide("write", key), ButtonStyle.primary),
                button("Out of scope", curation_ids.decide("out", key)),
                button("Later", curation_ids.decide("later", key)),
                button("Ignore", curation_ids.decide("ignore", key)),
                button("Back", curation_ids.inbox(0, later=False)),
            ),
            accent_colour=DOUBTED if word else ANSWERED,
        )
    )


def ruled_card(ruling: Ruling, question: str) -> Card:
    """Draw what was decided about a group, to be undone with one press.

    Args:
        ruling: The decision.
        question: What was asked.
    """
    about = f"### “{escape(limits.clip(question, 250))}”"
    asked = "once" if ruling.misses == 1 else f"{ruling.misses} times"
    text = f"{about}\n✅ {DECIDED[ruling.decision]}\n{small(f'asked {asked}')}"
    tools = [
        button("Back to the inbox", curation_ids.inbox(0, later=False), ButtonStyle.primary),
        button("Undo", curation_ids.undo(ruling.id), ButtonStyle.danger),
    ]
    if ruling.revision and curation_ids.fits(ruling.revision.entry):
        entry = ruling.revision.entry
        tools.insert(1, button("See the answer", curation_ids.entry("show", entry)))
    return Card(ui.Container(ui.TextDisplay(text), row(*tools), accent_colour=ASKING))


def undone_card() -> Card:
    """Draw that a decision was taken back."""
    text = "↩️ Taken back: the question waits in the inbox again."
    back = button("Back to the inbox", curation_ids.inbox(0, later=False), ButtonStyle.primary)
    return Card(ui.Container(ui.TextDisplay(text), row(back), accent_colour=ASKING))


def doubtful_card(word: str, group: Group, entry: str | None) -> Card:
    """Draw why a phrasing is not added, and how to go on.

    Args:
        word: Why not.
        group: What was to be added.
        entry: Id of the entry to which it may be added all the same; none where it may not.
    """
    key = group.key
    tools = [button("Choose again", curation_ids.decide("look", key), ButtonStyle.primary)]
    if entry is not None:
        confirm = curation_ids.phrase_confirm(key, entry)
        tools.append(button("Add it all the same", confirm, ButtonStyle.danger))
    shown = ui.TextDisplay[Card](limits.clip(word, limits.CARD_TEXT - 100))
    return Card(ui.Container(shown, row(*tools), accent_colour=DOUBTED))


def _line(group: Group, knowledge: Knowledge) -> str:
    nearest = ""
    if group.candidates:
        id, confidence = group.candidates[0]
        question = limits.clip(escape(question_of(id, knowledge)), 100)
        nearest = f"\n-# nearest: {question} ({confidence:.0%})"
    text = limits.clip(escape(group.text), 200)
    return f"- **{text}** · {_times(group)} · {_why(group)}{nearest}"


def _candidate(id: str, confidence: float, knowledge: Knowledge) -> str:
    return f"- {limits.clip(escape(question_of(id, knowledge)), 150)} ({confidence:.0%})"


def _times(group: Group) -> str:
    return "once" if len(group.misses) == 1 else f"{len(group.misses)} times"


def _why(group: Group) -> str:
    reasons = Counter(one.reason for one in group.misses)
    return ", ".join(
        REASONS[reason] + (f" ({n})" if len(reasons) > 1 else "")
        for reason, n in reasons.most_common()
    )
