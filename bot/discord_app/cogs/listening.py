"""Listening: messages that are meant for the bot, and questions that are deleted."""

import logging

import discord
from cachetools import TTLCache
from discord.ext import commands

from bot.discord_app.answering import MOST_ASKED
from bot.discord_app.desk import Desk
from bot.discord_app.faults import reply_error
from bot.discord_app.gateway.cache import Server
from bot.discord_app.permissions import granted_in
from bot.discord_app.replies import answer_message

MOST_SILENT = 10_000  # channels without permission that are remembered as logged
# Where Discord refuses what it seemed to grant, the bot is silent for so long: a host that makes
# 10,000 such requests in ten minutes is banned.
REFUSED_S = 600.0

_WRITTEN = (discord.MessageType.default, discord.MessageType.reply)

_log = logging.getLogger(__name__)


class Listening(commands.Cog):
    """Answers those who mention the bot, reply to it or write to it directly."""

    def __init__(self, bot: commands.AutoShardedBot, desk: Desk) -> None:
        self._bot = bot
        self._desk = desk
        self._silent: set[int] = set()
        self._refused: TTLCache[int, bool] = TTLCache(MOST_SILENT, REFUSED_S)

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that is meant for the bot."""
        if self._desk.closing or self._bot.user is None:
            return
        question = question_in(message, self._bot.user.id)
        unasked = question is None
        if unasked and not (self._bot.intents.message_content and is_open(message)):
            return
        if message.channel.id in self._refused:
            return
        granted = granted_in(message)
        if not granted.send:
            self._note_silent(message.channel.id)
            return
        self._silent.discard(message.channel.id)
        with self._desk.in_hand():
            try:
                desk = await self._desk.at(message.guild.id if message.guild else None)
                if question is None:
                    question = await self._question_unasked(desk, message)
                if question is not None:
                    await answer_message(desk, message, question, granted, unasked=unasked)
            except Exception as error:
                if isinstance(error, discord.Forbidden):
                    self._refused[message.channel.id] = True
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

    async def _question_unasked(self, desk: Desk, message: discord.Message) -> str | None:
        """Return what is asked where every question is answered; none elsewhere.

        In a forum that is the first message of a post, with its title.
        """
        channels = desk.preferences.channels
        if not channels or desk.opted_out(message.author.id):
            return None
        if message.channel.id in channels:
            return message.content
        server = message.guild
        parent = server.grants.parent_of(message.channel.id) if isinstance(server, Server) else None
        if parent not in channels or message.id != message.channel.id:
            return None
        post = await self._bot.http.get_channel(message.channel.id)
        title = str(post["name"])
        if desk.advisor.try_out(title).kind == "answer":
            return title
        return f"{title}\n{message.content}"[:MOST_ASKED]

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
    return message.content.replace(f"<@{me}>", " ").replace(f"<@!{me}>", " ").strip()


def is_open(message: discord.Message) -> bool:
    """Tell whether a message is to everybody: of a person, to nobody else, no reply, with text."""
    return (
        message.guild is not None
        and message.type is discord.MessageType.default
        and not (message.author.bot or message.webhook_id or message.mentions)
        and bool(message.content.strip())
    )


def _mentions(message: discord.Message, me: int) -> bool:
    return me in [user.id for user in message.mentions]


def _replies_to(message: discord.Message, me: int) -> bool:
    replied = message.reference.resolved if message.reference else None
    return isinstance(replied, discord.Message) and replied.author.id == me
