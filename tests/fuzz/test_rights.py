"""A plain member is refused wherever a moderator is needed: everything that there is, generated."""

from collections.abc import Iterator, Mapping

import pytest
from discord import ui
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.curation.preferences import Preferences
from bot.discord_app import limits
from bot.discord_app.ids import curation_ids
from tests.discord_app.conftest import Place
from tests.effort import times
from tests.standin import File, InteractionType, Seen
from tests.standin.commands import Filling, Value
from tests.standin.commands import Place as Where
from tests.standin.limits.commands import Option
from tests.standin.payload import Payload

pytestmark = [pytest.mark.slow, pytest.mark.asyncio]

# What everybody may use; whatever is new is a moderator's until it stands here.
OPEN = {"ask", "salary", "compare", "plan", "glossary", "sources", "privacy", "help"}
OPEN_MENUS = {"Answer this"}
REFUSALS = ("for moderators", "decide who else", "owner or team")


def leaves(
    command: Payload, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Payload]]:
    """Yield every command of a tree that can be used, with its path."""
    inner = [one for one in command.get("options") or () if one["type"] in (1, 2)]
    if not inner:
        yield path, command
    for one in inner:
        yield from leaves(one, (*path, one["name"]))


def value_of(option: Payload, place: Place) -> Value:
    """Return something that fits an option."""
    if option.get("choices"):
        value: Value = option["choices"][0]["value"]
        return value
    kinds: Mapping[int, Value] = {
        Option.STRING: "cards/lost-card",
        Option.INTEGER: int(option.get("min_value") or 1),
        Option.BOOLEAN: True,
        Option.NUMBER: 1.0,
        Option.USER: place.ana.user,
        Option.CHANNEL: place.channel,
        Option.ROLE: place.server.guild.roles[place.server.id],
        Option.ATTACHMENT: File("faq.csv", b"question,answer\nWhere is it?,Upstairs.\n"),
    }
    return kinds[option["type"]]


def is_refused(seen: Seen) -> bool:
    return seen.ephemeral and any(word in seen.text for word in REFUSALS)


async def nothing_has_changed(place: Place) -> None:
    servers = place.client.desk.servers
    assert not await servers.faq.history(place.server.id, None)
    assert await servers.preferences.of(place.server.id) == Preferences()


async def test_every_command(place: Place) -> None:
    tried = 0
    for command in place.discord.commands:
        if command["type"] != 1 or command["name"] in OPEN:
            continue
        for path, leaf in leaves(command):
            for filled in (True, False):
                values = {
                    one["name"]: value_of(one, place)
                    for one in leaf.get("options") or ()
                    if filled or one.get("required")
                }
                data = Filling(place.discord.chat).data(command, [*path], values)
                seen = await place.ana.forges(InteractionType.COMMAND, data, at=place.channel)
                assert is_refused(seen), (command["name"], path, seen.text)
                tried += 1
    assert tried > 40
    await nothing_has_changed(place)


async def test_every_menu_of_a_message(place: Place) -> None:
    message = place.bob.says(place.channel, "a good answer")
    menus = {one["name"] for one in place.discord.commands if one["type"] == 3}
    assert menus > OPEN_MENUS
    curious = place.server.add_role("Curious")
    place.server.give_role(place.ana, curious)
    for name in menus - OPEN_MENUS:
        place.server.offer(name, curious)
        assert is_refused(await place.ana.opens_menu(name, message)), name
    await nothing_has_changed(place)


async def offered_to_ana(place: Place, data: Payload) -> list[Payload]:
    """Return what is offered to a plain member who types."""
    where = Where(place.channel, place.ana.user, by_user_install=False)
    typing = place.ana._open(InteractionType.AUTOCOMPLETE, where, data, None)
    await place.discord.until(lambda: typing.choices is not None)
    return typing.choices or []


async def test_no_field_offers_anything(place: Place) -> None:
    await place.moderator.submits(
        await place.moderator.uses("/faq add"),
        {"Question": "Where is the secret coffee machine?", "Short answer": "Upstairs."},
    )
    tried = 0
    for command in place.discord.commands:
        if command["type"] != 1 or command["name"] in OPEN:
            continue
        for path, leaf in leaves(command):
            for option in leaf.get("options") or ():
                if not option.get("autocomplete"):
                    continue
                name, values = option["name"], {option["name"]: "card"}
                data = Filling(place.discord.chat).data(command, [*path], values, focused=name)
                assert await offered_to_ana(place, data) == [], (command["name"], path, name)
                tried += 1
    assert tried > 4


def custom_ids_of(template: str) -> list[str]:
    """Return custom_ids that a template fits, the same ones in every run."""
    found: set[str] = set()

    @given(st.from_regex(template, fullmatch=True).filter(_can_be_sent))
    @settings(max_examples=times(3), database=None, derandomize=True, deadline=None)
    def collect(custom_id: str) -> None:
        found.add(custom_id)

    collect()
    return sorted(found)


def _can_be_sent(custom_id: str) -> bool:
    return len(custom_id) <= limits.CUSTOM_ID and custom_id.isprintable()


@pytest.mark.parametrize("kind", curation_ids.TEMPLATES)
async def test_every_button_even_where_it_stands_before_them(place: Place, kind: str) -> None:
    for custom_id in custom_ids_of(curation_ids.TEMPLATES[kind]):
        view = ui.LayoutView(timeout=None)
        view.add_item(ui.ActionRow(ui.Button(label="Press", custom_id=custom_id)))
        view.stop()
        await place.client.get_partial_messageable(place.channel.id).send(view=view)
        seen = await place.ana.clicks(place.discord.posted[-1], "Press")
        assert is_refused(seen), (custom_id, seen.text)
    await nothing_has_changed(place)


@pytest.mark.parametrize("kind", curation_ids.FORMS)
async def test_every_form(place: Place, kind: str) -> None:
    typed = {"question": "Is it?", "answer": "It is.", "phrasing": "is it so", "search": "card"}
    for custom_id in custom_ids_of(curation_ids.FORMS[kind]):
        components = [
            {
                "type": 18,
                "id": at,
                "component": {"type": 4, "id": at, "custom_id": id, "value": one},
            }
            for at, (id, one) in enumerate(typed.items(), 1)
        ]
        data = {"custom_id": custom_id, "components": components}
        seen = await place.ana.forges(InteractionType.MODAL, data, at=place.channel)
        assert is_refused(seen), (custom_id, seen.text)
    await nothing_has_changed(place)
