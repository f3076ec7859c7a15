"""Recording: what was asked is counted, and what found no good answer goes to the inbox.

All of it behind the answer, which waits for none of it.
"""

import discord

from bot.app import Told
from bot.curation.misses import MOST_CANDIDATES, Reason
from bot.discord_app.desk import Desk, server_of
from bot.servers.inbox import Kept, Place


def record_told(
    desk: Desk,
    server: int | None,
    told: Told,
    *,
    text: str,
    member: int,
    message: int | None,
    keep: bool = True,
) -> None:
    """Count what was said, and keep the question where nothing fitted.

    Args:
        desk: Of the server.
        server: Its id; nothing is counted or kept without one.
        told: What was said.
        text: What was asked; empty where it was a press or a look-up.
        member: Id of who asked.
        message: Id of the message that says it, for the buttons under it.
        keep: Whether the question may be kept.
    """
    reply = told.reply
    if text and message is not None:
        desk.lately.remember(message, text)
    if server is None:
        return
    entry = reply.grounds[0].entry if reply.grounds else ""
    desk.servers.tally.count(server, reply.outcome, entry)
    if reply.outcome == "unanswered" and text and keep:
        keeping = keep_miss(desk, server, member, text, "unknown")
        desk.work.behind("keeping a question", keeping)


async def keep_miss(
    desk: Desk, server: int, member: int, text: str, reason: Reason, place: Place | None = None
) -> Kept:
    """Keep a question that found no good answer, with the entries that come nearest.

    Args:
        desk: Of the server.
        server: Its id.
        member: Id of who asked.
        text: As it was asked.
        reason: Why it is kept.
        place: Where to tell them of an answer, if they asked for a human.

    Raises:
        StorageError: It could not be kept.
    """
    nearest = desk.advisor.try_out(text).candidates[:MOST_CANDIDATES]
    candidates = [(hit.id, hit.confidence) for hit in nearest]
    recorded = await desk.servers.inbox.record(
        server, member, text, reason, candidates, place=place
    )
    return recorded.kept


def record_press(desk: Desk, interaction: discord.Interaction, reason: Reason) -> None:
    """Keep the question under whose answer a button was pressed; nobody waits for it."""
    if (server := server_of(interaction)) is not None:
        desk.work.behind("keeping a question", _keep_press(desk, interaction, server, reason))


def record_vote(desk: Desk, interaction: discord.Interaction, entry: str, *, helpful: bool) -> None:
    """Count a vote, and keep the question that was not answered well; nobody waits for it."""
    server, message = server_of(interaction), interaction.message
    if server is None or message is None:
        return
    voting = desk.servers.tally.vote(
        server, interaction.user.id, message.id, entry, helpful=helpful
    )
    desk.work.behind("keeping a vote", voting)
    if not helpful:
        record_press(desk, interaction, "not-helpful")


async def _keep_press(
    desk: Desk, interaction: discord.Interaction, server: int, reason: Reason
) -> None:
    if text := await question_under(desk, interaction):
        await keep_miss(desk, server, interaction.user.id, text, reason)


def asked_at(interaction: discord.Interaction) -> Place:
    """Return where to tell a member of an answer: a reply to the question, if others see it."""
    message = interaction.message
    channel = interaction.channel_id or 0
    if message is None or message.flags.ephemeral:
        return Place(channel, None)
    question = message.reference.message_id if message.reference else None
    return Place(channel, question or message.id)


async def question_under(desk: Desk, interaction: discord.Interaction) -> str | None:
    """Return what the message answers whose button was pressed.

    After a restart it is read from the message that ours replies to, where that can be read.
    """
    message = interaction.message
    if message is None:
        return None
    found = desk.lately.find(message.id)
    if found is not None or message.reference is None or message.reference.message_id is None:
        return found
    channel = interaction.client.get_partial_messageable(
        message.reference.channel_id, guild_id=interaction.guild_id
    )
    try:
        asked = await channel.fetch_message(message.reference.message_id)
    except discord.HTTPException:
        return None
    me = interaction.client.user
    text = asked.content.replace(f"<@{me.id}>" if me else "", " ").strip()
    return text or None
