"""What a test says to an advisor, message by message."""

from bot.answers.reply import Reply
from bot.app import Advisor


def talk(advisor: Advisor, *messages: str) -> Reply:
    """Return the reply to the last of several messages of a conversation of their own."""
    return [advisor.ask(message, messages).reply for message in messages][-1]
