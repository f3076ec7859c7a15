"""The card of a server's statistics: a picture, and the same in words."""

from discord import ui

from bot.curation.statistics import Statistics, trend
from bot.discord_app import limits
from bot.discord_app.cards.card import ANSWERED, Card, gallery, picture_of
from bot.discord_app.cards.history import question_of
from bot.discord_app.cards.markdown import escape, small
from bot.discord_app.desk import Desk
from bot.knowledge.base import Knowledge
from bot.pictures.picture import Picture
from bot.pictures.rows import Row

NOTHING = "Nobody has asked anything in the last two weeks."
COUNTED = "Counts only: I keep no record of who asks what."


async def drawn_statistics(desk: Desk, statistics: Statistics, *, title: str) -> Card:
    """Draw how the advisor does in a server, with its picture.

    Args:
        desk: Of the server.
        statistics: The counts.
        title: Of the card.
    """
    picture = await desk.studio.weeks(statistics.days, rows_of(statistics))
    return statistics_card(statistics, desk.advisor.knowledge, picture, title=title)


def rows_of(statistics: Statistics) -> tuple[Row, ...]:
    """Return what the picture puts side by side."""
    week, before = statistics.week, statistics.before
    return (
        Row("Questions", week.asked, before.asked),
        Row("Answered", week.answered, before.answered),
        Row("Asked back", week.asked_back, before.asked_back),
        Row("Not known", week.not_known, before.not_known, wanting=True),
        Row("Helpful", week.helpful, before.helpful),
        Row("Not helpful", week.not_helpful, before.not_helpful, wanting=True),
    )


def statistics_card(
    statistics: Statistics, knowledge: Knowledge, picture: Picture | None, *, title: str
) -> Card:
    """Draw how the advisor does in a server.

    Args:
        statistics: The counts.
        knowledge: Of the server, to name entries.
        picture: The same as a picture; none where nothing was asked.
        title: Of the card.
    """
    lines = [f"### {title}", *_lines(statistics)]
    if statistics.top:
        lines += ["**Most asked**", *(_top(*one, knowledge) for one in statistics.top)]
    lines += [_open(statistics), small(COUNTED)]
    attached = (picture_of(picture, "week.png"),) if picture else ()
    text = ui.TextDisplay[Card](limits.clip("\n".join(lines), limits.CARD_TEXT))
    shown = [gallery(*attached)] if attached else []
    return Card(ui.Container(text, *shown, accent_colour=ANSWERED), attached=attached)


def _lines(statistics: Statistics) -> list[str]:
    week, before = statistics.week, statistics.before
    if not week.asked and not before.asked:
        return [NOTHING]
    helpful = f"{week.helpful_share:.0%}" if week.helpful_share is not None else "no votes"
    return [
        f"- **{week.asked}** questions{_change(week.asked, before.asked)}",
        f"- **{week.answered}** answered{_change(week.answered, before.answered)}",
        f"- **{week.asked_back}** asked back{_change(week.asked_back, before.asked_back)}",
        f"- **{week.not_known}** not known{_change(week.not_known, before.not_known)}",
        f"- **{week.declined}** that the sources do not answer"
        f"{_change(week.declined, before.declined)}",
        f"- found helpful: **{helpful}**{_points(week.helpful_share, before.helpful_share)}",
    ]


def _change(now: int, before: int) -> str:
    """Return the change against the week before, in words."""
    share = trend(now, before)
    if share is None:
        return "" if now == before else " · none the week before"
    if not share:
        return " · as the week before"
    return f" · {'▲' if share > 0 else '▼'} {abs(share):.0%} against {before}"


def _points(now: float | None, before: float | None) -> str:
    return f" · {before:.0%} the week before" if now is not None and before is not None else ""


def _top(entry: str, n: int, knowledge: Knowledge) -> str:
    return f"- {limits.clip(escape(question_of(entry, knowledge)), 150)} · {n}"


def _open(statistics: Statistics) -> str:
    """Say what waits in the inbox."""
    if not statistics.open_groups or statistics.oldest_open is None:
        return "**Inbox**: nothing waits."
    since = f", since <t:{statistics.oldest_open_at}:R>" if statistics.oldest_open_at else ""
    oldest = escape(limits.clip(statistics.oldest_open, 200))
    return f"**Inbox**: {statistics.open_groups} wait, the oldest{since}: “{oldest}” (`/inbox`)"
