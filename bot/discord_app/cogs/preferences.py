"""Settings by command: `/settings ...` of a server."""

import asyncio
from dataclasses import replace

import discord
from discord import app_commands
from discord.app_commands import AppCommandChannel
from discord.ext import commands

from bot.curation import preferences
from bot.curation.preferences import COOLDOWN_S, RETENTION_DAYS, threshold_preview
from bot.discord_app.answering import respond
from bot.discord_app.cards.card import notice
from bot.discord_app.cards.settings import (
    LET_THEM_SEE,
    NO_INTENT,
    settings_card,
    threshold_card,
)
from bot.discord_app.cogs.asking import refused
from bot.discord_app.curating.changing import change, reads_all, usual_threshold
from bot.discord_app.curating.channel_options import TEXT, TEXT_OR_FORUM
from bot.discord_app.curating.moderators import Moderator, moderator_of, name_of
from bot.discord_app.desk import Desk
from bot.discord_app.gateway.cache import Server
from bot.discord_app.permissions import lacking_to_write
from bot.discord_app.welcome import move_welcome

PERCENT = (5, 95)
NO_LOG = "-# ⚠️ There is no log channel yet: `/settings log` names one."
CANNOT_POST = "I cannot post in <#{channel}>: there I lack {lacking}. Nothing is changed."

AnyChannel = app_commands.Transform[AppCommandChannel, TEXT_OR_FORUM]
TextChannel = app_commands.Transform[AppCommandChannel, TEXT]
Kept = preferences.Preferences
Seconds = app_commands.Range[int, COOLDOWN_S[0], COOLDOWN_S[1]]


