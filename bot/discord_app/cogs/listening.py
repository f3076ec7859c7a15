"""Listening: messages that are meant for the bot, and questions that are deleted."""

import logging
import re

import discord
from discord.ext import commands

from bot.discord_app.answering import answer_message
from bot.discord_app.desk import Desk
from bot.discord_app.faults import reply_error
from bot.discord_app.permissions import may_send

MOST_SILENT = 10_000  # channels without permission that are remembered as logged

_WRITTEN = frozenset({discord.MessageType.default, discord.MessageType.reply})

_log = logging.getLogger(__name__)


class Listening(commands.Cog):
    """Answers those who mention the bot, reply to it or write to it directly."""

    def __init__(self, bot: commands.AutoShardedBot, desk: Desk) -> None:
        self._bot = bot
        self._desk = desk
        self._silent: set[int] = set()

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that is meant for the bot."""
        if self._desk.closing or self._bot.user is None:
            return
        question = question_in(message, self._bot.user.id)
        if question is None or not self._may_answer(message):
            return
        with self._desk.in_hand():
            try:
                await answer_message(self._desk, message, question)
            except Exception as error:
                if isinstance(error, discord.Forbidden):
                    self._note_silent(message.channel.id)
                await reply_error(message, error, doing="message")

    @commands.Cog.listener()
    async def on_raw_message_delete(self, event: discord.RawMessageDeleteEvent) -> None:
        """Take back the answer to a question that was deleted."""
        await self._take_back(event.message_id)

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, event: discord.RawBulkMessageDeleteEvent) -> None:
        """Take back the answers to questions that were deleted together."""
        for message in event.message_ids:
            await self._take_back(message)

    async def _take_back(self, question: int) -> None:
        place = self._desk.said.forget(question)
        if place is None:
            return
        with self._desk.in_hand():
            channel = self._bot.get_partial_messageable(place.channel, guild_id=place.guild)
            try:
                await channel.get_partial_message(place.message).delete()
            except discord.HTTPException as error:
                _log.info("an answer could not be taken back: %s", error.code)

    def _may_answer(self, message: discord.Message) -> bool:
        if may_send(message):
            self._silent.discard(message.channel.id)
            return True
        self._note_silent(message.channel.id)
        return False

    def _note_silent(self, channel: int) -> None:
        """Log once that a channel is closed to the bot."""
        if channel not in self._silent and len(self._silent) < MOST_SILENT:
            self._silent.add(channel)
            _log.warning(
                "no permission to answer in channel %s; `/help` there tells which", channel
            )


def question_in(message: discord.Message, me: int) -> str | None:
    """Return what a message asks the bot: nothing if it is not meant for it, "" for a bare mention.

    Args:
        message: Any message.
        me: Id of the bot.
    """
    if message.author.bot or message.webhook_id or message.type not in _WRITTEN:
        return None
    direct = message.guild is None
    if not direct and not (_mentions(message, me) or _replies_to(message, me)):
        return None
    if not message.content and not direct:
        return None  # a reply whose text Discord withholds from us
    return re.sub(rf"<@!?{me}>", " ", message.content).strip()


def _mentions(message: discord.Message, me: int) -> bool:
    return any(user.id == me for user in message.mentions)


def _replies_to(message: discord.Message, me: int) -> bool:
    replied = message.reference.resolved if message.reference else None
    return isinstance(replied, discord.Message) and replied.author.id == me
