"""Routes of channels: messages, threads, typing, reactions."""

from tests.standin.calls import Answer, Call, Route, Routes
from tests.standin.chat import Chat
from tests.standin.interactions import SETTABLE
from tests.standin.limits.texts import check_length
from tests.standin.payload import Payload
from tests.standin.payloads import of_channel, of_message
from tests.standin.permissions import Permission
from tests.standin.refusal import Refusal, missing_permissions, refuse_form, unknown
from tests.standin.routes.access import Access
from tests.standin.world import Channel, ChannelType, User

CHANNEL = "/channels/{channel_id}"
MESSAGES = CHANNEL + "/messages"
MESSAGE = MESSAGES + "/{message_id}"
REACTION = MESSAGE + "/reactions/{emoji}"


class ChannelRoutes:
    """Lets the bot act in its channels as far as its permissions go."""

    def __init__(self, chat: Chat, access: Access) -> None:
        """Act in a chat."""
        self._chat = chat
        self._world = chat.world
        self._access = access

    def routes(self) -> Routes:
        """Yield the routes."""
        yield Route("GET", CHANNEL, self.get_channel)
        yield Route("PATCH", CHANNEL, self.patch_channel)
        yield Route("DELETE", CHANNEL, self.delete_channel)
        yield Route("POST", CHANNEL + "/typing", self.type)
        yield Route("GET", MESSAGES, self.get_messages)
        yield Route("POST", MESSAGES, self.post_message)
        yield Route("GET", MESSAGE, self.get_message)
        yield Route("PATCH", MESSAGE, self.patch_message)
        yield Route("DELETE", MESSAGE, self.delete_message)
        yield Route("POST", MESSAGE + "/threads", self.post_thread_from_message)
        yield Route("POST", CHANNEL + "/threads", self.post_thread)
        yield Route("PUT", CHANNEL + "/thread-members/@me", self.join_thread)
        yield Route("PUT", REACTION + "/@me", self.put_reaction)
        yield Route("DELETE", REACTION + "/@me", self.delete_own_reaction)
        yield Route("DELETE", REACTION + "/{user_id}", self.delete_reaction)

    def get_channel(self, call: Call) -> Answer:
        """Return a channel."""
        return Answer(of_channel(self._access.channel(call.id("channel_id"))))

    def patch_channel(self, call: Call) -> Answer:
        """Change a thread or channel: name, archived, locked, topic."""
        channel = self._access.channel(call.id("channel_id"))
        needed = Permission.MANAGE_CHANNELS
        if channel.is_thread:
            needed = Permission.MANAGE_THREADS
        own = channel.owner_id == self._world.bot.id and not call.form.get("locked")
        if not own and not self._access.allowed(channel) & needed:
            raise missing_permissions()
        refuse_form(check_length(call.form, (), "name", 100, least=1))
        channel.name = call.form.get("name") or channel.name
        channel.topic = call.form.get("topic", channel.topic)
        channel.archived = call.form.get("archived", channel.archived)
        channel.locked = call.form.get("locked", channel.locked)
        channel.applied_tags = call.form.get("applied_tags", channel.applied_tags)
        self._chat.events.channel_changed("UPDATE", channel)
        return Answer(of_channel(channel))

    def delete_channel(self, call: Call) -> Answer:
        """Delete a thread or channel."""
        channel = self._access.channel(call.id("channel_id"))
        needed = Permission.MANAGE_THREADS if channel.is_thread else Permission.MANAGE_CHANNELS
        if not self._access.allowed(channel) & needed:
            raise missing_permissions()
        self._world.remove_channel(channel)
        self._chat.events.channel_changed("DELETE", channel)
        return Answer(of_channel(channel))

    def type(self, call: Call) -> Answer:
        """Show that the bot is typing."""
        channel = self._writable(call)
        channel.typing.append(self._world.bot.id)
        return Answer()

    def get_messages(self, call: Call) -> Answer:
        """List messages, newest first; without the history permission there are none."""
        channel = self._access.channel(call.id("channel_id"))
        if not self._access.allowed(channel) & Permission.READ_MESSAGE_HISTORY:
            return Answer([])
        before = int(call.query.get("before", 1 << 63))
        after = int(call.query.get("after", 0))
        limit = int(call.query.get("limit", 50))
        found = [
            message
            for message in channel.messages.values()
            if after < message.id < before and message.visible_to is None
        ]
        page = found[:limit] if "after" in call.query else found[-limit:]
        return Answer([of_message(message) for message in reversed(page)])

    def get_message(self, call: Call) -> Answer:
        """Return one message."""
        channel = self._access.channel(call.id("channel_id"), Permission.READ_MESSAGE_HISTORY)
        return Answer(of_message(self._access.message(channel, call.id("message_id"))))

    def post_message(self, call: Call) -> Answer:
        """Send a message; a nonce that is to be enforced is used once."""
        channel = self._writable(call)
        self._refuse_forbidden_parts(channel, call)
        form = call.form
        if form.get("enforce_nonce") and form.get("nonce") is not None:
            for earlier in channel.messages.values():
                if earlier.nonce == form["nonce"] and earlier.author is self._world.bot:
                    return Answer(of_message(earlier))
        flags = int(form.get("flags") or 0) & SETTABLE
        message = self._chat.post(channel, self._world.bot, form | {"flags": flags}, call.files)
        return Answer(of_message(message))

    def patch_message(self, call: Call) -> Answer:
        """Edit an own message."""
        channel = self._access.channel(call.id("channel_id"))
        message = self._access.message(channel, call.id("message_id"))
        if message.author is not self._world.bot:
            raise Refusal(403, 50005, "Cannot edit a message authored by another user")
        form = dict(call.form)
        if "flags" in form:
            form["flags"] = int(form["flags"] or 0) & SETTABLE
        self._chat.edit(message, form, call.files)
        return Answer(of_message(message))

    def delete_message(self, call: Call) -> Answer:
        """Delete an own message, or with the permission any."""
        channel = self._access.channel(call.id("channel_id"))
        message = self._access.message(channel, call.id("message_id"))
        may_delete_all = self._access.allowed(channel) & Permission.MANAGE_MESSAGES
        if message.author is not self._world.bot and (not may_delete_all or not channel.guild):
            raise missing_permissions()
        self._chat.delete(message)
        return Answer()

    def post_thread_from_message(self, call: Call) -> Answer:
        """Open a thread from a message: one for each."""
        channel = self._access.channel(call.id("channel_id"), Permission.CREATE_PUBLIC_THREADS)
        message = self._access.message(channel, call.id("message_id"))
        if message.thread:
            raise Refusal(400, 160004, "A thread has already been created for this message")
        refuse_form(check_length(call.form, (), "name", 100, least=1, required=True))
        bot: User = self._world.bot
        return Answer(
            of_channel(self._chat.open_thread(channel, bot, call.form, start=message)), 201
        )

    def post_thread(self, call: Call) -> Answer:
        """Open a thread: in a forum with its first message, in a text channel without."""
        channel = self._access.channel(call.id("channel_id"))
        refuse_form(check_length(call.form, (), "name", 100, least=1, required=True))
        bot = self._world.bot
        if channel.type is not ChannelType.FORUM:
            self._access.channel(channel.id, Permission.CREATE_PUBLIC_THREADS)
            return Answer(of_channel(self._chat.open_thread(channel, bot, call.form)), 201)
        self._access.channel(channel.id, Permission.SEND_MESSAGES)
        thread = self._chat.open_thread(channel, bot, call.form)
        start: Payload = call.form.get("message") or {}
        message = self._chat.post(thread, bot, start, call.files)
        return Answer(of_channel(thread) | {"message": of_message(message)}, 201)

    def join_thread(self, call: Call) -> Answer:
        """Join a thread."""
        self._access.channel(call.id("channel_id"))
        return Answer()

    def put_reaction(self, call: Call) -> Answer:
        """React to a message."""
        channel = self._access.channel(
            call.id("channel_id"), Permission.READ_MESSAGE_HISTORY, Permission.ADD_REACTIONS
        )
        message = self._access.message(channel, call.id("message_id"))
        self._chat.react(message, self._world.bot, call.match["emoji"])
        return Answer()

    def delete_own_reaction(self, call: Call) -> Answer:
        """Take a reaction back."""
        channel = self._access.channel(call.id("channel_id"))
        message = self._access.message(channel, call.id("message_id"))
        self._chat.unreact(message, self._world.bot, call.match["emoji"])
        return Answer()

    def delete_reaction(self, call: Call) -> Answer:
        """Remove another's reaction."""
        channel = self._access.channel(call.id("channel_id"), Permission.MANAGE_MESSAGES)
        message = self._access.message(channel, call.id("message_id"))
        user = self._world.users.get(call.id("user_id"))
        if user is None:
            raise unknown(10013, "User")
        self._chat.unreact(message, user, call.match["emoji"])
        return Answer()

    def _writable(self, call: Call) -> Channel:
        """Return the channel if the bot may write there."""
        channel = self._access.channel(call.id("channel_id"))
        needed = Permission.SEND_MESSAGES
        if channel.is_thread:
            needed = Permission.SEND_MESSAGES_IN_THREADS
        if not self._access.allowed(channel) & needed:
            raise missing_permissions()
        if channel.type is ChannelType.FORUM:
            raise Refusal(400, 40058, "Cannot message this channel until a post is created")
        if channel.locked and not self._access.allowed(channel) & Permission.MANAGE_THREADS:
            raise Refusal(400, 50083, "Thread is archived")
        if any(not user.accepts_direct_messages for user in channel.recipients):
            raise Refusal(403, 50007, "Cannot send messages to this user")
        return channel

    def _refuse_forbidden_parts(self, channel: Channel, call: Call) -> None:
        allowed = self._access.allowed(channel)
        reads = allowed & Permission.READ_MESSAGE_HISTORY
        if call.form.get("embeds") and not allowed & Permission.EMBED_LINKS:
            raise missing_permissions()
        if call.files and not allowed & Permission.ATTACH_FILES:
            raise missing_permissions()
        if call.form.get("message_reference") and not reads:
            raise Refusal(403, 160002, "Cannot reply without permission to read message history")
