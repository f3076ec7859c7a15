"""Cards about what is kept of a member. Drawing only."""

from discord import ButtonStyle, ui

from bot.discord_app import limits
from bot.discord_app.cards.card import ANSWERED, ASKING, DOUBTED, Card, button, container, row
from bot.discord_app.cards.markdown import counted, escape, small
from bot.discord_app.ids import custom_ids
from bot.storage.members import Holdings

MOST_SHOWN = 20  # questions

NEVER = (
    "I keep no chat and no profile. What you talk about with me is in memory for ten minutes, so "
    "that you can ask on, and is then gone."
)
NOTHING = "I keep nothing about you."
SURE = {
    "delete": (
        "### Delete what I keep about you?\n"
        "Your unanswered questions, your votes and the notices that you wait for go, in every "
        "server. Where you changed answers as a moderator, the change stays and your name goes."
    ),
    "optout": (
        "### Keep nothing of you from now on?\n"
        "What I keep about you is deleted, nothing new is kept, and I answer you only when you ask "
        "me. I can then not tell you when a human has answered."
    ),
    "optin": "### You have opted out\nI keep nothing about you. Would you like to take that back?",
}
LABELS = {"delete": "Delete it", "optout": "Keep nothing of mine", "optin": "Take it back"}
DONE = {
    "delete": "Deleted",
    "optout": "Done: I keep nothing of yours, and answer you only when you ask me",
    "optin": "Taken back: I treat you as everybody else again",
}


def holdings_card(held: Holdings, *, privacy_url: str | None) -> Card:
    """Draw what is kept of a member.

    Args:
        held: It.
        privacy_url: Of the privacy policy, if one is published.
    """
    lines = ["### What I keep about you"]
    if held.opted_out:
        lines.append("You have opted out: I keep nothing of yours.")
    elif not (held.misses or held.votes or held.notices or held.revisions):
        lines.append(NOTHING)
    if held.misses:
        lines.append(
            f"**{counted(len(held.misses), 'question')}** that I could not answer, without names:"
        )
        lines += [f"- “{escape(limits.clip(text, 120))}”" for _, text in held.misses[:MOST_SHOWN]]
    if held.notices:
        lines.append(
            f"**{counted(held.notices, 'answer')}** that you wait for, and where to tell you."
        )
    if held.votes:
        lines.append(f"**{counted(held.votes, 'vote')}** on whether an answer helped.")
    if held.revisions:
        lines.append(
            f"**{counted(held.revisions, 'change')}** of answers that you made as a moderator."
        )
    lines.append(NEVER)
    if privacy_url:
        lines.append(small(f"[Privacy policy]({privacy_url})"))
    action = "optin" if held.opted_out else "optout"
    tools = [button(_label(action), custom_ids.privacy(f"ask-{action}"))]
    if held.misses or held.votes or held.notices or held.revisions:
        erase = custom_ids.privacy("ask-delete")
        tools.insert(0, button("Delete it …", erase, ButtonStyle.danger))
    text = ui.TextDisplay[Card](limits.clip("\n".join(lines), limits.CARD_TEXT))
    return Card(ui.Container(text, row(*tools), accent_colour=ANSWERED))


def sure_card(action: str) -> Card:
    """Ask whether a member is sure.

    Args:
        action: `delete`, `optout` or `optin`.
    """
    style = ButtonStyle.primary if action == "optin" else ButtonStyle.danger
    sure = button(LABELS[action], custom_ids.privacy(action), style)
    return Card(ui.Container(ui.TextDisplay(SURE[action]), row(sure), accent_colour=DOUBTED))


def done_card(action: str, held: Holdings | None) -> Card:
    """Draw what was done.

    Args:
        action: As of `sure_card`.
        held: What was deleted, where it was counted.
    """
    word = DONE[action]
    if action == "delete" and held is not None:
        word += (
            f": {counted(len(held.misses), 'question')}, {counted(held.votes, 'vote')}, "
            f"{counted(held.notices, 'notice')}; your name is out of "
            f"{counted(held.revisions, 'change')}"
        )
    return container(f"✅ {word}.", colour=ASKING)


def _label(action: str) -> str:
    return f"{LABELS[action]} …"
