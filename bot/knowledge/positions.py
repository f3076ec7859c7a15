"""YAML read strictly: plain values, and the line that each of them stands on.

It goes through the parser's events one by one, as composing nodes recurses: a hostile file would
overflow the stack of libyaml's binding.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

from bot.knowledge.problems import Problem

Place = tuple[str | int, ...]  # the keys and list positions that lead to a value

_DEEPEST = 12  # levels of nesting; knowledge needs five
_LONGEST_TYPED = 100  # characters; a longer plain value is text, whatever it looks like
_SHOWN = 60  # characters of a value in a message
_STRING = "tag:yaml.org,2002:str"
_JOINED = (
    "YAML joins this to the line above, since it is indented further: give both `- ` the same"
    " indentation, or put a text that goes on here in quotes"
)
_HINT = "check the indentation, and put text that holds `: ` or starts with a sign in quotes"
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_RESOLVER = yaml.resolver.Resolver()


@dataclass(frozen=True, slots=True)
class Positioned:
    """A YAML file as values and positions.

    Attributes:
        path: The file, relative to its folder.
        value: Mappings, lists and scalars.
        lines: The line of every value, by its place; 1 for the first.
        typed: What is typed where YAML reads something other than text, e.g. `yes` for true.
    """

    path: str
    value: Any
    lines: Mapping[Place, int]
    typed: Mapping[Place, str]

    def line(self, place: Place) -> int:
        """Return the line of a value, or of the nearest thing around it."""
        around = (place[:end] for end in range(len(place), -1, -1))
        return next((self.lines[part] for part in around if part in self.lines), 1)

    def problem(self, place: Place, message: str) -> Problem:
        """Return a problem at a value."""
        return Problem(self.path, self.line(place), message)


def shortened(text: str) -> str:
    """Return a text as a message shows it, cut after 60 characters."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."


def read_yaml(path: str, text: str, most: int | None = None) -> tuple[Positioned, list[Problem]]:
    """Read one YAML document without executing or resolving anything.

    Args:
        path: What to call the file in messages.
        text: Its content.
        most: Values and keys, after which it is read no further; none reads all.

    Returns:
        The values with their positions, and every problem of form: a broken syntax, a repeated
        key, an alias, a list item joined to the one above. After broken syntax there are no values.
    """
    reader = _Reader(path, text, yaml.parse(text, Loader=_Loader), most)
    value = None
    try:
        value = reader.document()
    except _TooMuchError as error:
        reader.refuse(error.line, error.why)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        reader.refuse(line, f"not valid YAML ({error.problem}): {_HINT}")
    except (yaml.reader.ReaderError, UnicodeEncodeError) as error:
        at = error.start if isinstance(error, UnicodeEncodeError) else error.position
        line = text.encode(errors="replace").count(b"\n", 0, at) + 1
        reader.refuse(line, "there is a character here that text does not hold: take it out")
    return Positioned(path, value, reader.lines, reader.typed), reader.problems


