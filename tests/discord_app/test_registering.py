"""Commands are registered when they changed, and only then."""

from typing import Any

import pytest

from bot.app import Advisor
from bot.discord_app.registering import comparable
from bot.discord_app.serving import sync
from tests.discord_app.conftest import Clock, connected, settings_for
from tests.standin import Standin
from tests.standin.routes.applications import GLOBAL

MODERATING = ("faq", "inbox", "stats", "settings", "Add to FAQ")
MANAGE_SERVER = str(1 << 5)


def commands_of(standin: Standin) -> list[dict[str, Any]]:
    return list(standin.application.commands[GLOBAL].values())


def writes(standin: Standin) -> list[str]:
    return [one.path for one in standin.rest.requests if one.method in ("PUT", "PATCH")]


@pytest.mark.asyncio
async def test_commands_are_registered_once(standin: Standin, desk_advisor: Advisor) -> None:
    async with connected(standin, desk_advisor, Clock()):
        assert len(writes(standin)) == 1
    async with connected(standin, desk_advisor, Clock()):
        assert len(writes(standin)) == 1


@pytest.mark.asyncio
async def test_commands_are_registered_where_discord_has_others(
    standin: Standin, desk_advisor: Advisor
) -> None:
    async with connected(standin, desk_advisor, Clock()):
        commands_of(standin)[0]["description"] = "An older one"
    async with connected(standin, desk_advisor, Clock()):
        assert len(writes(standin)) == 2


@pytest.mark.asyncio
async def test_sync_registers_all_commands_without_connecting(
    standin: Standin, desk_advisor: Advisor
) -> None:
    settings = settings_for(standin)
    number = await sync(desk_advisor, settings, token=standin.token)
    names = {command["name"] for command in commands_of(standin)}
    looking_up = {"salary", "compare", "plan", "glossary"}
    everyone = {"ask", "help", "sources", "privacy", "Answer this", *looking_up}
    assert names == {*everyone, *MODERATING, "knowledge"}
    assert number == len(names)
    assert standin.gateway.identifies == []


@pytest.mark.asyncio
async def test_commands_are_for_servers_and_users_everywhere(
    standin: Standin, desk_advisor: Advisor
) -> None:
    await sync(desk_advisor, settings_for(standin), token=standin.token)
    others = {*MODERATING, "knowledge"}
    found = [one for one in commands_of(standin) if one["name"] not in others]
    assert found
    for command in found:
        assert sorted(command["contexts"]) == [0, 1, 2]
        assert sorted(command["integration_types"]) == [0, 1]


@pytest.mark.asyncio
async def test_moderators_commands_are_installed_in_servers_only(
    standin: Standin, desk_advisor: Advisor
) -> None:
    await sync(desk_advisor, settings_for(standin), token=standin.token)
    wanted = dict.fromkeys(MODERATING, MANAGE_SERVER) | {"knowledge": "0"}
    found = {one["name"]: one for one in commands_of(standin) if one["name"] in wanted}
    assert found.keys() == wanted.keys()
    for name, command in found.items():
        assert command["contexts"] == [0]
        assert command["integration_types"] == [0]
        assert command["default_member_permissions"] == wanted[name]


def test_what_discord_fills_in_makes_no_difference() -> None:
    ours = {"name": "ask", "type": 1, "description": "Ask", "options": []}
    theirs = {
        **ours,
        "id": "1",
        "version": "2",
        "nsfw": False,
        "default_member_permissions": None,
        "integration_types": [0],
        "description_localizations": None,
    }
    assert comparable([ours]) == comparable([theirs])


def test_a_changed_option_makes_a_difference() -> None:
    ours = {"name": "ask", "options": [{"name": "question", "type": 3, "description": "What?"}]}
    theirs = {"name": "ask", "options": [{"name": "question", "type": 3, "description": "Hm?"}]}
    assert comparable([ours]) != comparable([theirs])
