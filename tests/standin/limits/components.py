"""Limits of message components, legacy and V2.

Source: Discord's docs, components/reference.
"""

from collections.abc import Iterator

from tests.standin.components import SELECTS, Kind, Path, walk
from tests.standin.limits.texts import check_length, check_unique
from tests.standin.payload import Payload
from tests.standin.refusal import Problem

MOST_ROWS = 5
MOST_BUTTONS = 5  # in a row
MOST_COMPONENTS = 40  # V2, nested ones included
MOST_TEXT = 4000  # V2, over all text displays
LINK = 5  # button style
PREMIUM = 6  # button style
IN_MESSAGES = {
    Kind.ROW,
    Kind.SECTION,
    Kind.TEXT,
    Kind.GALLERY,
    Kind.FILE,
    Kind.SEPARATOR,
    Kind.CONTAINER,
}
IN_CONTAINERS = IN_MESSAGES - {Kind.CONTAINER}


def check_components(components: list[Payload], *, v2: bool) -> Iterator[Problem]:
    """Yield what is wrong with the components of a message."""
    everything = list(walk(components))
    yield from _check_top(components, IN_MESSAGES if v2 else {Kind.ROW}, ("components",))
    if v2:
        yield from _check_v2(everything)
    elif len(components) > MOST_ROWS:
        yield Problem(("components",), "BASE_TYPE_BAD_LENGTH", "Must be between 0 and 5 in length.")
    for path, component in everything:
        yield from _check_one(path, component)
    custom_ids = [component["custom_id"] for _, component in everything if "custom_id" in component]
    yield from check_unique(
        custom_ids, ("components",), "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id"
    )
    ids = [component["id"] for _, component in everything if component.get("id")]
    yield from check_unique(ids, ("components",), "COMPONENT_ID_DUPLICATED", "Component id")


def _check_top(components: list[Payload], kinds: set[Kind], path: Path) -> Iterator[Problem]:
    for index, component in enumerate(components):
        if component.get("type") not in kinds:
            names = ", ".join(str(int(kind)) for kind in sorted(kinds))
            message = f"Value of field 'type' must be one of ({names})."
            yield Problem((*path, index, "type"), "UNION_TYPE_CHOICES", message)


def _check_v2(everything: list[tuple[Path, Payload]]) -> Iterator[Problem]:
    if len(everything) > MOST_COMPONENTS:
        message = f"The maximum number of components is {MOST_COMPONENTS}"
        yield Problem(("components",), "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", message)
    texts = [one.get("content") or "" for _, one in everything if one.get("type") == Kind.TEXT]
    if sum(map(len, texts)) > MOST_TEXT:
        message = f"The total displayable text size exceeds the maximum size of {MOST_TEXT}"
        yield Problem(("components",), "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", message)


def _check_one(path: Path, component: Payload) -> Iterator[Problem]:
    kind = component.get("type")
    children = component.get("components") or []
    if kind == Kind.ROW:
        yield from _check_row(path, children)
    elif kind == Kind.BUTTON:
        yield from _check_button(path, component)
    elif kind in SELECTS:
        yield from check_select(path, component)
    elif kind == Kind.TEXT:
        yield from check_length(component, path, "content", MOST_TEXT, least=1, required=True)
    elif kind == Kind.SECTION:
        yield from check_length(component, path, "components", 3, least=1, required=True)
        yield from _check_top(children, {Kind.TEXT}, (*path, "components"))
        if (component.get("accessory") or {}).get("type") not in (Kind.BUTTON, Kind.THUMBNAIL):
            yield Problem((*path, "accessory"), "BASE_TYPE_REQUIRED", "This field is required")
    elif kind == Kind.CONTAINER:
        yield from check_length(component, path, "components", 40, least=1, required=True)
        yield from _check_top(children, IN_CONTAINERS, (*path, "components"))
    elif kind == Kind.GALLERY:
        yield from check_length(component, path, "items", 10, least=1, required=True)
    elif kind == Kind.TEXT_INPUT:
        yield Problem((*path, "type"), "UNION_TYPE_CHOICES", "Not allowed in messages.")


def _check_row(path: Path, children: list[Payload]) -> Iterator[Problem]:
    kinds = [child.get("type") for child in children]
    buttons = kinds.count(Kind.BUTTON)
    one_select = len(kinds) == 1 and kinds[0] in SELECTS
    if not one_select and not 1 <= buttons <= MOST_BUTTONS:
        message = f"Must be between 1 and {MOST_BUTTONS} in length."
        yield Problem((*path, "components"), "BASE_TYPE_BAD_LENGTH", message)
    if not one_select and buttons != len(kinds):
        message = "A row holds buttons or one select."
        yield Problem((*path, "components"), "COMPONENT_LAYOUT_WIDTH_EXCEEDED", message)


def _check_button(path: Path, button: Payload) -> Iterator[Problem]:
    yield from check_length(button, path, "label", 80)
    style = button.get("style")
    if style not in range(1, 7):
        message = "Value must be one of {1, 2, 3, 4, 5, 6}."
        yield Problem((*path, "style"), "BASE_TYPE_CHOICES", message)
    elif style == LINK:
        yield from check_length(button, path, "url", 512, least=1, required=True)
        if button.get("custom_id"):
            message = "A link button has no custom id"
            yield Problem((*path, "custom_id"), "BUTTON_COMPONENT_CUSTOM_ID_URL", message)
    elif style != PREMIUM:
        yield from check_length(button, path, "custom_id", 100, least=1, required=True)
        if button.get("url"):
            message = "Only a link button has an url"
            yield Problem((*path, "url"), "BUTTON_COMPONENT_CUSTOM_ID_URL", message)
    if style != PREMIUM and not button.get("label") and not button.get("emoji"):
        message = "A button needs a label or an emoji"
        yield Problem(path, "BUTTON_COMPONENT_INVALID_LABEL", message)


def check_select(path: Path, select: Payload) -> Iterator[Problem]:
    """Yield what is wrong with a select menu, in a message or a modal."""
    yield from check_length(select, path, "custom_id", 100, least=1, required=True)
    yield from check_length(select, path, "placeholder", 150)
    least, most = select.get("min_values", 1), select.get("max_values", 1)
    if not (0 <= (least or 0) <= 25 and 1 <= (most or 1) <= 25 and (least or 0) <= (most or 1)):
        message = "min_values is 0 to 25, max_values 1 to 25 and not less."
        yield Problem((*path, "max_values"), "NUMBER_TYPE_MAX", message)
    if select.get("type") == Kind.STRING_SELECT:
        yield from check_options(path, select)


def check_options(path: Path, component: Payload, most: int = 25) -> Iterator[Problem]:
    """Yield what is wrong with a list of options to choose from."""
    yield from check_length(component, path, "options", most, least=1, required=True)
    options = component.get("options") or []
    for index, option in enumerate(options):
        here = (*path, "options", index)
        yield from check_length(option, here, "label", 100, least=1, required=True)
        yield from check_length(option, here, "value", 100, least=1, required=True)
        yield from check_length(option, here, "description", 100)
    values = [option.get("value") for option in options]
    yield from check_unique(
        values, (*path, "options"), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "Option value"
    )
