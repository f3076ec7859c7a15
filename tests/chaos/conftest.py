"""The usual place on Discord, and people whose questions go on whatever happens to it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

from tests.discord_app.conftest import (
    Place,
    data_dir,
    desk_advisor,
    desk_folder,
    place,
)
from tests.effort import within
from tests.standin import Message

__all__ = ["data_dir", "desk_advisor", "desk_folder", "place"]

RECOVERED_S = within(10.0)  # after the end of a fault; that is what is promised
PAUSE_S = 0.01  # between two questions
QUESTIONS = {
    "i lost my card": "Block it in the app",
    "what does a new card cost": "$10",
    "opening hours": "On its door",
}


@dataclass
class Talk:
    """What was asked while something went wrong."""

    place: Place
    asked: list[tuple[Message, str]] = field(default_factory=list)

    async def ask(self) -> None:
        """Ask one thing after another, each as somebody new in a channel of their own."""
        while True:
            number = len(self.asked)
            question, answer = [*QUESTIONS.items()][number % len(QUESTIONS)]
            asker = self.place.server.add_member(f"Asker {number}")
            channel = self.place.server.add_channel(f"asked-{number}")
            self.asked.append((asker.says(channel, f"<@bot> {question}"), answer))
            await asyncio.sleep(PAUSE_S)

    def answers_to(self, question: Message) -> list[Message]:
        """Return what the bot has said to a question."""
        return self.place.discord.chat.answers.get(question.id, [])

    async def answered(self, within_s: float = RECOVERED_S) -> None:
        """Wait until everything asked has its one right answer."""
        assert self.asked
        await self.place.discord.until(
            lambda: all(self.answers_to(question) for question, _ in self.asked), within_s
        )
        await self.place.discord.settles()
        for question, answer in self.asked:
            (said,) = self.answers_to(question)
            assert answer in str(said.components), question.content


@asynccontextmanager
async def talking(place: Place) -> AsyncIterator[Talk]:
    """Let people ask until the block ends."""
    talk = Talk(place)
    asking = asyncio.create_task(talk.ask())
    try:
        yield talk
    finally:
        asking.cancel()
        with suppress(asyncio.CancelledError):
            await asking  # where asking itself has failed, this says so
