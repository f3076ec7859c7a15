"""People as writers: they write, reply, post, edit, delete, react, and see what is there."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from tests.effort import within
from tests.standin.changes import Changes
from tests.standin.chat import Chat
from tests.standin.interactions import Interactions
from tests.standin.payload import Payload
from tests.standin.rest import Rest
from tests.standin.routes.applications import ApplicationRoutes
from tests.standin.seen import Seen, look_at, message_of
from tests.standin.world import Channel, Message, User

T = TypeVar("T")
DEADLINE_S = within(3.0)  # Discord gives an interaction as much


class NoAnswerError(AssertionError):
    """The bot did not answer in time."""


class Surroundings(Protocol):
    """What people need of the stand-in."""

    chat: Chat
    interactions: Interactions
    changes: Changes
    rest: Rest
    application: ApplicationRoutes

    async def settles(self) -> None:
        """Wait until the bot has taken in everything and does nothing more."""


class Writer:
    """Somebody who writes. What is awaited returns what they then see."""

    def __init__(self, around: Surroundings, user: User, channel: Channel | None = None) -> None:
        """Place somebody; `channel` is where they use commands."""
        self._around = around
        self._chat = around.chat
        self.user = user
        self.channel = channel

    @property
    def id(self) -> int:
        """Return the user's id."""
        return self.user.id

    @property
    def mention(self) -> str:
        """Return what mentions the person."""
        return self.user.mention

    # Writing

    async def writes(self, channel: Channel, text: str, *, within_s: float = DEADLINE_S) -> Seen:
        """Write a message and return the answer; `<@bot>` mentions the bot."""
        return await self._answer_to(self.says(channel, text), within_s)

    async def replies_to(
        self, message: Message | Seen, text: str, *, ping: bool = True, within_s: float = DEADLINE_S
    ) -> Seen:
        """Reply to a message and return the answer."""
        channel = message_of(message).channel
        said = self.says(channel, text, reply_to=message, ping=ping)
        return await self._answer_to(said, within_s)

    async def messages_directly(self, text: str, *, within_s: float = DEADLINE_S) -> Seen:
        """Write to the bot directly and return the answer."""
        return await self.writes(self.direct_channel, text, within_s=within_s)

    async def posts(
        self, forum: Channel, title: str, text: str, *, within_s: float = DEADLINE_S
    ) -> Seen:
        """Open a post in a forum and return the answer in it."""
        thread = self._chat.open_thread(forum, self.user, {"name": title})
        return await self.writes(thread, text, within_s=within_s)

    async def is_ignored(self, channel: Channel, text: str) -> bool:
        """Write a message and tell whether the bot, when done, has done nothing in the channel."""
        said = self.says(channel, text)
        typed = len(channel.typing)
        await self._around.settles()
        answered = said.id in self._chat.answers or said.reactions or said.thread
        return not answered and len(channel.typing) == typed

    def says(
        self,
        channel: Channel,
        text: str,
        *,
        reply_to: Message | Seen | None = None,
        ping: bool = True,
    ) -> Message:
        """Write a message without waiting for anything."""
        text = text.replace("<@bot>", self._chat.world.bot.mention)
        payload: Payload = {"content": text}
        if reply_to is not None:
            payload["message_reference"] = {"message_id": str(message_of(reply_to).id)}
            parse = ["users", "roles", "everyone"]
            payload["allowed_mentions"] = {"parse": parse, "replied_user": ping}
        return self._chat.post(channel, self.user, payload)

    async def _answer_to(self, message: Message, within_s: float) -> Seen:
        def answer() -> Message | None:
            answers = self._chat.answers.get(message.id)
            return answers[0] if answers else None

        found = await self._wait(answer, within_s, f"to {message.content!r}")
        return look_at(found)

    def edits(self, message: Message, text: str) -> None:
        """Edit an own message."""
        text = text.replace("<@bot>", self._chat.world.bot.mention)
        self._chat.edit(message, {"content": text})

    def deletes(self, message: Message | Seen) -> None:
        """Delete a message."""
        self._chat.delete(message_of(message))

    def reacts(self, message: Message | Seen, emoji: str) -> None:
        """React to a message."""
        self._chat.react(message_of(message), self.user, emoji)

    # Looking

    @property
    def direct_channel(self) -> Channel:
        """Return the direct conversation with the bot."""
        return self._chat.world.direct_channel(self.user)

    def sees(self, channel: Channel) -> list[Seen]:
        """Return all messages of a channel that this person can see."""
        mine = (None, self.user.id)
        return [look_at(one) for one in channel.messages.values() if one.visible_to in mine]

    async def _wait(self, condition: Callable[[], T | None], within_s: float, what: str) -> T:
        """Wait for something that is not none.

        Raises:
            NoAnswerError: It did not come in time.
        """
        try:
            found = await self._around.changes.until(condition, within_s)
        except TimeoutError:
            found = None
        if found is None:
            requests = [
                f"{one.method} {one.path} {one.status}" for one in self._around.rest.requests
            ]
            recent = "; ".join(requests[-5:])
            raise NoAnswerError(f"no answer {what} within {within_s} s; last requests: {recent}")
        return found
