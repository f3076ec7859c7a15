"""The welcome: a message that tells a channel what the bot is for, with examples to press."""

import discord

from bot.curation.preferences import Preferences
from bot.discord_app.answering import STARTERS
from bot.discord_app.cards.card import Card
from bot.discord_app.curating.aftermath import post
from bot.discord_app.curating.moderators import Moderator
from bot.discord_app.desk import Desk
from bot.discord_app.faults import FORBIDDEN, GONE


def welcome_card(desk: Desk) -> Card:
    """Draw it."""
    return desk.info.welcome(desk.advisor.suggest("", STARTERS))


async def move_welcome(
    at: Moderator, client: discord.Client, before: Preferences, channel: int | None
) -> int | None:
    """Post the message, or renew, move or delete the one that stands.

    Args:
        at: Who wants it.
        client: That posts.
        before: Where it stands now.
        channel: Id of the channel where it is wanted; none for nowhere.

    Returns:
        The id of the message; none where there is none.
    """
    card = welcome_card(at.desk)
    standing = None
    if before.welcome is not None and before.welcome_message is not None:
        where = client.get_partial_messageable(before.welcome, guild_id=at.server)
        standing = where.get_partial_message(before.welcome_message)
    if standing is not None and channel == before.welcome:
        try:
            await standing.edit(view=card)
        except discord.HTTPException as error:
            _unless_gone(error)
        else:
            return standing.id
    elif standing is not None:
        try:
            await standing.delete()
        except discord.HTTPException as error:
            _unless_gone(error)
    return None if channel is None else await post(client, at.server, channel, card)


def _unless_gone(error: discord.HTTPException) -> None:
    """Pass over a message that is deleted or out of reach; anything else is a fault."""
    if error.code not in FORBIDDEN | GONE:
        raise error
