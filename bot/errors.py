"""Errors that a person may be shown: every room raises them, front-ends turn them into words."""


class BotError(Exception):
    """Carry a sentence that is safe to show to anybody.

    Attributes:
        reply: The sentence, without paths, class names or secrets.
    """

    def __init__(self, reply: str) -> None:
        super().__init__(reply)
        self.reply = reply


class NetworkError(BotError):
    """Tell that a service cannot be reached, which is nobody's wrong use."""
