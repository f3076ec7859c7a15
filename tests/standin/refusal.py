"""A request that Discord refuses, with its status, error code and form errors.

Source: Discord's docs, topics/opcodes-and-status-codes, "JSON Error Codes".
"""

from collections.abc import Iterable
from dataclasses import dataclass

from tests.standin.payload import Payload


@dataclass(frozen=True, slots=True)
class Problem:
    """One broken rule of a form: where, Discord's name for it, and what to do."""

    path: tuple[str | int, ...]
    code: str
    message: str


class Refusal(Exception):  # noqa: N818  Discord's "no" is an answer, not a fault of ours
    """Discord says no."""

    def __init__(self, status: int, code: int, message: str, errors: Payload | None = None) -> None:
        """Hold what the body will say."""
        super().__init__(f"{status} {code}: {message}")
        self.status = status
        self.body: Payload = {"message": message, "code": code}
        if errors:
            self.body["errors"] = errors


def refuse_form(problems: Iterable[Problem]) -> None:
    """Raise a form error that holds all problems; without problems do nothing."""
    errors: Payload = {}
    for problem in problems:
        place = errors
        for step in problem.path:
            place = place.setdefault(str(step), {})
        place.setdefault("_errors", []).append({"code": problem.code, "message": problem.message})
    if errors:
        raise Refusal(400, 50035, "Invalid Form Body", errors)


def unauthorized() -> Refusal:
    """Refuse a missing or wrong bot token."""
    return Refusal(401, 0, "401: Unauthorized")


def unknown(code: int, thing: str) -> Refusal:
    """Refuse what does not exist: 10003 channel, 10004 guild, 10008 message, 10062 interaction."""
    return Refusal(404, code, f"Unknown {thing}")


def missing_access() -> Refusal:
    """Refuse what the bot cannot see."""
    return Refusal(403, 50001, "Missing Access")


def missing_permissions() -> Refusal:
    """Refuse what the bot may not do."""
    return Refusal(403, 50013, "Missing Permissions")


def already_acknowledged() -> Refusal:
    """Refuse a second first response."""
    return Refusal(400, 40060, "Interaction has already been acknowledged.")
