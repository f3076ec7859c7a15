"""Cards of a server's settings: what is set, what was changed, what a threshold would do."""

from collections.abc import Sequence

from discord import ButtonStyle, ui

from bot.curation.grouping import Group
from bot.curation.preferences import Outlook, Preferences, Preview
from bot.discord_app import limits
from bot.discord_app.cards.card import ANSWERED, ASKING, DOUBTED, Card, button, container, row
from bot.discord_app.cards.markdown import escape, small
from bot.discord_app.ids import curation_ids

GROUPS_SHOWN = 5
NO_INTENT = (
    "-# ⚠️ The operator has not switched on `MESSAGE_CONTENT_INTENT`, so Discord does not let me "
    "read messages there that do not mention me. The setting is kept until they do."
)
LET_THEM_SEE = (
    "-# So that they see the commands too: **Server Settings → Integrations →** this app, and "
    "add the role to `/faq`, `/inbox`, `/stats`, `/settings` and the message menu **Add to FAQ**."
)


def settings_card(preferences: Preferences, *, reads_all: bool, usual: float) -> Card:
    """Draw everything that is set.

    Args:
        preferences: Of the server.
        reads_all: Whether the bot may read messages that do not mention it.
        usual: The threshold where the server has set none, 0 to 1.
    """
    lines = [
        f"- {name}: **{said(id, preferences, usual=usual)}** · `/settings {command}`"
        for id, (name, command) in _NAMES.items()
    ]
    if preferences.channels and not reads_all:
        lines.append(NO_INTENT)
    head = "### Settings of this server"
    return container("\n".join([head, *lines]), colour=ANSWERED)


def changed_card(
    before: Preferences, after: Preferences, *, usual: float, remark: str | None = None
) -> Card:
    """Draw what was changed.

    Args:
        before: All settings as they were.
        after: All settings as they are.
        usual: As for `settings_card`.
        remark: What to know about it.
    """
    lines = changes(before, after, usual=usual) or ["It is set so already."]
    text = "\n".join(["✅ **Saved.**", *lines, *([remark] if remark else [])])
    return container(text, colour=ASKING)


def logged_card(before: Preferences, after: Preferences, member: int, *, usual: float) -> Card:
    """Draw a change for the log channel."""
    lines = changes(before, after, usual=usual)
    text = "\n".join([f"**Settings** changed by <@{member}>", *lines])
    return container(text, colour=DOUBTED)


def changes(before: Preferences, after: Preferences, *, usual: float) -> list[str]:
    """Return a line for each setting that is different."""
    return [
        f"- {name}: {said(id, before, usual=usual)} → **{said(id, after, usual=usual)}**"
        for id, (name, _) in _NAMES.items()
        if getattr(before, id) != getattr(after, id)
    ]


def threshold_card(
    preview: Preview, groups: Sequence[Group], wanted: float | None, *, usual: float
) -> Card:
    """Draw what another threshold would change, to be set with one press.

    Args:
        preview: What it would change.
        groups: Of the inbox, to name those it would answer.
        wanted: The threshold; none for the usual one.
        usual: The usual one, 0 to 1.
    """
    now, then = preview.now, preview.then
    named = f"{usual:.0%}, the usual one" if wanted is None else f"{wanted:.0%}"
    tried = now.right + now.wrong + now.silent
    lines = [
        f"### Answer from a confidence of {named}?",
        f"Tried on {tried} ways to ask that I had not learnt:",
        *_outlook("answered rightly", now.right, then.right),
        *_outlook("answered wrongly", now.wrong, then.wrong),
        *_outlook("asked back or not known", now.silent, then.silent),
        *_inbox(now, then, groups),
        small("A higher one answers less and is right more often; a lower one guesses more."),
    ]
    percent = None if wanted is None else round(wanted * 100)
    set_it = button("Set it", curation_ids.threshold(percent), ButtonStyle.primary)
    text = ui.TextDisplay[Card](limits.clip("\n".join(lines), limits.CARD_TEXT))
    return Card(ui.Container(text, row(set_it), accent_colour=ANSWERED))


def said(id: str, preferences: Preferences, *, usual: float) -> str:
    """Return a setting in words.

    Args:
        id: Its name in `Preferences`.
        preferences: All settings.
        usual: The threshold where none is set.
    """
    match id:
        case "channels":
            return " ".join(f"<#{one}>" for one in preferences.channels) or "none"
        case "role":
            return f"<@&{preferences.role}>" if preferences.role else "none"
        case "threshold":
            set_to = preferences.threshold
            return f"{usual:.0%}, the usual one" if set_to is None else f"{set_to:.0%}"
        case "log" | "welcome":
            channel = getattr(preferences, id)
            return f"<#{channel}>" if channel else "none"
        case "member_cooldown_s":
            return _time(preferences.member_cooldown_s)
        case "channel_cooldown_s":
            return _time(preferences.channel_cooldown_s)
        case "retention_days":
            return f"{preferences.retention_days} days"
        case _:
            return "on" if preferences.digest else "off"


def _time(seconds: int) -> str:
    if not seconds:
        return "none"
    minutes, left = divmod(seconds, 60)
    return f"{seconds} s" if left else f"{minutes} min"


def _outlook(name: str, now: int, then: int) -> list[str]:
    change = f" (**{then - now:+}**)" if then != now else " (as now)"
    return [f"- {then} {name}{change}"]


def _inbox(now: Outlook, then: Outlook, groups: Sequence[Group]) -> list[str]:
    """Say which open groups would be answered."""
    new = set(then.groups) - set(now.groups)
    if not groups:
        return ["The inbox is empty."]
    named = [one.text for one in groups if one.key in new]
    if not named:
        return [f"Of the {len(groups)} questions in the inbox it would answer no more than now."]
    lines = [f"- “{escape(limits.clip(text, 150))}”" for text in named[:GROUPS_SHOWN]]
    return [f"Of the {len(groups)} questions in the inbox it would answer {len(named)}:", *lines]


_NAMES = {
    "channels": ("Every question is answered in", "channel"),
    "role": ("Who moderates beside Manage Server", "role"),
    "threshold": ("I answer from a confidence of", "threshold"),
    "log": ("Changes are announced in", "log"),
    "member_cooldown_s": ("Pause between questions of one member", "cooldown"),
    "channel_cooldown_s": ("The same answer is not repeated within", "cooldown"),
    "retention_days": ("Questions stay in the inbox for", "retention"),
    "welcome": ("A message about me stands in", "welcome"),
    "digest": ("Weekly digest in the log channel", "digest"),
}
