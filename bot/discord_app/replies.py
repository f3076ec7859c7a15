"""Replies: the answer to a message, where the message was written."""

import discord

from bot.app import Told
from bot.discord_app.answering import (
    Asked,
    chart_of,
    count_question,
    earlier_in,
    note,
    refusal,
    told_to,
)
from bot.discord_app.cards.answers import Audience
from bot.discord_app.cards.card import Card, notice
from bot.discord_app.cards.sheets import NOBODY, Sheet
from bot.discord_app.desk import Desk
from bot.discord_app.permissions import Granted
from bot.discord_app.recording import record_told
from bot.discord_app.said import Place
from bot.discord_app.sending import send


async def answer_message(
    desk: Desk,
    message: discord.Message,
    question: str,
    granted: Granted,
    *,
    unasked: bool = False,
) -> None:
    """Answer a message where it was written.

    Args:
        desk: The desk.
        message: What was written.
        question: What it asks.
        granted: What the bot may do there.
        unasked: Whether it was not addressed, in a channel where every question is answered.
    """
    if not desk.said.take_up(message.id):
        return
    asked = Asked(question, message.author.id, message.channel.id)
    guild = message.guild.id if message.guild else None
    if word := refusal(desk, member=asked.member, channel=asked.channel):
        if word[1] and not unasked:
            sheet = Sheet.of(notice(word[0]))
            await send(message, sheet, pointing=granted.point)
        return
    told = told_to(desk, asked)
    if unasked and not _is_worth_saying(told, question):
        return  # chatter, and so it does not count as a question either
    count_question(desk, member=asked.member, channel=asked.channel)
    earlier = None if isinstance(told, Card) else earlier_in(desk, asked.channel, told.reply)
    if isinstance(told, Card):
        sheet = Sheet.of(told)
    elif earlier:
        sheet = Sheet.of(desk.cards.repeated(told, earlier.url, asked.audience))
    else:
        kept = desk.sheets.find(told, pictures=granted.attach)
        sheet = kept or await _written(desk, told, pictures=granted.attach)
    sent = await send(message, sheet, pointing=granted.point)
    if isinstance(told, Told):
        note(desk, told)
    if sent is None:
        return
    place = Place(guild, asked.channel, sent)
    if not desk.said.answered(message.id, place):
        await message._state.http.delete_message(asked.channel, sent)
        return
    if isinstance(told, Told):
        if not earlier:
            desk.said.remember(place, told.reply)
        record_told(desk, guild, told, question=asked.question, message=sent)


def _is_worth_saying(told: Told | Card, text: str) -> bool:
    """Tell whether to speak up where nobody addressed the bot: not to chatter."""
    if isinstance(told, Card) or told.reply.outcome == "smalltalk":
        return False
    return told.reply.outcome != "unanswered" or "?" in text


async def _written(desk: Desk, told: Told, *, pictures: bool) -> Sheet:
    """Return a reply written out, and keep it."""
    drawing = chart_of(desk, told) if pictures else None
    picture = await desk.studio.finished(drawing) if drawing else None
    sheet = Sheet.of(desk.cards.of(told, Audience(NOBODY), picture=picture))
    if picture or not drawing:  # a picture that failed may succeed another time
        desk.sheets.keep(told, sheet, pictures=pictures)
    return sheet
