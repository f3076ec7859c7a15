"""Sending: a sheet as the answer to a message, through discord.py's HTTP client.

discord.py's own `send` builds objects of all that it sends and gets back. Of an answer only the id
is needed, for its buttons are read from their custom_ids. Rate limits and errors are discord.py's.
"""

from typing import Any, cast

import discord
import orjson
from discord.http import MultipartParameters

from bot.discord_app import limits
from bot.discord_app.cards.sheets import Sheet
from bot.discord_app.faults import REPLIED_TO_NOTHING
from bot.discord_app.retries import until_done

LATEST_S = 60.0  # after the question; a later answer would surprise


async def send(message: discord.Message, sheet: Sheet, *, pointing: bool) -> int | None:
    """Answer a message, and return the id of the answer; none where it was deleted meanwhile.

    Args:
        message: What is answered.
        sheet: The answer.
        pointing: Whether it may point at the message, for which the history must be readable.

    Raises:
        discord.HTTPException: Discord refuses it, or fails for a minute.
        aiohttp.ClientError, OSError: The network fails for a minute.
    """
    nonce = str(message.id)[-limits.NONCE :]  # so that a request sent twice says it once
    about = f'{{"nonce":"{nonce}","enforce_nonce":true,'
    if pointing:
        about += f'"message_reference":{{"message_id":"{message.id}"}},'
    body = about.encode() + sheet.message(message.author.id)[1:]
    http, channel = message._state.http, message.channel.id  # no public way leads to the client

    async def post() -> int:
        params = _parameters(sheet, body)
        return int((await http.send_message(channel, params=params))["id"])

    try:
        return await until_done(post, within_s=LATEST_S)
    except discord.HTTPException as error:
        if error.code == REPLIED_TO_NOTHING and "message_reference" in str(error):
            return None
        raise


def _parameters(sheet: Sheet, body: bytes) -> MultipartParameters:
    """Return what discord.py sends; files are of memory, and need no closing."""
    if not sheet.attached:  # discord.py writes with orjson, which takes JSON as it is
        written = cast("dict[str, Any]", orjson.Fragment(body))
        return MultipartParameters(payload=written, multipart=None, files=None)
    files = [one.file for one in sheet.attached]
    parts: list[dict[str, Any]] = [{"name": "payload_json", "value": body.decode()}]
    for at, file in enumerate(files):
        kind = "application/octet-stream"
        part = {"value": file.fp, "filename": file.filename, "content_type": kind}
        parts.append({"name": f"files[{at}]", **part})
    return MultipartParameters(payload=None, multipart=parts, files=files)
