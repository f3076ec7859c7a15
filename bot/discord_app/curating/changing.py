"""Changing a server's settings: saved with who did it, shown, and told to the log channel."""

from collections.abc import Callable

import discord

from bot.curation.drafting import RefusedError
from bot.curation.preferences import Preferences
from bot.discord_app.answering import respond
from bot.discord_app.cards.card import notice
from bot.discord_app.cards.settings import changed_card, logged_card
from bot.discord_app.curating.aftermath import post
from bot.discord_app.curating.moderators import Moderator
from bot.discord_app.desk import Desk


async def change(
    at: Moderator,
    interaction: discord.Interaction,
    changed: Callable[[Preferences], Preferences],
    *,
    remark: str | None = None,
) -> None:
    """Save settings and show what is different.

    Args:
        at: Who changes them.
        interaction: Deferred.
        changed: Makes the new settings of those that are kept.
        remark: What to know about it.
    """
    book, usual = at.desk.servers.preferences, usual_threshold(at.desk)
    before = await book.of(at.server)
    try:
        after = await book.change(at.server, at.member, changed)
    except RefusedError as error:
        await respond(interaction, notice(f"⛔ **Not saved:** {error.reply}"), private=True)
        return
    log = after.log or before.log
    if before != after and log is not None:
        card = logged_card(before, after, at.member, usual=usual)
        announcing = post(interaction.client, at.server, log, card)
        at.desk.work.behind("announcing settings", announcing)
    card = changed_card(before, after, usual=usual, remark=remark)
    await respond(interaction, card, private=True)


def usual_threshold(desk: Desk) -> float:
    """Return the confidence, 0 to 1, from which an answer is said where a server set none."""
    return desk.shipped.advisor.reader.thresholds.answer


def reads_all(client: discord.Client) -> bool:
    """Tell whether Discord lets the bot read messages that do not mention it."""
    return client.intents.message_content
