"""Why a change is not saved: each carries what the moderator needs to decide again."""

from bot.curation.revision import Revision
from bot.curation.saving import Broken, Near
from bot.errors import BotError


class ConflictError(BotError):
    """Tell that another moderator changed the entry in the meantime; nothing was saved.

    Attributes:
        revision: The other's, whose `after` is what stands now; none where it cannot be told.
    """

    def __init__(self, revision: Revision | None) -> None:
        super().__init__(
            "Somebody else changed this entry while you were writing, so nothing was saved yet."
        )
        self.revision = revision


class NearDuplicateError(BotError):
    """Tell that nearly the same question is there; saving with `confirmed=True` goes on.

    Attributes:
        near: The entries that are alike, nearest first.
    """

    def __init__(self, near: tuple[Near, ...]) -> None:
        super().__init__("Nearly the same question is there already.")
        self.near = near


class BreaksError(BotError):
    """Tell that a change would alter what other entries' phrasings are answered with.

    Attributes:
        broken: Those phrasings, with the entry now and then.
    """

    def __init__(self, broken: tuple[Broken, ...]) -> None:
        super().__init__("This would change the answer of questions that are answered well now.")
        self.broken = broken


class GoneError(BotError):
    """Tell that what a moderator decides about is not there any more."""