class _TooMuchError(Exception):
    """Stop reading a file whose nesting or length nobody means."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(line)
        self.line = line
        self.why = why


class _Reader:
    """Turn events into values; collect what is not allowed instead of stopping at it."""

    def __init__(
        self, path: str, text: str, events: Iterator[yaml.Event], most: int | None
    ) -> None:
        self.path = path
        self._text = text
        self._left = most
        self.lines: dict[Place, int] = {}
        self.typed: dict[Place, str] = {}
        self.problems: list[Problem] = []
        self._events = events
        self._depth = 0
        self._scalars = yaml.constructor.SafeConstructor()

    def document(self) -> Any:
        """Return the value of the one document that there should be; none if it is empty."""
        self._next()  # the start of the stream
        if isinstance(self._next(), yaml.StreamEndEvent):
            return None
        value = self._value(self._next(), ())
        self._next()  # the end of the document
        more = self._next()
        if isinstance(more, yaml.DocumentStartEvent):
            self.refuse(_line(more), "a second document starts here (`---`): keep one")
        return value

    def refuse(self, line: int, message: str) -> None:
        """Note a problem on a line."""
        self.problems.append(Problem(self.path, line, message))

    def _next(self) -> yaml.Event:
        event = next(self._events)
        if self._left is not None:
            self._left -= 1
            if self._left < 0:
                raise _TooMuchError(_line(event), "this is too long: import it in parts")
        if isinstance(event, yaml.CollectionStartEvent):
            self._depth += 1
            if self._depth > _DEEPEST:
                raise _TooMuchError(_line(event), "this is nested too deeply: write it flatter")
        elif isinstance(event, yaml.CollectionEndEvent):
            self._depth -= 1
        return event

    def _value(self, event: yaml.Event, place: Place) -> Any:
        self.lines[place] = _line(event)
        self._refuse_signs(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return list(self._items(place))
        if isinstance(event, yaml.MappingStartEvent):
            return dict(self._pairs(place))
        return self._scalar(event, place) if isinstance(event, yaml.ScalarEvent) else None

    def _refuse_signs(self, event: yaml.Event) -> None:
        if getattr(event, "anchor", None):
            message = "anchors (&) and aliases (*) are not used here: write the text out"
            self.refuse(_line(event), message)
        elif getattr(event, "tag", None):
            message = "tags (!) are not used here: put text that starts with `!` in quotes"
            self.refuse(_line(event), message)

    def _items(self, place: Place) -> Iterator[Any]:
        at = 0
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            yield self._value(event, (*place, at))
            at += 1

    def _pairs(self, place: Place) -> Iterator[tuple[str, Any]]:
        seen: dict[str, int] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._key(event)
            if key is None:
                self._skip(self._next())
            elif key in seen:
                first = f"first on line {seen[key]}"
                message = f"`{shortened(key)}` stands here a second time ({first}): keep one"
                self.refuse(_line(event), message)
                self._skip(self._next())
            else:
                seen[key] = _line(event)
                yield key, self._value(self._next(), (*place, key))

    def _key(self, event: yaml.Event) -> str | None:
        self._refuse_signs(event)
        hint = "write one"
        if isinstance(event, yaml.ScalarEvent):
            if _tag(event) == _STRING:
                return str(event.value)
            hint = f'put it in quotes, "{shortened(event.value)}"'
        self._skip(event)
        self.refuse(_line(event), f"a key must be a word: {hint}")
        return None

    def _skip(self, event: yaml.Event) -> None:
        """Pass over a value that starts with this event."""
        if isinstance(event, yaml.CollectionStartEvent):
            outside = self._depth - 1
            while self._depth > outside:
                self._next()

    def _refuse_joined(self, event: yaml.ScalarEvent) -> None:
        """Refuse a list item that is indented too far, and so goes on with the text above it."""
        if event.style or " - " not in event.value:
            return
        first = _line(event)
        last = event.end_mark.line + 1 if event.end_mark else first
        for number, line in enumerate(self._lines[first:last], first + 1):
            if line.lstrip().startswith("- "):
                self.refuse(number, _JOINED)

    @cached_property
    def _lines(self) -> list[str]:
        return self._text.splitlines()

    def _scalar(self, event: yaml.ScalarEvent, place: Place) -> Any:
        if place and isinstance(place[-1], int):
            self._refuse_joined(event)
        tag = _tag(event)
        if tag == _STRING:
            return event.value
        self.typed[place] = event.value
        try:
            return self._scalars.construct_object(yaml.ScalarNode(tag, event.value))
        except (yaml.YAMLError, ValueError, OverflowError):
            message = f'this value cannot be read: put it in quotes, "{event.value}"'
            self.refuse(_line(event), message)
            return None


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _tag(event: yaml.ScalarEvent) -> str:
    """Return what YAML takes a value for; quoted, tagged or very long, it is text."""
    if not event.implicit[0] or len(event.value) > _LONGEST_TYPED:
        return _STRING
    return str(_RESOLVER.resolve(yaml.ScalarNode, event.value, event.implicit))  # type: ignore[no-untyped-call]
