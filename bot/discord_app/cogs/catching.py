"""Catching: forms, and presses of buttons that nothing else answers for."""

import logging
from collections.abc import Iterable, Mapping
from typing import cast

import discord
from discord.ext import commands

from bot.discord_app.answering import respond
from bot.discord_app.cards.card import notice
from bot.discord_app.desk import Desk
from bot.discord_app.faults import reply_error
from bot.discord_app.ids import curation_ids
from bot.discord_app.ids.custom_ids import is_ours
from bot.discord_app.views import faq, inbox
from bot.discord_app.views.presses import say_stale
from bot.discord_app.views.submissions import submitted

FORMS = (*faq.SUBMISSIONS, *inbox.SUBMISSIONS)
NOT_THERE = "That button is not on this message."

_log = logging.getLogger(__name__)


class Catching(commands.Cog):
    """Takes forms, and answers for buttons that are old, or forged."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @commands.Cog.listener()
    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Take a form, or a press that nobody else takes."""
        if interaction.type is discord.InteractionType.modal_submit:
            await submitted(self._desk, interaction, FORMS)
        if interaction.type is not discord.InteractionType.component:
            return
        data = cast(Mapping[str, object], interaction.data or {})
        custom_id = str(data.get("custom_id"))
        shown = interaction.message and custom_id in custom_ids_of(interaction.message.components)
        if shown and (is_ours(custom_id) or curation_ids.is_ours(custom_id)):
            return
        try:
            if shown:
                await say_stale(interaction)
            else:
                _log.warning("a button that is not there was pressed by %s", interaction.user.id)
                await respond(interaction, notice(NOT_THERE), private=True)
        except Exception as error:
            await reply_error(interaction, error, doing="unknown button")


def custom_ids_of(components: Iterable[object]) -> frozenset[str]:
    """Return the custom_ids of everything that can be used in a message."""
    found: set[str] = set()
    for component in components:
        own = getattr(component, "custom_id", None)
        found |= {own} if own else set()
        found |= custom_ids_of(getattr(component, "children", ()))
    return frozenset(found)
