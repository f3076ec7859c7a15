"""Lengths of texts and lists, the rules that all forms share."""

from collections.abc import Iterator, Sequence

from tests.standin.payload import Payload
from tests.standin.refusal import Problem

Path = tuple[str | int, ...]


def check_length(
    form: Payload, path: Path, name: str, most: int, *, least: int = 0, required: bool = False
) -> Iterator[Problem]:
    """Yield when a text or list in a form is missing, too short or too long."""
    value: object = form.get(name)
    here = (*path, name)
    if value is None:
        if required:
            yield Problem(here, "BASE_TYPE_REQUIRED", "This field is required")
    elif not isinstance(value, str | list):
        yield Problem(here, "BASE_TYPE_BAD_TYPE", "Must be a text or a list.")
    elif not least <= len(value) <= most:
        if least:
            message = f"Must be between {least} and {most} in length."
            yield Problem(here, "BASE_TYPE_BAD_LENGTH", message)
        else:
            message = f"Must be {most} or fewer in length."
            yield Problem(here, "BASE_TYPE_MAX_LENGTH", message)


def check_unique(values: Sequence[object], path: Path, code: str, thing: str) -> Iterator[Problem]:
    """Yield when a value repeats."""
    for value in {value for value in values if values.count(value) > 1}:
        yield Problem(path, code, f"{thing} {value!r} is duplicated")
