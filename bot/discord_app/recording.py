"""Recording: what was asked is counted, and what found no good answer goes to the inbox.

All of it behind the answer, which waits for none of it. A question is kept as its author's, whoever
had it answered or pressed a button under the answer.
"""

import discord

from bot.app import Told
from bot.curation.misses import MOST_CANDIDATES, Reason
from bot.discord_app.asked_lately import Question
from bot.discord_app.desk import Desk, server_of
from bot.servers.inbox import Kept, Place


def record_told(
    desk: Desk,
    server: int | None,
    told: Told,
    *,
    question: Question | None = None,
    message: int | None = None,
) -> None:
    """Count what was said, and keep the question where nothing fitted.

    Args:
        desk: Of the server.
        server: Its id; nothing is counted or kept without one.
        told: What was said.
        question: What was asked; none where it was a press or a look-up.
        message: Id of the message that says it, for the buttons under it.
    """
    reply = told.reply
    if question and message is not None and not desk.opted_out(question.author):
        desk.lately.remember(message, question)
    if server is None:
        return
    entry = reply.grounds[0].entry if reply.grounds else ""
    desk.servers.tally.count(server, reply.outcome, entry)
    if reply.outcome == "unanswered" and question:
        keeping = keep_miss(desk, server, question, "unknown")
        desk.work.behind("keeping a question", keeping)


async def keep_miss(
    desk: Desk,
    server: int,
    question: Question,
    reason: Reason,
    *,
    waiting: int | None = None,
    place: Place | None = None,
) -> Kept:
    """Keep a question that found no good answer, with the entries that come nearest.

    Args:
        desk: Of the server.
        server: Its id.
        question: As it was asked.
        reason: Why it is kept.
        waiting: Id of who asked for a human, if anybody did.
        place: Where to tell them of an answer.

    Raises:
        StorageError: It could not be kept.
    """
    nearest = desk.advisor.try_out(question.text).candidates[:MOST_CANDIDATES]
    candidates = [(hit.id, hit.confidence) for hit in nearest]
    recorded = await desk.servers.inbox.record(
        server, question.author, question.text, reason, candidates, waiting=waiting, place=place
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
    if question := await question_under(desk, interaction):
        await keep_miss(desk, server, question, reason)


def asked_at(interaction: discord.Interaction) -> Place:
    """Return where to tell a member of an answer: a reply to the question, if others see it."""
    message = interaction.message
    channel = interaction.channel_id or 0
    if message is None or message.flags.ephemeral:
        return Place(channel, None)
    question = message.reference.message_id if message.reference else None
    return Place(channel, question or message.id)


async def question_under(desk: Desk, interaction: discord.Interaction) -> Question | None:
    """Return what the message answers whose button was pressed.

    After a restart it is read from the message that ours replies to, where that can be read. What
    somebody wrote who wants nothing kept is nobody else's to hand on, so none is returned.
    """
    found = desk.lately.find(interaction.message.id if interaction.message else None)
    question = found or await _question_read(interaction)
    return None if question is None or desk.opted_out(question.author) else question


async def _question_read(interaction: discord.Interaction) -> Question | None:
    """Read what a message of ours replies to."""
    reference = interaction.message.reference if interaction.message else None
    if reference is None or reference.message_id is None:
        return None
    channel = interaction.client.get_partial_messageable(
        reference.channel_id, guild_id=interaction.guild_id
    )
    try:
        asked = await channel.fetch_message(reference.message_id)
    except discord.HTTPException:
        return None
    me = interaction.client.user
    text = asked.content.replace(f"<@{me.id}>" if me else "", " ").strip()
    return Question(text, asked.author.id) if text else None
