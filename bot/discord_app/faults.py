"""Faults: the one way in which an error leaves towards a person, with an incident id."""

import logging
from contextlib import suppress

import discord
from discord import app_commands

from bot.curation.drafting import RefusedError
from bot.discord_app import limits
from bot.discord_app.cards.card import notice
from bot.discord_app.cards.markdown import escape
from bot.discord_app.reference import Reference
from bot.discord_app.retries import FAILURES, until_done
from bot.errors import BotError
from bot.logs import incident_id
from bot.servers.conflicts import BreaksError, ConflictError, GoneError, NearDuplicateError

_log = logging.getLogger(__name__)

SORRY = "Something went wrong on my side, and it is not your fault. Please try again."
CHANGED = "That command has changed. Please wait a minute, or restart Discord, and try again."

UNKNOWN_INTERACTION, ALREADY_ANSWERED = 10062, 40060  # Discord: JSON error codes
GONE = frozenset({10003, 10008, 50083})  # channel, message; thread is archived
REPLIED_TO_NOTHING = 50035  # invalid form body: the message to reply to was deleted
REFUSED_NAMED = 5  # questions that a change would answer otherwise
_REFUSALS = (RefusedError, ConflictError, GoneError, NearDuplicateError, BreaksError)
LATEST_S = 300.0  # for a word that something failed, where Discord fails as well
FORBIDDEN = frozenset({50001, 50013, 50007})  # no access, no permission, closed messages


async def reply_error(
    target: discord.Interaction | discord.Message, error: Exception, *, doing: str
) -> None:
    """Tell a person that something failed, once, and log it.

    Args:
        target: An interaction is answered privately, a message by one short reply.
        error: What happened; a `BotError` says it in its own words.
        doing: What was being done, for the log.
    """
    error = _cause(error)
    code = error.code if isinstance(error, discord.HTTPException) else None
    if code in (UNKNOWN_INTERACTION, *GONE):
        _log.warning("too late: %s (Discord: %s)", doing, code)
        return
    if isinstance(error, _REFUSALS):
        _log.info("refused: %s: %s", doing, type(error).__name__)
        with suppress(discord.HTTPException, *FAILURES):
            await _tell(target, _refusal(error))
        return
    incident = incident_id()
    if isinstance(error, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
        _log.warning("incident %s: %s: the registered commands are others", incident, doing)
    else:
        _log.error("incident %s: %s failed", incident, doing, exc_info=error)
    if code in FORBIDDEN and isinstance(target, discord.Message):
        return
    try:
        await _tell(target, f"{_sentence(error)} (incident `{incident}`)")
    except (discord.HTTPException, *FAILURES) as failure:
        _log.warning("incident %s: could not be told: %s", incident, type(failure).__name__)


async def _tell(target: discord.Interaction | discord.Message, sentence: str) -> None:
    if isinstance(target, discord.Message):
        await until_done(lambda: _reply(target, sentence), within_s=LATEST_S)
    elif target.response.type is discord.InteractionResponseType.deferred_channel_message:
        await target.edit_original_response(view=notice(sentence))
    elif target.response.is_done():
        await target.followup.send(view=notice(sentence), ephemeral=True)
    else:
        await target.response.send_message(view=notice(sentence), ephemeral=True)


async def _reply(message: discord.Message, sentence: str) -> None:
    """Reply once: with the nonce of the answer, so that one that came all the same stays alone."""
    nonce = str(message.id)[-limits.NONCE :]
    reference = Reference.from_message(message)
    await message.channel.send(sentence, reference=reference, mention_author=False, nonce=nonce)


def _sentence(error: Exception) -> str:
    if isinstance(error, BotError):
        return error.reply
    if isinstance(error, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
        return CHANGED
    return SORRY


def _refusal(error: BotError) -> str:
    """Return why something that was asked for cannot be, which is nobody's fault."""
    if isinstance(error, BreaksError) and error.broken:
        named = ", ".join(f"“{escape(one.phrasing)}”" for one in error.broken[:REFUSED_NAMED])
        return f"{error.reply} These are: {named}."
    return error.reply


def _cause(error: Exception) -> Exception:
    """Return what a command raised, without what discord.py wraps around it."""
    if isinstance(error, app_commands.CommandInvokeError | app_commands.TransformerError):
        cause = error.original if isinstance(error, app_commands.CommandInvokeError) else None
        return cause or error
    return error
