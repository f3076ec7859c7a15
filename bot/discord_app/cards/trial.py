"""A trial: what a member would be told, and everything that was weighed for it."""

from discord import ui

from bot.app import Advisor
from bot.discord_app import limits
from bot.discord_app.cards.card import ASKING, Card
from bot.discord_app.cards.history import question_of
from bot.discord_app.cards.markdown import escape, small
from bot.discord_app.cards.pages import page_of

MOST_CANDIDATES = 8
ANSWER = 1800  # characters of what a member would see
OUTCOMES = {
    "answered": "✅ A member is **answered**",
    "clarify": "❓ A member is **asked back**",
    "declined": "✋ A member is told that **the sources do not say**",
    "unanswered": "❌ A member is told that it is **not known**; the question lands in `/inbox`",
    "smalltalk": "💬 A member gets a **friendly word**",
}


def trial_card(advisor: Advisor, question: str) -> Card:
    """Draw what a question is answered with, and why, by the way that members' questions go.

    Args:
        advisor: Of the server.
        question: As a member might type it.
    """
    tried, knowledge = advisor.try_out(question), advisor.knowledge
    reply = tried.told.reply
    lines = [f"### “{escape(limits.clip(question, 200))}”", f"{OUTCOMES[reply.outcome]}."]
    said = page_of(reply, taken=limits.CARD_TEXT - ANSWER).parts
    quoted = "\n".join(text for part in said for text in (part.title, part.text) if text)
    if reply.options and reply.outcome == "clarify":
        quoted += "".join(f"\n- {escape(one.question)}" for one in reply.options)
    candidates = [
        f"{at}. {escape(limits.clip(question_of(one.id, knowledge), 120))} · "
        f"**{one.confidence:.0%}** · score {one.score:.2f}"
        for at, one in enumerate(tried.candidates[:MOST_CANDIDATES], 1)
    ]
    weighed = "\n".join(["**What was weighed**", *(candidates or ["Nothing came near."])])
    read = escape(" ".join(tried.understood)) or "nothing"
    foot = small(
        f"Read as: {limits.clip(read, 200)}. Said from a confidence of {tried.threshold:.0%} "
        f"(`/settings threshold`). Knowledge `{knowledge.revision[:6]}`. Nothing of this is kept."
    )
    items = [ui.TextDisplay[Card]("\n".join(lines))]
    if quoted:
        items += [ui.TextDisplay(limits.clip(quoted, ANSWER))]
    return Card(
        ui.Container(
            *items,
            ui.Separator(),
            ui.TextDisplay(limits.clip(f"{weighed}\n{foot}", 1500)),
            accent_colour=ASKING,
        )
    )
