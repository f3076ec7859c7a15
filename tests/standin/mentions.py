"""Who a message names, and who of them is really notified.

Source: Discord's docs, resources/message, "Allowed Mentions Object".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.standin.components import Kind, of_kind
from tests.standin.payload import Payload
from tests.standin.permissions import EVERYTHING, Permission, permissions_in
from tests.standin.refusal import Problem, refuse_form
from tests.standin.world import Channel, Message, User, World

CODE = re.compile(r"```.*?```|``.*?``|`[^`\n]*`", re.DOTALL)
USER = re.compile(r"<@!?(\d+)>")
ROLE = re.compile(r"<@&(\d+)>")
EVERYONE = re.compile(r"@(everyone|here)\b")


@dataclass(frozen=True, slots=True)
class Mentions:
    """What a text names, and who is notified of it."""

    users: tuple[User, ...]
    role_ids: tuple[int, ...]
    everyone: bool
    pinged: frozenset[str]


def check_allowed_mentions(allowed: Payload | None) -> Iterator[Problem]:
    """Yield what is wrong with `allowed_mentions`."""
    for kind in ("users", "roles"):
        if allowed and allowed.get(kind) and kind in (allowed.get("parse") or ()):
            yield Problem(
                ("allowed_mentions",),
                "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                f'parse:["{kind}"] and {kind}: [ids...] are mutually exclusive.',
            )


def mentions_of(world: World, author: User, channel: Channel, payload: Payload) -> Mentions:
    """Work out the mentions of a new message; text in code mentions nobody."""
    allowed = payload.get("allowed_mentions")
    refuse_form(check_allowed_mentions(allowed))
    text = CODE.sub(" ", _text(payload))
    users = {
        int(found): world.users[int(found)]
        for found in USER.findall(text)
        if int(found) in world.users
    }
    roles = {int(found) for found in ROLE.findall(text)}
    roles &= channel.guild.roles.keys() if channel.guild else set()
    words = set(EVERYONE.findall(text)) if channel.guild else set()
    pinged = {f"@{users[found].name}" for found in users if _lets(allowed, "users", found)}
    may_ping_all = _may_ping_all(channel, author)
    if channel.guild:
        for found in roles:
            role = channel.guild.roles[found]
            if _lets(allowed, "roles", found) and (role.mentionable or may_ping_all):
                pinged.add(f"@&{role.name}")
    if may_ping_all and _lets(allowed, "everyone", 0):
        pinged |= {f"@{word}" for word in words}
    answered = _author_that_a_reply_pings(channel, payload)
    if answered:
        users[answered.id] = answered
        pinged.add(f"@{answered.name}")
    pinged.discard(f"@{author.name}")
    return Mentions(
        tuple(users.values()),
        tuple(sorted(roles)),
        bool(words) and may_ping_all,
        frozenset(pinged),
    )


def _text(payload: Payload) -> str:
    """Join what can mention: the content and the V2 text displays; embeds cannot."""
    texts = [payload.get("content") or ""]
    texts += [
        one.get("content") or "" for one in of_kind(payload.get("components") or (), Kind.TEXT)
    ]
    return "\n".join(texts)


def _lets(allowed: Payload | None, kind: str, holder: int) -> bool:
    """Tell whether `allowed_mentions` lets one holder be notified; none lets all."""
    if allowed is None:
        return True
    return kind in (allowed.get("parse") or ()) or str(holder) in map(str, allowed.get(kind) or ())


def _may_ping_all(channel: Channel, author: User) -> bool:
    if channel.guild is None:
        return False
    member_permissions = permissions_in(channel.guild, channel, author.id)
    return (
        bool(member_permissions & Permission.MENTION_EVERYONE) or member_permissions == EVERYTHING
    )


def _author_that_a_reply_pings(channel: Channel, payload: Payload) -> User | None:
    """Return whom a reply notifies. Answers to interactions are a webhook's: they have nobody."""
    reference = payload.get("message_reference")
    allowed = payload.get("allowed_mentions")
    if not reference or not (allowed is None or allowed.get("replied_user")):
        return None
    referenced: Message | None = channel.messages.get(int(reference["message_id"]))
    return referenced.author if referenced and referenced.webhook_id is None else None
