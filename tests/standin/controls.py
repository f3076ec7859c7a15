"""Controls as a person works them: buttons, menus and inputs become an interaction's data."""

from collections.abc import Mapping

from tests.standin.commands import NotOfferedError
from tests.standin.components import SELECTS, Kind, of_kind
from tests.standin.payload import Payload
from tests.standin.seen import Form, look_at
from tests.standin.world import Message

Filled = str | bool | list[str]


def clicked(message: Message, button: str) -> Payload:
    """Return a click on a button, named by its label or custom id."""
    found = [
        one
        for one in of_kind(message.components, Kind.BUTTON)
        if button in (one.get("label"), one.get("custom_id")) and not one.get("url")
    ]
    if not found or found[0].get("disabled"):
        raise NotOfferedError(f"no button {button!r} to click among {look_at(message).labels}")
    return {
        "custom_id": found[0]["custom_id"],
        "component_type": int(Kind.BUTTON),
        "id": found[0]["id"],
    }


def chosen(message: Message, values: tuple[str, ...], custom_id: str | None) -> Payload:
    """Return a choice of values or labels in a menu: the named one, else the first."""
    menus = [
        one
        for one in of_kind(message.components, *SELECTS)
        if custom_id in (None, one["custom_id"]) and not one.get("disabled")
    ]
    if not menus:
        raise NotOfferedError(f"no menu {custom_id or ''} to choose from")
    menu = menus[0]
    named = {one["label"]: one["value"] for one in menu.get("options") or ()}
    picked = [named.get(value, value) for value in values]
    if menu["type"] == Kind.STRING_SELECT and not set(picked) <= set(named.values()):
        raise NotOfferedError(f"{values} are not all among {sorted(named)}")
    return {
        "custom_id": menu["custom_id"],
        "component_type": menu["type"],
        "id": menu["id"],
        "values": picked,
    }


def submitted(form: Form, values: Mapping[str, Filled]) -> Payload:
    """Return a filled in form; inputs are named by custom id or label."""
    left = dict(values)
    labels = form.labels
    by_id = {
        custom_id: left.pop(custom_id if custom_id in left else label)
        for custom_id, label in labels.items()
        if custom_id in left or label in left
    }
    if left:
        raise NotOfferedError(f"no inputs {sorted(left)} among {labels}")
    components = [_submitted(one, by_id) for one in form.payload["components"]]
    return {"custom_id": form.custom_id, "components": components}


def _submitted(component: Payload, values: Mapping[str, Filled]) -> Payload:
    """Return a top component of a modal as the client sends it back."""
    sent: Payload = {"type": component["type"], "id": component.get("id", 0)}
    if component["type"] == Kind.ROW:
        sent["components"] = [_submitted_input(one, values) for one in component["components"]]
    elif component["type"] == Kind.LABEL:
        sent["component"] = _submitted_input(component["component"], values)
    return sent


def _submitted_input(component: Payload, values: Mapping[str, Filled]) -> Payload:
    """Return an input with its value: given, or what the bot filled in."""
    custom_id = component["custom_id"]
    sent: Payload = {
        "type": component["type"],
        "custom_id": custom_id,
        "id": component.get("id", 0),
    }
    if component["type"] == Kind.TEXT_INPUT:
        text = values.get(custom_id, component.get("value") or "")
        _refuse_unfit(component, str(text))
        return sent | {"value": text}
    if component["type"] in (Kind.RADIO_GROUP, Kind.CHECKBOX):
        return sent | {"value": values.get(custom_id, component.get("default"))}
    defaults = [one["value"] for one in component.get("options") or () if one.get("default")]
    return sent | {"values": values.get(custom_id, defaults)}


def _refuse_unfit(component: Payload, text: str) -> None:
    """Refuse a text that Discord's client would not send."""
    least, most = component.get("min_length") or 0, component.get("max_length") or 4000
    needed = component.get("required", True)
    if (needed and not text) or len(text) > most or (text and len(text) < least):
        raise NotOfferedError(f"{component['custom_id']!r} cannot be {len(text)} characters long")