@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.default_permissions(manage_guild=True)
class Preferences(commands.GroupCog, name="settings", description="How I work in this server"):
    """Lets moderators set how the bot works in their server."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @app_commands.command(name="show", description="Everything that is set")
    async def show(self, interaction: discord.Interaction) -> None:
        """Show it."""
        with self._desk.in_hand():
            if at := await self._moderator(interaction):
                card = settings_card(
                    await self._preferences(at),
                    reads_all=reads_all(interaction.client),
                    usual=usual_threshold(at.desk),
                )
                await respond(interaction, card, private=True)

    @app_commands.command(name="channel", description="Answer every question in a channel or forum")
    @app_commands.describe(channel="Where", answer="Yes, or no more")
    async def channel(
        self,
        interaction: discord.Interaction,
        channel: AnyChannel,
        answer: bool = True,
    ) -> None:
        """Answer there, or no more."""
        with self._desk.in_hand():
            if not (at := await self._moderator(interaction)):
                return
            if answer and await self._cannot_post(interaction, channel):
                return

            def changed(before: Kept) -> Kept:
                others = tuple(one for one in before.channels if one != channel.id)
                return replace(before, channels=(*others, channel.id) if answer else others)

            remark = None if reads_all(interaction.client) or not answer else NO_INTENT
            await change(at, interaction, changed, remark=remark)

    @app_commands.command(name="role", description="A role that moderates beside Manage Server")
    @app_commands.describe(role="Leave it out for none")
    async def role(
        self, interaction: discord.Interaction, role: discord.Role | None = None
    ) -> None:
        """Name the role; only who manages the server may, or a role could hand itself on."""
        with self._desk.in_hand():
            if not (at := await self._moderator(interaction, manager=True)):
                return
            if role is not None and role.is_default():
                word = "That is everybody. Name a role that only moderators have."
                await respond(interaction, notice(word), private=True)
                return
            named = role.id if role else None
            remark = LET_THEM_SEE if role else None
            await change(at, interaction, lambda old: replace(old, role=named), remark=remark)

    @app_commands.command(name="threshold", description="How sure I must be; shows what it changes")
    @app_commands.describe(percent="Leave it out for the usual one")
    async def threshold(
        self,
        interaction: discord.Interaction,
        percent: app_commands.Range[int, PERCENT[0], PERCENT[1]] | None = None,
    ) -> None:
        """Show what it would change, to be set by a button."""
        with self._desk.in_hand():
            if not (at := await self._moderator(interaction)):
                return
            wanted = None if percent is None else percent / 100
            tried = await at.desk.trials()
            groups = await at.desk.servers.inbox.open_groups(at.server)
            reader = at.desk.advisor.reader
            preview = await asyncio.to_thread(threshold_preview, reader, tried, groups, wanted)
            card = threshold_card(preview, groups, wanted, usual=usual_threshold(at.desk))
            await respond(interaction, card, private=True)

    @app_commands.command(name="log", description="Announce every change in a channel")
    @app_commands.describe(channel="Leave it out for none")
    async def log(
        self, interaction: discord.Interaction, channel: TextChannel | None = None
    ) -> None:
        """Name the channel."""
        with self._desk.in_hand():
            if not (at := await self._moderator(interaction, posts_in=channel)):
                return
            named = channel.id if channel else None
            await change(at, interaction, lambda old: replace(old, log=named))

    @app_commands.command(name="cooldown", description="How often I answer")
    @app_commands.describe(
        member="Seconds between questions of one member; 0 for no pause",
        channel="Seconds in which the same answer is pointed at and not repeated in a channel",
    )
    async def cooldown(
        self,
        interaction: discord.Interaction,
        member: Seconds | None = None,
        channel: Seconds | None = None,
    ) -> None:
        """Set either, or both."""
        with self._desk.in_hand():
            if not (at := await self._moderator(interaction)):
                return

            def changed(before: Kept) -> Kept:
                return replace(
                    before,
                    member_cooldown_s=before.member_cooldown_s if member is None else member,
                    channel_cooldown_s=before.channel_cooldown_s if channel is None else channel,
                )

            await change(at, interaction, changed)

    @app_commands.command(name="retention", description="How long questions stay in the inbox")
    @app_commands.describe(days="Then they are deleted")
    async def retention(
        self,
        interaction: discord.Interaction,
        days: app_commands.Range[int, RETENTION_DAYS[0], RETENTION_DAYS[1]],
    ) -> None:
        """Set it."""
        with self._desk.in_hand():
            if at := await self._moderator(interaction):
                await change(at, interaction, lambda old: replace(old, retention_days=days))

    @app_commands.command(name="welcome", description="Post a message about me in a channel")
    @app_commands.describe(channel="Leave it out to take the message away")
    async def welcome(
        self, interaction: discord.Interaction, channel: TextChannel | None = None
    ) -> None:
        """Post it, renew it, move it, or take it away."""
        with self._desk.in_hand():
            if not (at := await self._moderator(interaction, posts_in=channel)):
                return
            before = await self._preferences(at)
            wanted = channel.id if channel else None
            message = await move_welcome(at, interaction.client, before, wanted)
            where = None if message is None else wanted
            await change(
                at, interaction, lambda old: replace(old, welcome=where, welcome_message=message)
            )

    @app_commands.command(name="digest", description="Post the week in numbers to the log channel")
    @app_commands.describe(on="Every week, or not")
    async def digest(self, interaction: discord.Interaction, on: bool) -> None:
        """Switch it."""
        with self._desk.in_hand():
            if not (at := await self._moderator(interaction)):
                return
            log = (await self._preferences(at)).log
            remark = NO_LOG if on and log is None else None
            await change(at, interaction, lambda old: replace(old, digest=on), remark=remark)

    async def _preferences(self, at: Moderator) -> Kept:
        return await at.desk.servers.preferences.of(at.server)

    async def _moderator(
        self,
        interaction: discord.Interaction,
        *,
        manager: bool = False,
        posts_in: AppCommandChannel | None = None,
    ) -> Moderator | None:
        """Return who uses a command, told that we are thinking, or refuse it.

        Args:
            interaction: Not yet responded to.
            manager: Whether only who manages the server may use it.
            posts_in: A channel in which the bot must be able to post.
        """
        if await refused(self._desk, interaction):
            return None
        await interaction.response.defer(ephemeral=True, thinking=True)
        doing = name_of(interaction)
        at = await moderator_of(self._desk, interaction, doing=doing, manager=manager)
        if at is None or posts_in is None or not await self._cannot_post(interaction, posts_in):
            return at
        return None

    async def _cannot_post(
        self,
        interaction: discord.Interaction,
        channel: AppCommandChannel,
    ) -> bool:
        """Tell what the bot lacks in a channel, if anything, and whether it does."""
        server = interaction.guild
        if not isinstance(server, Server):
            return False
        mine = server.permissions_in(channel.id)
        names = lacking_to_write(mine, in_thread=channel.type is discord.ChannelType.forum)
        if names:
            word = CANNOT_POST.format(channel=channel.id, lacking=", ".join(names))
            await respond(interaction, notice(word), private=True)
        return bool(names)
