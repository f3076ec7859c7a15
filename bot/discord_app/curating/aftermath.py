"""What follows a change: the log channel hears of it, the inbox closes, who waits is told.

All of it behind the moderator's back: nobody waits for it, and what fails is logged.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import cast

import discord

from bot.curation.revision import Revision, differences
from bot.discord_app.cards.answers import Audience
from bot.discord_app.cards.card import Card
from bot.discord_app.cards.history import announcement, summary
from bot.discord_app.curating.moderators import Moderator
from bot.discord_app.desk import Desk
from bot.discord_app.faults import FORBIDDEN, GONE
from bot.discord_app.permissions import granted_at
from bot.discord_app.reference import Reference
from bot.discord_app.retries import is_outage
from bot.servers.inbox import Notice

MOST_ANNOUNCED = 5  # changes that are announced one by one
TOLD = "<@{member}> You asked for a human here. Now there is an answer:"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Mentioned:
    """A member to mention, with the id as text as Discord's description of its API wants it."""

    id: str


def follow(at: Moderator, client: discord.Client, *revisions: Revision) -> None:
    """Begin what follows some changes that are saved.

    Args:
        at: Who saved them.
        client: That posts.
        revisions: What was saved.
    """
    work = at.desk.work
    work.behind("announcing a change", _announce(at, client, revisions))
    work.behind("closing what is answered", close_answered(at.desk, client, at.server))


async def post(client: discord.Client, server: int, channel: int, card: Card) -> int | None:
    """Post a card that mentions nobody; return the id of the message, none where that cannot be.

    Args:
        client: That posts.
        server: Id of the server.
        channel: Id of the channel.
        card: What to post.
    """
    where = client.get_partial_messageable(channel, guild_id=server)
    try:
        message = await where.send(view=card, files=card.files)
    except discord.HTTPException as error:
        if error.code not in FORBIDDEN | GONE:
            raise
        _log.warning("cannot post in channel %s of server %s: %s", channel, server, error.code)
        return None
    return message.id


async def tell_waiting(desk: Desk, client: discord.Client, server: int) -> None:
    """Tell everybody who asked for a human and now has an answer, once, where they asked."""
    desk = await desk.at(server)
    for notice in await desk.servers.inbox.notices(server):
        try:
            await _tell(desk, client, notice)
        except discord.HTTPException as error:
            if is_outage(error):
                raise  # the notice comes back later
            _log.warning(
                "a member cannot be told in channel %s: %s", notice.place.channel, error.code
            )
        await desk.servers.inbox.told(notice)


async def _announce(at: Moderator, client: discord.Client, revisions: tuple[Revision, ...]) -> None:
    desk = await at.desk.at(at.server)
    log = (await desk.servers.preferences.of(at.server)).log
    if log is not None:
        for card in _announcements(desk, revisions):
            await post(client, at.server, log, card)


async def close_answered(desk: Desk, client: discord.Client, server: int) -> None:
    """Close what the newest knowledge answers, and tell who waits."""
    closed = await desk.servers.inbox.close_answered(server)
    if closed:
        _log.info("inbox: server=%s closed=%d", server, len(closed))
    await tell_waiting(desk, client, server)


def _announcements(desk: Desk, revisions: Sequence[Revision]) -> list[Card]:
    """Return what the log channel is told: each change, or where there are many, their names."""
    knowledge, shipped = desk.advisor.knowledge, desk.shipped.advisor.knowledge.entries
    if len(revisions) > MOST_ANNOUNCED:
        return [summary(revisions, knowledge)]
    return [
        announcement(one, differences(one.before, one.after, shipped.get(one.entry)), knowledge)
        for one in revisions
    ]


async def _tell(desk: Desk, client: discord.Client, notice: Notice) -> None:
    """Reply where a member asked, in a message that mentions only them."""
    told = desk.advisor.answer_entry(notice.entry)
    if told is None:
        return
    word = TOLD.format(member=notice.member)
    card = desk.cards.of(told, Audience(notice.member), remark=word)
    place = notice.place
    where = client.get_partial_messageable(place.channel, guild_id=notice.server)
    say = partial(
        where.send,
        view=card,
        files=card.files,
        allowed_mentions=discord.AllowedMentions(
            everyone=False,
            roles=False,
            users=[cast(discord.abc.Snowflake, _Mentioned(str(notice.member)))],
            replied_user=False,
        ),
        nonce=f"notice-{notice.id}",
    )
    if place.message is None or not granted_at(where.guild, place.channel).point:
        await say()
    else:
        question = Reference(
            message_id=place.message,
            channel_id=place.channel,
            guild_id=notice.server,
            fail_if_not_exists=False,
        )
        await say(reference=question)
