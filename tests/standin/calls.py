"""A request of the bot and the answer to it, between the HTTP server and the routes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tests.standin.chat import Files
from tests.standin.payload import Payload


@dataclass(frozen=True, slots=True)
class Call:
    """One request.

    Attributes:
        match: Values of the path's parameters.
        body: The JSON, or `payload_json` of a form; none when there is no body.
    """

    method: str
    path: str
    match: dict[str, str]
    query: dict[str, str]
    body: Payload | list[Payload] | None
    files: Files = field(default_factory=dict)

    def id(self, name: str) -> int:
        """Return a path parameter that is an id; what is no number is nobody's id."""
        value = self.match[name]
        return int(value) if value.isdigit() else 0

    @property
    def form(self) -> Payload:
        """Return the body as an object."""
        return self.body if isinstance(self.body, dict) else {}


@dataclass(frozen=True, slots=True)
class Answer:
    """What Discord says; without a body, 204."""

    body: Payload | list[Payload] | None = None
    status: int = 200


Handler = Callable[[Call], Answer]


@dataclass(frozen=True, slots=True)
class Route:
    """A method and path template, and who handles it.

    Attributes:
        needs_token: Whether the bot token is asked for; interaction tokens authorize themselves.
    """

    method: str
    template: str
    handler: Handler
    needs_token: bool = True


Routes = Iterator[Route]
