"""A submission: a form that was filled in, read from its custom_id."""

import logging
import re
from collections.abc import Mapping, Sequence
from typing import ClassVar, cast

import discord

from bot.discord_app.answering import RESTARTING, respond
from bot.discord_app.cards.card import notice
from bot.discord_app.curating.moderators import Moderator, moderator_of
from bot.discord_app.desk import Desk
from bot.discord_app.faults import reply_error
from bot.discord_app.forms import typed
from bot.discord_app.views.presses import say_stale

_log = logging.getLogger(__name__)


class Submission:
    """One kind of form of the moderators; subclasses say what it does.

    Attributes:
        template: Pattern of its custom_id.
        fields: What the custom_id carries.
        typed: What was typed, by the names of the fields.
    """

    template: ClassVar[str]

    def __init__(self, fields: Mapping[str, str], typed: Mapping[str, str]) -> None:
        self.fields = fields
        self.typed = typed

    async def submit(self, at: Moderator, interaction: discord.Interaction) -> None:
        """Do what the form is for; it is said already that we are thinking, privately."""
        raise NotImplementedError


async def submitted(
    desk: Desk, interaction: discord.Interaction, kinds: Sequence[type[Submission]]
) -> None:
    """Take a form that was filled in, and end every error in one sentence."""
    custom_id = str(cast(Mapping[str, object], interaction.data or {}).get("custom_id"))
    with desk.in_hand():
        try:
            if desk.closing:
                await respond(interaction, notice(RESTARTING), private=True)
                return
            for kind in kinds:
                if match := re.fullmatch(kind.template, custom_id):
                    await interaction.response.defer(ephemeral=True, thinking=True)
                    name = f"form {kind.__name__}"
                    if at := await moderator_of(desk, interaction, doing=name):
                        fields = {key: text or "" for key, text in match.groupdict().items()}
                        await kind(fields, typed(interaction)).submit(at, interaction)
                    return
            _log.warning("a form of no kind of ours was sent by %s", interaction.user.id)
            await say_stale(interaction)
        except Exception as error:
            await reply_error(interaction, error, doing="form")
