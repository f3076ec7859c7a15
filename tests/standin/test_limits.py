"""Discord's limits: each form at the limit and one past it."""

import pytest

from tests.standin.limits.commands import check_commands
from tests.standin.limits.messages import check_message
from tests.standin.limits.modals import check_modal
from tests.standin.payload import Payload

FIELD = {"name": "x", "value": "y"}


def button(number: int = 0, **other: object) -> Payload:
    return {"type": 2, "style": 1, "label": "x", "custom_id": f"b{number}"} | other


def row(*children: Payload) -> Payload:
    return {"type": 1, "components": list(children)}


def texts(*sizes: int) -> Payload:
    return {"flags": 1 << 15, "components": [{"type": 10, "content": "x" * n} for n in sizes]}


def embeds(*sizes: int) -> Payload:
    return {"embeds": [{"description": "x" * size} for size in sizes]}


def select(options: int) -> Payload:
    choices = [{"label": str(number), "value": str(number)} for number in range(options)]
    return {"components": [row({"type": 3, "custom_id": "s", "options": choices})]}


def text() -> Payload:
    return {"type": 10, "content": "x"}


def v2(*components: Payload) -> Payload:
    return {"flags": 1 << 15, "components": list(components)}


def section(number: int) -> Payload:
    return v2({"type": 9, "components": [text()] * number, "accessory": button()})


def container(children: list[Payload]) -> Payload:
    return v2({"type": 17, "components": children})


def gallery(number: int) -> Payload:
    return v2({"type": 12, "items": [{"media": {"url": "https://example.org/x.png"}}] * number})


def link(**other: object) -> Payload:
    return {"type": 2, "style": 5, "label": "x"} | other


@pytest.mark.parametrize(
    ("allowed", "too_much"),
    [
        ({"content": "x" * 2000}, {"content": "x" * 2001}),
        (embeds(4096, 1904), embeds(4096, 1905)),
        (embeds(4096), embeds(4097)),
        (texts(2000, 2000), texts(2000, 2001)),
        (texts(*[1] * 40), texts(*[1] * 41)),
        (texts(1), texts(1) | {"content": "x"}),
        (texts(1), texts(1) | {"embeds": [{"title": "x"}]}),
        (texts(1), texts(1) | {"flags": 0}),
        ({"components": [row(button(1), button(2))]}, {"components": [row(button(1), button(1))]}),
        (
            {"components": [row(*map(button, range(5)))]},
            {"components": [row(*map(button, range(6)))]},
        ),
        (
            {"components": [row(button(label="x" * 80))]},
            {"components": [row(button(label="x" * 81))]},
        ),
        (
            {"components": [row(button(custom_id="x" * 100))]},
            {"components": [row(button(custom_id="x" * 101))]},
        ),
        (select(25), select(26)),
        (section(3), section(4)),
        (container([text()]), container([container([text()])["components"][0]])),
        (gallery(10), gallery(11)),
        (
            {"components": [row(link(url="https://example.org"))]},
            {"components": [row(link(url="https://example.org", custom_id="x"))]},
        ),
        ({"components": [row(button())]}, {"components": [row(button(url="https://e.org"))]}),
        ({"components": [row(button())]}, {"components": [row(button(label=""))]}),
        ({"components": [row(button())]}, {"components": [row()]}),
        ({"components": [row(button())]}, {"components": [row({"type": 4, "custom_id": "x"})]}),
        ({"components": [row(button())]}, {"components": [button()]}),
        (
            {"components": [row(button(n)) for n in range(5)]},
            {"components": [row(button(n)) for n in range(6)]},
        ),
        ({"embeds": [{"fields": [FIELD] * 25}]}, {"embeds": [{"fields": [FIELD] * 26}]}),
        ({"embeds": [{"title": "x" * 256}]}, {"embeds": [{"title": "x" * 257}]}),
    ],
)
def test_message_limits(allowed: Payload, too_much: Payload) -> None:
    assert list(check_message(allowed)) == []
    assert len(list(check_message(too_much))) >= 1


def modal(title: int = 1, inputs: int = 1, value: int = 0) -> Payload:
    def field(number: int) -> Payload:
        text = {"type": 4, "style": 1, "custom_id": f"i{number}", "value": "x" * value}
        return {"type": 18, "label": "x", "component": text}

    return {"custom_id": "m", "title": "x" * title, "components": [*map(field, range(inputs))]}


def of_row(**field: object) -> Payload:
    return modal() | {"components": [row({"type": 4, "style": 1, "custom_id": "i"} | field)]}


@pytest.mark.parametrize(
    ("allowed", "too_much"),
    [
        (modal(title=45), modal(title=46)),
        (modal(inputs=5), modal(inputs=6)),
        (modal(value=4000), modal(value=4001)),
        (modal(), modal(inputs=0)),
        (modal(), modal() | {"components": [row(button())]}),
        (of_row(label="x" * 45), of_row(label="x" * 46)),
        (of_row(label="x", placeholder="x" * 100), of_row(label="x", placeholder="x" * 101)),
        (of_row(label="x", max_length=4000), of_row(label="x", max_length=4001)),
        (of_row(label="x", max_length=3), of_row(label="x", max_length=3, value="xxxx")),
    ],
)
def test_modal_limits(allowed: Payload, too_much: Payload) -> None:
    assert list(check_modal(allowed)) == []
    assert len(list(check_modal(too_much))) >= 1


def command(name: str = "a", description: int = 1, **option: object) -> Payload:
    options = [{"type": 3, "name": "o", "description": "x"} | option] if option else []
    return {"name": name, "description": "x" * description, "options": options}


def large_command(descriptions: int) -> Payload:
    """Return a command of 20 groups of 4 options with 100 characters each."""
    options = [
        {
            "type": 1,
            "name": f"s{number}",
            "description": "x",
            "options": [
                {"type": 3, "name": f"o{inner}", "description": "x" * descriptions}
                for inner in range(4)
            ],
        }
        for number in range(20)
    ]
    return {"name": "a", "description": "x", "options": options}


@pytest.mark.parametrize(
    ("allowed", "too_much"),
    [
        (command("a" * 32), command("a" * 33)),
        (command("ask-this"), command("Ask this")),
        (command(description=100), command(description=101)),
        (
            command(choices=[{"name": "x" * 100, "value": "y"}]),
            command(choices=[{"name": "x" * 101, "value": "y"}]),
        ),
        (command(autocomplete=True), command(autocomplete=True, choices=[{"name": "x"}])),
        (
            {"name": "Answer this", "type": 3},
            {"name": "Answer this", "type": 3, "description": "x"},
        ),
        (command(required=True), command(required=True, name="Not lower")),
        (command(max_length=6000), command(max_length=6001)),
        (large_command(97), large_command(98)),
    ],
)
def test_command_limits(allowed: Payload, too_much: Payload) -> None:
    assert list(check_commands([allowed])) == []
    assert len(list(check_commands([too_much]))) >= 1


def test_required_options_come_first() -> None:
    options = [
        {"type": 3, "name": "a", "description": "x"},
        {"type": 3, "name": "b", "description": "x", "required": True},
    ]
    whole = {"name": "a", "description": "x", "options": options}
    assert [problem.code for problem in check_commands([whole])] == [
        "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID"
    ]


def test_too_many_commands_and_a_name_twice() -> None:
    menus = [{"name": f"Menu {number}", "type": 3} for number in range(15)]
    assert list(check_commands(menus)) == []
    assert list(check_commands([*menus, {"name": "One more", "type": 3}])) != []
    assert list(check_commands([command(), command()])) != []
