"""Knowledge by command, for the application's owner or team: `/knowledge status|reload`."""

import asyncio
import logging
from pathlib import Path
from typing import cast

import discord
from discord import app_commands
from discord.ext import commands

from bot.app import Advisor
from bot.discord_app import limits
from bot.discord_app.answering import respond
from bot.discord_app.cards.card import ANSWERED, UNKNOWN, Card, container, notice
from bot.discord_app.cards.markdown import escape, small
from bot.discord_app.cogs.asking import refused
from bot.discord_app.cogs.keeping import Keeping
from bot.discord_app.desk import Desk
from bot.knowledge import base
from bot.knowledge.problems import KnowledgeError

NOT_YOU = "Only the owner or team of this application can do that."
LIVE = "### ✅ Loaded, and live in every server"
LIVE_HERE = (
    "### ✅ Loaded, and live in the servers of this process\n"
    "Other processes answer from what they have loaded: restart them one by one."
)
PROBLEMS_SHOWN = 15

_log = logging.getLogger(__name__)


@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.default_permissions()
class Knowledge(commands.GroupCog, name="knowledge", description="For the operator"):
    """Shows the operator what is answered from, and loads it anew."""

    def __init__(self, bot: commands.AutoShardedBot, desk: Desk) -> None:
        self._bot = bot
        self._desk = desk
        self._loading = asyncio.Lock()

    @app_commands.command(name="status", description="What I answer from")
    async def status(self, interaction: discord.Interaction) -> None:
        """Show it."""
        with self._desk.in_hand():
            if await self._may(interaction):
                card = status_card(self._desk.shipped.advisor.knowledge)
                await respond(interaction, card, private=True)

    @app_commands.command(
        name="reload", description="Load the knowledge folder anew, all or nothing"
    )
    async def reload(self, interaction: discord.Interaction) -> None:
        """Load it; where it has problems, the old one stays and they are shown."""
        with self._desk.in_hand():
            if not await self._may(interaction):
                return
            settings = self._desk.settings
            async with self._loading:
                before = self._desk.shipped.advisor
                try:
                    advisor = await asyncio.to_thread(
                        type(before).of_folder, settings.knowledge_dir, settings.data_dir
                    )
                except KnowledgeError as error:
                    card = refused_card(error, settings.knowledge_dir)
                    _log.warning("knowledge: reload refused, %d problems", len(error.problems))
                else:
                    self._desk.replace(advisor)
                    _log.info("knowledge: reloaded, revision %s", advisor.knowledge.revision)
                    alone = settings.shard_ids is None
                    card = reloaded_card(before, advisor, alone=alone)
                    keeping = cast(Keeping, self._bot.get_cog("Keeping"))
                    self._desk.work.behind("settling inboxes", keeping.settle_inboxes())
            await respond(interaction, card, private=True)

    async def _may(self, interaction: discord.Interaction) -> bool:
        """Tell whether the operator asks; refuse and log anybody else."""
        if await refused(self._desk, interaction):
            return False
        await interaction.response.defer(ephemeral=True, thinking=True)
        if await self._bot.is_owner(interaction.user):
            return True
        _log.warning("refused: member=%s: /knowledge", interaction.user.id)
        await respond(interaction, notice(NOT_YOU), private=True)
        return False


def status_card(knowledge: base.Knowledge) -> Card:
    """Draw what is answered from."""
    counts = {
        "entries": len(knowledge.entries),
        "ways to ask": sum(len(one.phrasings) for one in knowledge.entries.values()),
        "facts": len(knowledge.facts),
        "sources": len(knowledge.sources),
        "tables": len(knowledge.tables),
    }
    lines = [f"- **{n}** {name}" for name, n in counts.items()]
    text = "\n".join(["### Knowledge", *lines, small(f"Revision `{knowledge.revision}`")])
    return container(text, colour=ANSWERED)


def reloaded_card(before: Advisor, after: Advisor, *, alone: bool) -> Card:
    """Draw what a reload changed.

    Args:
        before: What was answered from.
        after: What is answered from now.
        alone: Whether no other process serves servers too.
    """
    old, new = before.knowledge, after.knowledge
    if old.revision == new.revision:
        return notice("Loaded. Nothing in the folder has changed.")
    came, went = new.entries.keys() - old.entries.keys(), old.entries.keys() - new.entries.keys()
    changed = [
        id for id in new.entries.keys() & old.entries.keys() if new.entries[id] != old.entries[id]
    ]
    text = (
        f"{LIVE if alone else LIVE_HERE}\n"
        f"{len(new.entries)} entries: {len(came)} new, {len(changed)} changed, {len(went)} gone.\n"
        + small(f"Revision `{old.revision[:12]}` → `{new.revision[:12]}`")
    )
    return container(text, colour=ANSWERED)


def refused_card(error: KnowledgeError, folder: Path) -> Card:
    """Draw why a folder was not loaded."""
    lines = [
        f"- {escape(str(problem).replace(f'{folder}/', ''))}"
        for problem in error.problems[:PROBLEMS_SHOWN]
    ]
    more = len(error.problems) - PROBLEMS_SHOWN
    lines += [small(f"… and {more} more")] if more > 0 else []
    head = "### ⛔ Not loaded: I go on answering from the knowledge that I have"
    return container(limits.clip("\n".join([head, *lines]), limits.CARD_TEXT), colour=UNKNOWN)
