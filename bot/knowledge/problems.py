"""What is wrong with a knowledge folder, said so that a curator knows what to type."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.errors import BotError

MOST_PROBLEMS = 1000  # no curator reads more at once, and a hostile file has a million


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake at one place.

    Attributes:
        path: The file, relative to the knowledge folder.
        line: 1 for the first line of the file.
        message: What is wrong and what to write instead.
    """

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        """Return `path:line: message`, which editors turn into a link."""
        return f"{self.path}:{self.line}: {self.message}"


class KnowledgeError(BotError):
    """Tell that a knowledge folder cannot be used.

    Attributes:
        problems: All mistakes found, in order of file and line.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        count = len(self.problems)
        super().__init__(f"the knowledge has {count} problem{'s' if count != 1 else ''}")
