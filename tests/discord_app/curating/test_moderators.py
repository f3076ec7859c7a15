"""Rights: looked at anew at every command, press and form, whoever forged it."""

import logging

import pytest

from tests.discord_app.conftest import MODERATING, Place
from tests.standin import InteractionType, Person, Role, Seen

pytestmark = pytest.mark.asyncio

GROUPS = {"faq": ("add", "list", "history", "export"), "settings": ("show", "role", "log")}
REFUSED = "for moderators"


def forged_command(place: Place, name: str, *path: str) -> dict[str, object]:
    """Return what Discord would send for a command, had its client let it through."""
    command = next(
        one for one in place.discord.commands if one["name"] == name and one["type"] == 1
    )
    options = [{"name": one, "type": 1, "options": []} for one in path]
    return {"id": command["id"], "name": name, "type": 1, "options": options}


async def forges(place: Place, who: Person, name: str, *path: str) -> Seen:
    data = forged_command(place, name, *path)
    return await who.forges(InteractionType.COMMAND, data, at=place.channel)


@pytest.mark.parametrize("name", ["faq", "inbox", "stats", "settings", "knowledge"])
async def test_members_are_not_offered_moderators_commands(place: Place, name: str) -> None:
    assert not place.ana.is_offered(f"/{name}")


async def test_members_are_not_offered_the_menu(place: Place) -> None:
    assert not place.ana.is_offered("Add to FAQ", kind=3)


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("inbox", ()),
        ("stats", ()),
        *((name, (one,)) for name, several in GROUPS.items() for one in several),
    ],
)
async def test_a_forged_command_is_refused_and_logged(
    place: Place, caplog: pytest.LogCaptureFixture, name: str, path: tuple[str, ...]
) -> None:
    with caplog.at_level(logging.WARNING):
        seen = await forges(place, place.ana, name, *path)
    assert seen.ephemeral
    assert REFUSED in seen.text or "decide who else" in seen.text
    assert f"refused: member={place.ana.id}" in caplog.text


async def test_a_forged_menu_is_refused(place: Place) -> None:
    message = place.bob.says(place.channel, "a good answer")
    found = next(one for one in place.discord.commands if one["name"] == "Add to FAQ")
    place.server.offer("Add to FAQ", _role(place, place.ana))
    seen = await place.ana.opens_menu("Add to FAQ", message)
    assert found["type"] == 3
    assert REFUSED in seen.text


async def test_a_forged_form_is_refused_and_logged(
    place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    data = _form("c1:wording:add:0:", question="Is it?", answer="It is.")
    with caplog.at_level(logging.WARNING):
        seen = await place.ana.forges(InteractionType.MODAL, data, at=place.channel)
    assert REFUSED in seen.text
    assert "refused" in caplog.text
    listed = await place.moderator.uses("/faq list", which="own")
    assert "0 entries" in listed.text


async def test_a_forged_form_of_no_kind_is_refused(place: Place) -> None:
    data = _form("c1:nonsense", question="Is it?")
    seen = await place.moderator.forges(InteractionType.MODAL, data, at=place.channel)
    assert seen.ephemeral


@pytest.mark.parametrize(
    "custom_id",
    [
        "c1:faq:retire:cards/lost-card",
        "c1:revert:0:1:cards/lost-card",
        "c1:decide:ignore:1",
        "c1:threshold:95",
        "c1:draft:save:add:0:",
    ],
)
async def test_a_forged_press_does_nothing(place: Place, custom_id: str) -> None:
    card = await place.ana.writes(place.channel, "<@bot> i lost my card")
    seen = await place.ana.forges_click(card, custom_id)
    assert seen.ephemeral
    assert "not on this message" in seen.text


async def test_who_lost_the_right_is_refused_at_the_next_press(
    place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    role = place.server.add_role("Trusted", permissions=MODERATING)
    mia = place.server.add_member("Mia", roles=[role])
    card = await mia.uses("/faq show", entry="cards/lost-card")
    form = await mia.clicks(card, "Edit")
    place.server.guild.members[mia.id].role_ids.clear()
    with caplog.at_level(logging.WARNING):
        for label in ("Hide", "Edit", "Changes"):
            seen = await mia.clicks(card, label)
            assert REFUSED in seen.text
        assert REFUSED in (await mia.submits(form, {"Short answer": "Mine."})).text
    assert caplog.text.count("refused") >= 4
    answer = await place.ana.writes(place.channel, "<@bot> i lost my card")
    assert "Block it in the app" in answer.text


async def test_the_role_of_the_settings_may_curate_but_not_name_roles(place: Place) -> None:
    role = place.server.add_role("Helper")
    helper = place.server.add_member("Hal", roles=[role])
    for command in ("faq", "settings", "inbox"):
        place.server.offer(command, role)
    assert REFUSED in (await helper.uses("/inbox")).text
    saved = await place.moderator.uses("/settings role", role=role)
    assert "Integrations" in saved.text
    assert "**Add to FAQ**" in saved.text
    assert "Nothing waits" in (await helper.uses("/inbox")).text
    form = await helper.uses("/faq add")
    answer = {"Question": "Where is the coffee machine?", "Short answer": "Upstairs."}
    assert "live" in (await helper.submits(form, answer)).text
    assert "decide who else" in (await helper.uses("/settings role")).text
    await place.moderator.uses("/settings role")
    assert REFUSED in (await helper.uses("/inbox")).text


async def test_everybody_is_no_role_of_moderators(place: Place) -> None:
    everybody = place.server.guild.roles[place.server.id]
    seen = await place.moderator.uses("/settings role", role=everybody)
    assert "everybody" in seen.text


async def test_where_the_bot_is_not_nothing_is_curated(place: Place) -> None:
    outside = place.discord.add_guild("Elsewhere", has_bot=False)
    outside.add_channel("general")
    boss = outside.add_member("Boss", permissions=MODERATING)
    for name in ("faq", "inbox", "stats", "settings"):
        assert not boss.is_offered(f"/{name}")


def _role(place: Place, person: Person) -> Role:
    role = place.server.add_role("Curious")
    place.server.give_role(person, role)
    return role


def _form(custom_id: str, **typed: str) -> dict[str, object]:
    components = [
        {"type": 18, "id": at, "component": {"type": 4, "id": at, "custom_id": id, "value": text}}
        for at, (id, text) in enumerate(typed.items(), 1)
    ]
    return {"custom_id": custom_id, "components": components}
