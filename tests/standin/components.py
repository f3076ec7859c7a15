"""Trees of message and modal components: walking them and reading what they show."""

from collections.abc import Iterable, Iterator
from enum import IntEnum

from tests.standin.payload import Payload

Path = tuple[str | int, ...]


class Kind(IntEnum):
    """Types of component."""

    ROW = 1
    BUTTON = 2
    STRING_SELECT = 3
    TEXT_INPUT = 4
    USER_SELECT = 5
    ROLE_SELECT = 6
    MENTIONABLE_SELECT = 7
    CHANNEL_SELECT = 8
    SECTION = 9
    TEXT = 10
    THUMBNAIL = 11
    GALLERY = 12
    FILE = 13
    SEPARATOR = 14
    CONTAINER = 17
    LABEL = 18
    FILE_UPLOAD = 19
    RADIO_GROUP = 21
    CHECKBOX_GROUP = 22
    CHECKBOX = 23


SELECTS = (
    Kind.STRING_SELECT,
    Kind.USER_SELECT,
    Kind.ROLE_SELECT,
    Kind.MENTIONABLE_SELECT,
    Kind.CHANNEL_SELECT,
)


def walk(
    components: Iterable[Payload], path: Path = ("components",)
) -> Iterator[tuple[Path, Payload]]:
    """Yield every component with its path, parents before children."""
    for index, component in enumerate(components):
        yield from _walk_one(component, (*path, index))


def _walk_one(component: Payload, path: Path) -> Iterator[tuple[Path, Payload]]:
    yield path, component
    children = component.get("components")
    if isinstance(children, list):
        yield from walk(children, (*path, "components"))
    for single in ("accessory", "component"):
        if isinstance(component.get(single), dict):
            yield from _walk_one(component[single], (*path, single))


def of_kind(components: Iterable[Payload], *kinds: Kind) -> list[Payload]:
    """Return all components of some kinds, in reading order."""
    return [component for _, component in walk(components) if component.get("type") in kinds]


def with_ids(components: list[Payload]) -> list[Payload]:
    """Return the components as Discord stores them: each one numbered."""
    taken = {component["id"] for _, component in walk(components) if component.get("id")}
    number = 0
    for _, component in walk(components):
        if not component.get("id"):
            number += 1
            while number in taken:
                number += 1
            component["id"] = number
    return components


def embed_texts(embed: Payload) -> Iterator[str]:
    """Yield the texts of an embed that count towards its limit, in reading order."""
    yield (embed.get("author") or {}).get("name") or ""
    yield embed.get("title") or ""
    yield embed.get("description") or ""
    for one in embed.get("fields") or ():
        yield one.get("name") or ""
        yield one.get("value") or ""
    yield (embed.get("footer") or {}).get("text") or ""
