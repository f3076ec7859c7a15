"""What the bot may do in a channel, worked out as discord.py does it."""

from typing import Any

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discord_app.gateway.cache import Cache
from bot.discord_app.gateway.door import Door
from bot.discord_app.gateway.grants import Grants

SERVER, ME, OWNER, CHANNEL, THREAD = 1000, 7, 8, 2000, 3000
OURS, OTHERS = (1001, 1002), (1003, 1004)  # roles that the bot has, and others
NAMES = ("view_channel", "send_messages", "send_messages_in_threads", "read_message_history")

BITS = ("administrator", "attach_files", *NAMES)
permissions = st.sets(st.sampled_from(BITS)).map(
    lambda names: discord.Permissions(**dict.fromkeys(names, True)).value
)
overwrites = st.lists(
    st.tuples(st.sampled_from((SERVER, *OURS, *OTHERS, ME, OWNER)), permissions, permissions),
    unique_by=lambda one: one[0],
)


@pytest.fixture(scope="module")
def states() -> tuple[Any, Any]:
    """Return discord.py's own state and ours, logged in."""
    plain, ours = discord.AutoShardedClient(intents=discord.Intents.none()), Lean()
    user: Any = {"id": str(ME), "username": "me", "discriminator": "0", "avatar": None}
    for client in (plain, ours):
        client._connection.user = discord.ClientUser(state=client._connection, data=user)
    return plain._connection, ours._connection


class Lean(discord.AutoShardedClient):
    """A client with our state."""

    def __init__(self) -> None:
        super().__init__(intents=discord.Intents.none())

    def _get_state(self, **options: Any) -> Cache:
        return Cache(
            dispatch=self.dispatch,
            handlers=self._handlers,
            hooks=self._hooks,
            http=self.http,
            door=Door(),
            **options,
        )


def server_of(
    roles: dict[int, int], overwrites: list[tuple[int, int, int]], owner: int, *, timed_out: bool
) -> Any:
    """Write a server as Discord announces it."""
    user = {"id": str(ME), "username": "me", "discriminator": "0", "avatar": None}
    return {
        "id": str(SERVER),
        "name": "Bank",
        "owner_id": str(owner),
        "roles": [
            {"id": str(id), "name": "a role", "permissions": str(value)}
            for id, value in roles.items()
        ],
        "members": [
            {
                "user": user,
                "roles": [str(id) for id in OURS],
                "joined_at": None,
                "flags": 0,
                "communication_disabled_until": "2100-01-01T00:00:00+00:00" if timed_out else None,
            }
        ],
        "channels": [
            {
                "id": str(CHANNEL),
                "type": 0,
                "name": "general",
                "position": 0,
                "permission_overwrites": [
                    {
                        "id": str(id),
                        "type": int(id in (ME, OWNER)),
                        "allow": str(allow),
                        "deny": str(deny),
                    }
                    for id, allow, deny in overwrites
                ],
            }
        ],
        "threads": [],
    }


@given(
    st.fixed_dictionaries(dict.fromkeys((SERVER, *OURS, *OTHERS), permissions)),
    overwrites,
    st.sampled_from((OWNER, ME)),
    st.booleans(),
)
def test_permissions_are_those_that_discord_py_works_out(
    states: tuple[Any, Any],
    roles: dict[int, int],
    overwrites: list[tuple[int, int, int]],
    owner: int,
    timed_out: bool,
) -> None:
    data = server_of(roles, overwrites, owner, timed_out=timed_out)
    plain, ours = (state._add_guild_from_data(data) for state in states)
    theirs = plain.get_channel(CHANNEL).permissions_for(plain.me)
    found = ours.permissions_in(CHANNEL)
    assert [getattr(found, name) for name in NAMES] == [getattr(theirs, name) for name in NAMES]
    if theirs.send_messages:  # else discord.py says that nothing can be attached
        assert found.attach_files == theirs.attach_files


def test_a_thread_has_the_permissions_of_its_channel() -> None:
    grants = Grants()
    everything = discord.Permissions.all().value & ~discord.Permissions(administrator=True).value
    closed = {"id": str(SERVER), "allow": "0", "deny": str(discord.Permissions.all().value)}
    grants.note_role({"id": SERVER, "permissions": everything})
    grants.note_channel({"id": CHANNEL, "permission_overwrites": [closed]})
    thread = {"id": THREAD, "parent_id": CHANNEL, "thread_metadata": {"archived": False}}

    def sends() -> bool:
        found = grants.permissions(THREAD, everyone=SERVER, roles=(), member=ME)
        return discord.Permissions(found).send_messages_in_threads

    grants.note_thread(thread)
    assert grants.is_thread(THREAD)
    assert not sends()
    grants.note_channel({"id": CHANNEL, "permission_overwrites": []})
    assert sends()
    grants.note_thread({**thread, "thread_metadata": {"archived": True}})
    assert not grants.is_thread(THREAD)


def test_threads_go_with_their_channel() -> None:
    grants = Grants()
    for thread, channel in ((1, 10), (2, 20), (3, 30)):
        grants.note_thread({"id": thread, "parent_id": channel})
    grants.forget_channel(10)
    assert [grants.is_thread(thread) for thread in (1, 2, 3)] == [False, True, True]
    grants.forget_threads({20})
    assert [grants.is_thread(thread) for thread in (2, 3)] == [False, True]
    grants.forget_threads()
    assert not grants.is_thread(3)


def test_what_an_update_does_not_speak_of_stays() -> None:
    grants = Grants()
    role = {"id": SERVER, "permissions": "3072"}
    grants.note_server({"roles": [role], "threads": [{"id": THREAD, "parent_id": CHANNEL}]})
    grants.note_server({"roles": [{**role, "permissions": "0"}]})
    assert grants.roles == {SERVER: 0}
    assert grants.is_thread(THREAD)
