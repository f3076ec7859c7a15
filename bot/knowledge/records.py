"""Values from a file checked against a model: each mistake with its line and what to write."""

from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import fuzz, process

from bot.knowledge.positions import Place, Positioned, shortened
from bot.knowledge.problems import MOST_PROBLEMS, Problem

T = TypeVar("T")


@cache
def _adapter(model: type[Any]) -> TypeAdapter[Any]:
    return TypeAdapter(model)


def read_records(file: Positioned, model: type[T]) -> tuple[tuple[T, ...], list[Problem]]:
    """Check the list of records that a file holds.

    Args:
        file: A file whose top level is a list.
        model: The dataclass that each item must fit.

    Returns:
        The records, none if anything is wrong, and the problems.
    """
    if not isinstance(file.value, list):
        return (), [file.problem((), "this file must be a list: start each item with `- id: ...`")]
    records: list[T] = []
    problems: list[Problem] = []
    for at, value in enumerate(file.value):
        record, wrong = _validate(file, model, value, (at,))
        records.extend(() if record is None else (record,))
        problems.extend(wrong)
        if len(problems) >= MOST_PROBLEMS:
            break
    return () if problems else tuple(records), problems


def read_record(file: Positioned, model: type[T]) -> tuple[T | None, list[Problem]]:
    """Check the one record that a file holds, as `read_records` does."""
    return _validate(file, model, file.value, ())


def _validate(
    file: Positioned, model: type[T], value: object, place: Place
) -> tuple[T | None, list[Problem]]:
    try:
        return _adapter(cast(Hashable, model)).validate_python(value), []
    except ValidationError as error:
        details = error.errors(include_url=False)
        return None, [_problem(file, model, detail, place) for detail in details]


def _problem(file: Positioned, model: type[Any], detail: ErrorDetails, around: Place) -> Problem:
    place: Place = (*around, *detail["loc"])
    kind = detail["type"]
    if kind in ("missing", "missing_argument"):
        parent = place[:-1]
        return file.problem(parent, f"`{place[-1]}` is missing: add `{place[-1]}: ...`")
    if kind in ("unexpected_keyword_argument", "extra_forbidden"):
        return file.problem(place, f"`{place[-1]}` {_unknown_key(str(place[-1]), model, place)}")
    typed = file.typed.get(place)
    if kind == "string_type" and typed:
        message = f'must be text: put it in quotes, "{shortened(typed)}"'
    else:
        said = (say(detail) for prefix, say in _MESSAGES.items() if kind.startswith(prefix))
        message = next(said, detail["msg"].lower())
    return file.problem(place, f"`{_name(place)}` {message}")


def _name(place: Place) -> str:
    names = [part for part in place if isinstance(part, str)]
    return names[-1] if names else "item"


def _unknown_key(key: str, model: type[Any], place: Place) -> str:
    for part in place[:-1]:
        model = _model_of(model, part) if isinstance(part, str) else model
    known = [field.name for field in fields(model)]
    near = process.extractOne(key, known, scorer=fuzz.ratio, score_cutoff=60)
    hint = f"did you mean `{near[0]}`?" if near else f"known are {', '.join(known)}"
    return f"is not a known key: {hint}"


def _model_of(model: type[Any], field_name: str) -> type[Any]:
    """Return the dataclass that a field holds, so that its keys can be named."""
    annotation = model.__annotations__.get(field_name)
    for candidate in (annotation, *getattr(annotation, "__args__", ())):
        if isinstance(candidate, type) and is_dataclass(candidate):
            return candidate
    return model


def _shown(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, dict | list):
        return "a list" if isinstance(value, list) else "`key: value` lines"
    return f"`{shortened(str(value))}`"


def _must_be_pairs(detail: ErrorDetails) -> str:
    return f"must be `key: value` lines, not {_shown(detail['input'])}"


_MESSAGES: dict[str, Callable[[ErrorDetails], str]] = {
    "string_type": lambda d: (
        "is empty: write a text or take the line out"
        if d["input"] is None
        else f"must be text, not {_shown(d['input'])}"
    ),
    "tuple_type": lambda d: (
        "is empty: write a list or take the line out"
        if d["input"] is None
        else f"must be a list, not {_shown(d['input'])}: write `[...]` or `- ` lines"
    ),
    "mapping_type": _must_be_pairs,
    "dict_type": _must_be_pairs,
    "dataclass_type": _must_be_pairs,
    "literal_error": lambda d: f"is {_shown(d['input'])}, but must be {d['ctx']['expected']}",
}
