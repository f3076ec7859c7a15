"""Limits of modals.

Source: Discord's docs, interactions/receiving-and-responding, "Modal"; components/reference.
"""

from collections.abc import Iterator

from tests.standin.components import SELECTS, Kind, Path, walk
from tests.standin.limits.components import check_options, check_select
from tests.standin.limits.texts import check_length, check_unique
from tests.standin.payload import Payload
from tests.standin.refusal import Problem

MOST_TEXT = 4000  # of a text input
IN_MODALS = (Kind.ROW, Kind.LABEL, Kind.TEXT)
IN_LABELS = (
    *SELECTS,
    Kind.TEXT_INPUT,
    Kind.FILE_UPLOAD,
    Kind.RADIO_GROUP,
    Kind.CHECKBOX_GROUP,
    Kind.CHECKBOX,
)


def check_modal(modal: Payload) -> Iterator[Problem]:
    """Yield what is wrong with a modal."""
    yield from check_length(modal, (), "custom_id", 100, least=1, required=True)
    yield from check_length(modal, (), "title", 45, least=1, required=True)
    yield from check_length(modal, (), "components", 5, least=1, required=True)
    top = modal.get("components") or []
    for index, component in enumerate(top):
        if component.get("type") not in IN_MODALS:
            message = "Value of field 'type' must be one of (1, 10, 18)."
            yield Problem(("components", index, "type"), "UNION_TYPE_CHOICES", message)
    everything = list(walk(top))
    for path, component in everything:
        yield from _check_one(path, component)
    custom_ids = [component["custom_id"] for _, component in everything if "custom_id" in component]
    yield from check_unique(
        custom_ids, ("components",), "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id"
    )


def _check_one(path: Path, component: Payload) -> Iterator[Problem]:
    kind = component.get("type")
    if kind == Kind.LABEL:
        yield from check_length(component, path, "label", 45, least=1, required=True)
        yield from check_length(component, path, "description", 100)
        if (component.get("component") or {}).get("type") not in IN_LABELS:
            yield Problem((*path, "component"), "BASE_TYPE_REQUIRED", "This field is required")
    elif kind == Kind.ROW:
        children = component.get("components") or []
        if [child.get("type") for child in children] != [Kind.TEXT_INPUT]:
            message = "A row of a modal holds one text input."
            yield Problem((*path, "components"), "BASE_TYPE_BAD_LENGTH", message)
        for child in children:
            yield from check_length(child, path, "label", 45, least=1, required=True)
    elif kind == Kind.TEXT_INPUT:
        yield from _check_text_input(path, component)
    elif kind in SELECTS:
        yield from check_select(path, component)
    elif kind in (Kind.RADIO_GROUP, Kind.CHECKBOX_GROUP):
        yield from check_options(path, component, most=10)
    elif kind == Kind.TEXT:
        yield from check_length(component, path, "content", MOST_TEXT, least=1, required=True)


def _check_text_input(path: Path, component: Payload) -> Iterator[Problem]:
    yield from check_length(component, path, "custom_id", 100, least=1, required=True)
    yield from check_length(component, path, "placeholder", 100)
    yield from check_length(component, path, "value", MOST_TEXT)
    least, most = component.get("min_length") or 0, component.get("max_length") or MOST_TEXT
    if not 0 <= least <= most <= MOST_TEXT:
        message = f"min_length and max_length are at most {MOST_TEXT}, in this order."
        yield Problem((*path, "max_length"), "NUMBER_TYPE_MAX", message)
    if len(component.get("value") or "") > most:
        message = "The value is longer than max_length."
        yield Problem((*path, "value"), "BASE_TYPE_MAX_LENGTH", message)
