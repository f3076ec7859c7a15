"""Limits of messages: content, embeds, flags, and what V2 forbids beside it.

Source: Discord's docs, resources/message.
"""

from collections.abc import Iterator

from tests.standin.components import embed_texts
from tests.standin.limits.components import check_components
from tests.standin.limits.texts import check_length
from tests.standin.payload import Payload
from tests.standin.refusal import Problem, Refusal, refuse_form
from tests.standin.world import MessageFlag

MOST_CONTENT = 2000
MOST_EMBEDS = 10
MOST_EMBED_TEXT = 6000  # over all embeds of a message
MOST_FILES = 10
LEGACY_FIELDS = ("content", "embeds", "sticker_ids", "poll")


def refuse_message(message: Payload) -> None:
    """Refuse a message, as it would stand, that breaks a limit or shows nothing."""
    refuse_form(check_message(message))
    shown = ("content", "embeds", "components", "attachments", "sticker_ids", "poll")
    if not any(message.get(name) for name in shown):
        raise Refusal(400, 50006, "Cannot send an empty message")


def check_message(message: Payload) -> Iterator[Problem]:
    """Yield what is wrong with a message."""
    yield from check_length(message, (), "content", MOST_CONTENT)
    yield from check_length(message, (), "attachments", MOST_FILES)
    yield from check_length(message, (), "embeds", MOST_EMBEDS)
    if isinstance(message.get("nonce"), str):
        yield from check_length(message, (), "nonce", 25)
    embeds = message.get("embeds") or []
    for index, embed in enumerate(embeds):
        yield from _check_embed(("embeds", index), embed)
    if sum(len(text) for embed in embeds for text in embed_texts(embed)) > MOST_EMBED_TEXT:
        message_text = f"Embed size exceeds maximum size of {MOST_EMBED_TEXT}"
        yield Problem(("embeds",), "MAX_EMBED_SIZE_EXCEEDED", message_text)
    v2 = bool((message.get("flags") or 0) & MessageFlag.COMPONENTS_V2)
    if v2:
        for name in LEGACY_FIELDS:
            if message.get(name):
                code = "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"
                text = f"The '{name}' field cannot be used when using IS_COMPONENTS_V2"
                yield Problem((name,), code, text)
    yield from check_components(message.get("components") or [], v2=v2)


def _check_embed(path: tuple[str | int, ...], embed: Payload) -> Iterator[Problem]:
    yield from check_length(embed, path, "title", 256)
    yield from check_length(embed, path, "description", 4096)
    yield from check_length(embed, path, "fields", 25)
    yield from check_length(embed, path, "url", 2048)
    yield from check_length(embed.get("footer") or {}, (*path, "footer"), "text", 2048)
    yield from check_length(embed.get("author") or {}, (*path, "author"), "name", 256)
    for index, one in enumerate(embed.get("fields") or []):
        here = (*path, "fields", index)
        yield from check_length(one, here, "name", 256, least=1, required=True)
        yield from check_length(one, here, "value", 1024, least=1, required=True)
