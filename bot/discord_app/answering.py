"""Answering: a question from Discord, the advisor's reply, and the message that says it."""

import asyncio
import logging
from dataclasses import dataclass

import discord

from bot.answers.reply import Reply
from bot.app import Told
from bot.discord_app.asked_lately import Question
from bot.discord_app.cards.answers import Audience
from bot.discord_app.cards.card import Card, notice
from bot.discord_app.cards.studio import Drawing
from bot.discord_app.desk import Desk, server_of
from bot.discord_app.faults import ALREADY_ANSWERED
from bot.discord_app.ids.lookups import Lookup, figures
from bot.discord_app.recording import record_told
from bot.discord_app.retries import FAILURES
from bot.discord_app.said import Place
from bot.pictures.picture import Picture

MOST_ASKED = 2000  # characters of a question; a longer one holds a story and not a question
STARTERS = 3  # questions offered to one who asks nothing

TOO_LONG = "That is more than I can read at once. Please ask in a sentence or two."
RESTARTING = "I am restarting. Please ask again in a minute."

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question from a person.

    Attributes:
        text: What was asked.
        member: Id of who asked.
        channel: Id of where.
        private: Whether only the asker is to see the answer.
        remark: A line of ours above the answer.
        alone: Whether it stands alone and is no part of the asker's conversation.
        author: Id of who wrote it, where that is not who asks.
    """

    text: str
    member: int
    channel: int
    private: bool = False
    remark: str | None = None
    alone: bool = False
    author: int | None = None

    @property
    def conversation(self) -> tuple[int, int] | None:
        """Return what it is part of."""
        return None if self.alone else (self.channel, self.member)

    @property
    def question(self) -> Question | None:
        """Return what was asked and who wrote it; none where it was a press or a look-up."""
        author = self.member if self.author is None else self.author
        return Question(self.text, author) if self.text else None

    @property
    def audience(self) -> Audience:
        """Return for whom the answer is drawn."""
        return Audience(self.member, private=self.private)


def too_soon(desk: Desk, *, member: int, channel: int) -> tuple[str, bool] | None:
    """Return a friendly word, and whether it is new, to one who asks too often; else count it.

    A question that any limit refuses counts for none of them.
    """
    refused = refusal(desk, member=member, channel=channel)
    if refused is None:
        count_question(desk, member=member, channel=channel)
    return refused


def refusal(desk: Desk, *, member: int, channel: int) -> tuple[str, bool] | None:
    """Return what `too_soon` does, and count nothing."""
    asker, pause_s = (desk.server, member), desk.preferences.member_cooldown_s
    if wait := desk.pauses.wait(asker, pause_s) or desk.members.wait(member):
        return f"That is quick! I can take your next question in {wait.seconds:.0f} s.", wait.first
    if wait := desk.channels.wait(channel):
        text = f"Many people ask here just now. Please try again in {wait.seconds:.0f} s."
        return text, wait.first
    return None


def count_question(desk: Desk, *, member: int, channel: int) -> None:
    """Count a question for all limits."""
    desk.pauses.count((desk.server, member), desk.preferences.member_cooldown_s)
    desk.members.count(member)
    desk.channels.count(channel)


def told_to(desk: Desk, asked: Asked) -> Told | Card:
    """Return what is said to a question, or a card of ours where there is no question in it."""
    text = asked.text.strip()
    if not text:
        return desk.info.help(desk.advisor.suggest("", STARTERS))
    if len(text) > MOST_ASKED:
        return notice(TOO_LONG)
    return desk.advisor.ask(text, asked.conversation)


def note(desk: Desk, told: Told) -> None:
    """Log and count what became of a question, but not its text."""
    reply = told.reply
    _log.info(
        "asked: outcome=%s entries=%s confidence=%.2f elapsed_ms=%.1f",
        reply.outcome,
        ",".join(ground.entry for ground in reply.grounds) or "-",
        reply.confidence,
        told.elapsed_ms,
    )
    desk.work.watcher.told(
        reply.outcome, confidence=reply.confidence, seconds=told.elapsed_ms / 1000
    )


def earlier_in(desk: Desk, channel: int, reply: Reply) -> Place | None:
    """Return where the same was said in a channel, within the time that the server has set."""
    return desk.said.earlier(channel, reply, desk.preferences.channel_cooldown_s)


async def answer_interaction(
    desk: Desk, interaction: discord.Interaction, asked: Asked, *, about: int | None = None
) -> None:
    """Answer a command or menu.

    Args:
        desk: The desk.
        interaction: Not yet responded to.
        asked: The question.
        about: Id of the message that is answered, if any.
    """
    if word := too_soon(desk, member=asked.member, channel=asked.channel):
        await respond(interaction, notice(word[0]), private=True)
        return
    told = told_to(desk, asked)
    if isinstance(told, Card):
        await respond(interaction, told, private=True)
    else:
        await tell(desk, interaction, told, asked, about=about)
        note(desk, told)


async def tell(
    desk: Desk,
    interaction: discord.Interaction,
    told: Told,
    asked: Asked,
    *,
    about: int | None = None,
    lookup: Lookup | None = None,
    counted: bool = True,
) -> None:
    """Respond with a reply; what is not known, or was just said here, only the asker sees.

    Args:
        desk: The desk.
        interaction: Not yet responded to.
        told: The reply.
        asked: Who asked, and how the answer is to be shown.
        about: Id of the message that is answered, if any.
        lookup: What was looked up, where the reply comes of a command that looks up.
        counted: Whether it was asked; not where what was answered is said once more.
    """
    guild = interaction.guild_id
    earlier = earlier_in(desk, asked.channel, told.reply)
    private = asked.private or earlier is not None or told.reply.outcome == "unanswered"
    remark = asked.remark
    if earlier and not asked.private:
        remark = f"-# The same was [answered here]({earlier.url}) a moment ago."
    picture = await in_time(desk, interaction, chart_of(desk, told, lookup), private=private)
    audience = Audience(asked.member, private=private)
    card = desk.cards.of(told, audience, remark=remark, picture=picture, lookup=lookup)
    if about is not None:
        desk.said.take_up(about)
    message = await respond(interaction, card, private=private)
    if counted:
        server = server_of(interaction)
        record_told(desk, server, told, question=asked.question, message=message)
    if message is None or private:
        return
    place = Place(guild, asked.channel, message)
    desk.said.remember(place, told.reply)
    if about is not None:
        desk.said.answered(about, place)


def chart_of(desk: Desk, told: Told, lookup: Lookup | None = None) -> Drawing | None:
    """Begin to draw the figures of a reply; nothing where there are not several."""
    rows = figures(desk.advisor, told.reply, lookup)
    title = " / ".join(answer.title for answer in told.reply.answers)
    return desk.studio.chart(rows, title)


async def in_time(
    desk: Desk,
    interaction: discord.Interaction,
    drawing: Drawing | None,
    *,
    private: bool,
    in_place: bool = False,
) -> Picture | None:
    """Wait for a picture, but not longer than Discord waits: then say that we are thinking.

    Args:
        desk: The desk.
        interaction: Not yet responded to.
        drawing: Under way; nothing where no picture is wanted.
        private: Whether the response is for the asker alone.
        in_place: Whether the response takes the place of the card that was used.
    """
    if drawing is None or not (private or interaction.app_permissions.attach_files):
        return None
    await asyncio.wait({drawing}, timeout=desk.studio.patience_s)
    if not drawing.done():
        if in_place:
            await interaction.response.defer()
        else:
            await interaction.response.defer(ephemeral=private, thinking=True)
    return await desk.studio.finished(drawing)


async def respond(interaction: discord.Interaction, card: Card, *, private: bool) -> int | None:
    """Give an interaction its one response, and return the id of the message."""
    if interaction.response.is_done():  # it was said that we are thinking
        message = await interaction.edit_original_response(view=card, attachments=card.files)
        return message.id
    try:
        response = await interaction.response.send_message(
            view=card, ephemeral=private, files=card.files
        )
    except (discord.HTTPException, *FAILURES) as error:
        return await _taken_all_the_same(interaction, error)
    return response.message_id


async def _taken_all_the_same(interaction: discord.Interaction, error: Exception) -> int:
    """Return the id of a response whose receipt was lost; raise the error where it did not come."""
    if isinstance(error, discord.HTTPException) and error.code != ALREADY_ANSWERED:
        raise error
    try:
        return (await interaction.original_response()).id
    except discord.NotFound:
        raise error from None


async def put_in_place(interaction: discord.Interaction, card: Card) -> None:
    """Put a card in the place of the one that was used."""
    if interaction.response.is_done():
        await interaction.edit_original_response(view=card, attachments=card.files)
    else:
        await interaction.response.edit_message(view=card, attachments=card.files)
