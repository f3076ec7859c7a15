"""The smallest real discord.py client, which the stand-in's own tests connect with."""

import asyncio
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands, ui

from tests.standin.standin import Standin

if TYPE_CHECKING:
    from discord.types.message import MessageReference

ORDINARY_INTENTS = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)


class Reference(discord.MessageReference):
    """A reference with ids as Discord's description wants them; discord.py sends numbers."""

    def to_message_reference_dict(self) -> "MessageReference":
        """Write the reference."""
        return {"message_id": str(self.message_id), "channel_id": str(self.channel_id)}


class Upload(discord.File):
    """A file whose number is written as Discord's description wants it."""

    def to_dict(self, index: int) -> dict[str, Any]:
        """Write the file's description."""
        return super().to_dict(index) | {"id": str(index)}


class Name(ui.Modal, title="Your name"):
    """A form with one input."""

    name: ui.Label["Name"] = ui.Label(
        text="Name", component=ui.TextInput(custom_id="name", max_length=10)
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        """Greet."""
        assert isinstance(self.name.component, ui.TextInput)
        text = f"Hello {self.name.component.value}"
        await interaction.response.send_message(text, ephemeral=True)


class Card(ui.LayoutView):
    """A V2 message with buttons and a menu."""

    row: ui.ActionRow["Card"] = ui.ActionRow()
    menu: ui.ActionRow["Card"] = ui.ActionRow()

    def __init__(self, text: str) -> None:
        """Show a text."""
        super().__init__(timeout=None)
        self.add_item(ui.TextDisplay(text))

    @row.button(label="Sources", custom_id="sources")
    async def sources(self, interaction: discord.Interaction, button: ui.Button["Card"]) -> None:
        """Tell in private."""
        await interaction.response.send_message("A book", ephemeral=True)

    @row.button(label="More", custom_id="more")
    async def more(self, interaction: discord.Interaction, button: ui.Button["Card"]) -> None:
        """Change the message."""
        await interaction.response.edit_message(view=Card("More"))

    @row.button(label="Name", custom_id="name")
    async def ask_name(self, interaction: discord.Interaction, button: ui.Button["Card"]) -> None:
        """Open a form."""
        await interaction.response.send_modal(Name())

    @menu.select(
        custom_id="topic",
        options=[discord.SelectOption(label="Pay", value="p"), discord.SelectOption(label="Time")],
    )
    async def choose(self, interaction: discord.Interaction, select: ui.Select["Card"]) -> None:
        """Repeat the choice."""
        await interaction.response.send_message(f"You chose {select.values[0]}")


@app_commands.allowed_installs(guilds=True, users=True)
@app_commands.command(description="Repeat")
async def ask(interaction: discord.Interaction, question: str, private: bool = False) -> None:
    """Repeat a question, after a deferral."""
    await interaction.response.defer(ephemeral=private)
    await interaction.edit_original_response(view=Card(question))


@ask.autocomplete("question")
async def suggest(interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Complete a question in two ways."""
    return [app_commands.Choice(name=current + end, value=current + end) for end in ("?", "!")]


@app_commands.context_menu(name="Answer this")
async def answer_this(interaction: discord.Interaction, message: discord.Message) -> None:
    """Repeat a message."""
    await interaction.response.send_message(message.content)


@app_commands.default_permissions(manage_guild=True)
class Faq(app_commands.Group):
    """Commands for moderators."""

    @app_commands.command(name="import", description="Count the bytes of a file")
    async def take(self, interaction: discord.Interaction, file: discord.Attachment) -> None:
        """Fetch a file and send it back."""
        content = await file.read()
        back = Upload(io.BytesIO(content), "back.yaml")
        await interaction.response.send_message(f"{len(content)} bytes", file=back)


class Parrot(discord.AutoShardedClient):
    """Repeats what it is asked.

    Attributes:
        heard: Contents of all messages of others.
        told: What else was told of messages.
        interactions: All interactions, kept for tests to misuse.
    """

    def __init__(self, **options: Any) -> None:
        """Register the commands."""
        options.setdefault("intents", ORDINARY_INTENTS)
        mentions = discord.AllowedMentions.none()
        super().__init__(allowed_mentions=mentions, guild_ready_timeout=0.01, **options)
        self.tree = app_commands.CommandTree(self)
        self.tree.add_command(ask)
        self.tree.add_command(answer_this)
        self.tree.add_command(Faq(name="faq", description="Moderators"))
        self.heard: list[str] = []
        self.told: list[str] = []
        self.interactions: list[discord.Interaction] = []

    async def setup_hook(self) -> None:
        """Register, and let buttons of before a restart work."""
        self.add_view(Card("?"))
        await self.tree.sync()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Identify at once: the stand-in has no window unless a test wants one."""

    async def on_message(self, message: discord.Message) -> None:
        """Repeat a message that addresses the parrot."""
        if message.author.bot:
            return
        self.heard.append(message.content)
        if message.guild is None or self.user in message.mentions:
            reference = Reference(message_id=message.id, channel_id=message.channel.id)
            await message.channel.send(message.clean_content, reference=reference)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Keep an interaction."""
        self.interactions.append(interaction)

    async def on_raw_message_edit(self, event: discord.RawMessageUpdateEvent) -> None:
        """Note an edit."""
        self.told.append("edit")

    async def on_raw_message_delete(self, event: discord.RawMessageDeleteEvent) -> None:
        """Note a deletion."""
        self.told.append("delete")


@asynccontextmanager
async def connected(standin: Standin, parrot: Parrot, shards: int = 1) -> AsyncIterator[Parrot]:
    """Connect a parrot for a while; what ends its run early is raised."""
    async with parrot:
        running = asyncio.create_task(parrot.start(standin.token))
        ready = asyncio.create_task(standin.until_ready(shards))
        await asyncio.wait((running, ready), return_when=asyncio.FIRST_COMPLETED)
        if running.done():
            ready.cancel()
            running.result()
        await ready
        await parrot.wait_until_ready()
        try:
            yield parrot
        finally:
            await parrot.close()
            await running
