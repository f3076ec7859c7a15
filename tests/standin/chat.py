"""Messages, threads and reactions: what happens when somebody, bot or person, acts on them."""

from tests.standin.changes import Changes
from tests.standin.components import Kind, of_kind, with_ids
from tests.standin.events import Events
from tests.standin.limits.messages import refuse_message
from tests.standin.mentions import Mentions, mentions_of
from tests.standin.payload import Payload
from tests.standin.refusal import Problem, refuse_form
from tests.standin.world import (
    Attachment,
    Channel,
    ChannelType,
    Message,
    MessageFlag,
    User,
    World,
)

REPLY, COMMAND_ANSWER = 19, 20  # types of message
Files = dict[int, tuple[str, bytes]]  # number in the form to name and content


class Chat:
    """Posts, edits and deletes, keeps the records and tells the gateway."""

    def __init__(self, world: World, events: Events, changes: Changes) -> None:
        """Work on a world."""
        self.world = world
        self.events = events
        self.changes = changes
        self.file_base = ""
        self.posted: list[Message] = []  # by the bot, in order
        self.answers: dict[int, list[Message]] = {}  # by the message that they answer

    def post(
        self,
        channel: Channel,
        author: User,
        payload: Payload,
        files: Files | None = None,
        *,
        interaction: Payload | None = None,
        visible_to: int | None = None,
        loading: bool = False,
    ) -> Message:
        """Post a message; of the payload Discord's form is expected."""
        if not loading:
            refuse_message(payload | ({"attachments": [*files]} if files else {}))
        reference = payload.get("message_reference")
        starts_forum_thread = (
            channel.parent is not None
            and channel.parent.type is ChannelType.FORUM
            and not channel.messages
        )
        message = Message(
            channel.id if starts_forum_thread else self.world.ids.mint(),
            channel,
            author,
            self.world.clock.stamp(),
            type=REPLY if reference else COMMAND_ANSWER if interaction else 0,
            nonce=payload.get("nonce"),
            reference=self._whole_reference(channel, payload),
            referenced=channel.messages.get(int(reference["message_id"])) if reference else None,
            webhook_id=self.world.application_id if interaction else None,
            interaction=interaction,
            visible_to=visible_to,
        )
        message.flags = int(payload.get("flags") or 0)
        self._fill(message, payload, notifies=True)
        self._attach(message, payload, files or {})
        if visible_to is not None:
            message.flags |= MessageFlag.EPHEMERAL
        if loading:
            message.flags |= MessageFlag.LOADING
        channel.messages[message.id] = message
        channel.archived = False
        if author is self.world.bot:
            self.posted.append(message)
            self._note_answer(message)
        self.events.message_created(message)
        self.changes.notify()
        return message

    def edit(self, message: Message, payload: Payload, files: Files | None = None) -> None:
        """Edit a message: what the payload does not name stays."""
        first = bool(message.flags & MessageFlag.LOADING)
        files = files or {}
        merged: Payload = {
            "content": message.content,
            "embeds": message.embeds,
            "components": message.components,
        } | payload
        merged["attachments"] = [*_kept(message, payload), *files]
        merged["flags"] = message.flags
        if payload.get("flags") is not None:
            merged["flags"] = message.flags & ~MessageFlag.SUPPRESS_EMBEDS | int(payload["flags"])
        refuse_message(merged)
        message.flags = merged["flags"] & ~MessageFlag.LOADING
        self._fill(message, merged, notifies=first)
        self._attach(message, payload, files)
        message.revision += 1
        if not first:
            message.edited_at = self.world.clock.stamp()
        if message.author is self.world.bot:
            self._note_answer(message)
        self.events.message_edited(message)
        self.changes.notify()

    def delete(self, message: Message) -> None:
        """Delete a message."""
        message.deleted = True
        message.channel.messages.pop(message.id, None)
        self.events.message_deleted(message)
        self.changes.notify()

    def react(self, message: Message, user: User, emoji: str) -> None:
        """Add a reaction; a second time it is the same."""
        holders = message.reactions.setdefault(emoji, [])
        if user.id not in holders:
            holders.append(user.id)
            self.events.reaction_changed(message, user, emoji, added=True)
        self.changes.notify()

    def unreact(self, message: Message, user: User, emoji: str) -> None:
        """Take a reaction back."""
        if user.id in message.reactions.get(emoji, ()):
            message.reactions[emoji].remove(user.id)
            if not message.reactions[emoji]:
                del message.reactions[emoji]
            self.events.reaction_changed(message, user, emoji, added=False)
        self.changes.notify()

    def open_thread(
        self, parent: Channel, owner: User, payload: Payload, *, start: Message | None = None
    ) -> Channel:
        """Open a thread: from a message, which lends it its id, or on its own."""
        thread = self.world.add_channel(
            Channel(
                start.id if start else self.world.ids.mint(),
                ChannelType.PUBLIC_THREAD,
                payload["name"],
                guild=parent.guild,
                parent=parent,
                owner_id=owner.id,
                auto_archive_minutes=payload.get("auto_archive_duration") or 1440,
                created_at=self.world.clock.stamp(),
                applied_tags=list(payload.get("applied_tags") or ()),
            )
        )
        if start:
            start.thread = thread
        self.events.channel_changed("CREATE", thread)
        return thread

    def keep_file(self, filename: str, content: bytes, description: str | None) -> Attachment:
        """Keep a file where it can be fetched."""
        file_id = self.world.ids.mint()
        url = f"{self.file_base}/{file_id}/{filename}"
        attachment = Attachment(file_id, filename, content, url, description)
        self.world.attachments[file_id] = attachment
        return attachment

    def _fill(self, message: Message, payload: Payload, *, notifies: bool) -> None:
        """Take the content over, and work out who is mentioned."""
        mentions = mentions_of(self.world, message.author, message.channel, payload)
        message.content = payload.get("content") or ""
        message.embeds = list(payload.get("embeds") or ())
        message.components = with_ids(list(payload.get("components") or ()))
        message.mentions = list(mentions.users)
        message.mentioned_role_ids = list(mentions.role_ids)
        message.mentions_everyone = mentions.everyone
        if notifies:
            message.pinged = self._reached(message, mentions)

    def _reached(self, message: Message, mentions: Mentions) -> frozenset[str]:
        """Return who is notified; of a private answer only the one who sees it can be."""
        if message.visible_to is None:
            return mentions.pinged
        return mentions.pinged & {f"@{self.world.users[message.visible_to].name}"}

    def _attach(self, message: Message, payload: Payload, files: Files) -> None:
        """Keep the named old files and add the new ones."""
        message.attachments = _kept(message, payload)
        described = payload.get("attachments") or ()
        descriptions = {int(one["id"]): one.get("description") for one in described}
        for number, (filename, content) in files.items():
            attachment = self.keep_file(filename, content, descriptions.get(number))
            message.attachments.append(attachment)
        named = {f"attachment://{one.filename}": one for one in message.attachments}
        for component in of_kind(message.components, Kind.FILE):
            component["name"] = component["file"]["url"].removeprefix("attachment://")
            if component["file"]["url"] in named:
                component["file"] = {"url": named[component["file"]["url"]].url}

    def _whole_reference(self, channel: Channel, payload: Payload) -> Payload | None:
        """Complete a reply's reference, and refuse one to an unknown message."""
        reference: Payload | None = payload.get("message_reference")
        if reference is None:
            return None
        if int(reference["message_id"]) not in channel.messages:
            if not reference.get("fail_if_not_exists", True):
                return None
            path, code = ("message_reference",), "MESSAGE_REFERENCE_UNKNOWN_MESSAGE"
            refuse_form([Problem(path, code, "Unknown message")])
        whole = {"type": 0, "channel_id": str(channel.id)} | reference
        return whole | {"guild_id": str(channel.guild_id)} if channel.guild else whole

    def _note_answer(self, message: Message) -> None:
        """Note which message the bot answers: by a reply, else the last one of a person there."""
        if message.webhook_id is not None:
            return
        if message.reference:
            self._answer_to(int(message.reference["message_id"]), message)
            return
        if message.channel.is_thread:
            self._answer_to(message.channel.id, message)
        for earlier in reversed(message.channel.messages.values()):
            if not earlier.author.bot:
                self._answer_to(earlier.id, message)
                return

    def _answer_to(self, message_id: int, answer: Message) -> None:
        answers = self.answers.setdefault(message_id, [])
        if answer not in answers:
            answers.append(answer)


def _kept(message: Message, payload: Payload) -> list[Attachment]:
    """Return the files that stay on an edit: all, unless the payload lists some."""
    if payload.get("attachments") is None:
        return message.attachments
    named = {int(one["id"]) for one in payload["attachments"]}
    return [old for old in message.attachments if old.id in named]
