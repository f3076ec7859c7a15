"""A server's entries as files: what `/faq export` sends, and what became of `/faq import`."""

import logging
from collections.abc import Sequence
from typing import Literal

import discord
from discord import ui

from bot.curation.drafting import RefusedError
from bot.curation.files import MOST_BYTES
from bot.curation.revision import Revision
from bot.discord_app import limits
from bot.discord_app.cards.card import ANSWERED, DOUBTED, UNKNOWN, Attached, Card, container, notice
from bot.discord_app.cards.markdown import counted, escape, small
from bot.discord_app.cards.unsaved import broken_word
from bot.discord_app.curating.aftermath import follow
from bot.discord_app.curating.moderators import Moderator
from bot.discord_app.retries import FAILURES
from bot.knowledge.problems import KnowledgeError
from bot.logs import incident_id
from bot.servers.conflicts import BreaksError

TOO_BIG = f"That file is larger than {MOST_BYTES // 1_000_000} MB. Split it and import each part."
NO_FILE = "I could not fetch that file from Discord. Please attach it again."
NOTHING = "This server has no answers of its own and has changed none: there is nothing to export."
PROBLEMS_SHOWN = 12
NAMED = 10  # entries of an import that are named

_HOW = {
    "yaml": "A folder with `sources.yaml` and `faq/faq.yaml` is a knowledge of its own, which "
    "`python -m bot check FOLDER` accepts. `/faq import` takes both.",
    "csv": "Opens in any spreadsheet. Change it and give it back with `/faq import`.",
}

_log = logging.getLogger(__name__)


async def exported_card(at: Moderator, form: Literal["csv", "yaml"]) -> Card:
    """Draw a server's entries as files to download.

    Args:
        at: Who asks for them.
        form: Of the files.
    """
    faq = at.desk.servers.faq
    listed = [await faq.list(at.server, standing=one) for one in ("own", "changed", "retired")]
    count = sum(one.count for one in listed)
    if not count:
        return Card(ui.Container(ui.TextDisplay(NOTHING), accent_colour=UNKNOWN))
    if form == "yaml":
        sources, entries = await faq.export_yaml(at.server)
        named = {"faq.yaml": entries.encode(), "sources.yaml": sources.encode()}
    else:
        named = {"faq.csv": (await faq.export_csv(at.server)).encode("utf-8-sig")}
    files = tuple(Attached(name, data) for name, data in named.items())
    text = f"### {counted(count, 'answer')} of this server\n{small(_HOW[form])}"
    shown = [ui.File[Card](one.url) for one in files]
    return Card(ui.Container(ui.TextDisplay(text), *shown, accent_colour=ANSWERED), attached=files)


async def imported(
    at: Moderator, client: discord.Client, attached: Sequence[discord.Attachment], why: str
) -> Card:
    """Save all answers of a file, or none, and draw what came of it.

    Args:
        at: Who imports.
        client: That posts what follows.
        attached: The file, and its sources where they stand in another one.
        why: Their reason.
    """
    if sum(one.size for one in attached) > MOST_BYTES:
        return notice(TOO_BIG)
    try:
        files = {one.filename: await one.read() for one in attached}
    except (discord.HTTPException, *FAILURES) as error:
        incident = incident_id()
        _log.error("incident %s: an attached file cannot be fetched", incident, exc_info=error)
        return notice(f"{NO_FILE} (incident `{incident}`)")
    try:
        revisions = await at.desk.servers.faq.import_files(at.server, at.member, files, why=why)
    except KnowledgeError as error:
        return _unfit(counted(len(error.problems), "problem"), [str(one) for one in error.problems])
    except BreaksError as error:
        return notice(broken_word(error.broken, at.desk.advisor.knowledge))
    except RefusedError as error:
        return _unfit("Refused", [error.reply])
    follow(at, client, *revisions)
    return imported_card(revisions)


def _unfit(head: str, problems: Sequence[str]) -> Card:
    """Draw why nothing of a file is saved."""
    lines = [f"- {escape(limits.clip(one, 300))}" for one in problems[:PROBLEMS_SHOWN]]
    more = len(problems) - PROBLEMS_SHOWN
    lines += [small(f"… and {more} more")] if more > 0 else []
    foot = small("Nothing of the file is saved. Mend it and import it again.")
    text = "\n".join([f"### ⛔ {head}", *lines, foot])
    return container(limits.clip(text, limits.CARD_TEXT), colour=DOUBTED)


def imported_card(revisions: Sequence[Revision]) -> Card:
    """Draw what an import saved."""
    if not revisions:
        text = "All of that file is here already: nothing changed."
        return Card(ui.Container(ui.TextDisplay(text), accent_colour=UNKNOWN))
    lines = [f"- `{escape(one.entry)}`" for one in revisions[:NAMED]]
    more = len(revisions) - NAMED
    lines += [small(f"… and {more} more")] if more > 0 else []
    text = "\n".join(
        [
            f"### {counted(len(revisions), 'answer')} saved, and live",
            *lines,
            small("`/faq history` shows every change, and can undo it."),
        ]
    )
    shown = ui.TextDisplay[Card](limits.clip(text, limits.CARD_TEXT))
    return Card(ui.Container(shown, accent_colour=ANSWERED))
