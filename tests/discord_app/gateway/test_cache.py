"""What is kept of the servers, and what is passed over."""

import discord
import pytest

from bot.discord_app.gateway.cache import Server
from tests.discord_app.conftest import Place
from tests.standin import Channel, Permission

pytestmark = pytest.mark.asyncio

LOST = "<@bot> i lost my card"
NO_THREADS = Permission.SEND_MESSAGES_IN_THREADS


def kept(place: Place) -> Server:
    found = place.client.get_guild(place.server.id)
    assert isinstance(found, Server)
    return found


def open_thread(place: Place) -> Channel:
    payload = {"name": "A thread"}
    return place.discord.chat.open_thread(place.channel, place.ana.user, payload)


async def test_no_object_is_kept_of_channels_roles_and_threads(place: Place) -> None:
    place.server.add_role("Coder")
    open_thread(place)
    await place.discord.settles()
    server = kept(place)
    assert server.name == "Coders"
    assert not server.channels
    assert not server.roles
    assert not server.threads


async def test_a_role_is_known_by_its_id(place: Place) -> None:
    role = place.server.add_role("Coder", permissions=Permission.SEND_MESSAGES)
    await place.discord.settles()
    found = kept(place).get_role(role.id)
    assert found is not None
    assert found.permissions.send_messages
    assert kept(place).get_role(role.id + 1) is None


async def test_what_bots_write_is_passed_over_before_it_is_read(place: Place) -> None:
    heard: list[discord.Message] = []

    async def on_message(message: discord.Message) -> None:
        heard.append(message)

    place.client.add_listener(on_message)
    robot = place.server.add_member("Robot", bot=True)
    robot.says(place.channel, LOST)
    await place.ana.writes(place.channel, LOST)
    await place.discord.settles()
    assert [message.author.id for message in heard] == [place.ana.id]


async def test_a_message_that_is_edited_is_not_answered_again(place: Place) -> None:
    question = place.ana.says(place.channel, LOST)
    await place.discord.settles()
    place.ana.edits(question, "<@bot> what does a new card cost")
    await place.discord.settles()
    assert len(place.discord.posted) == 1


async def test_in_a_thread_it_needs_the_permission_for_threads(place: Place) -> None:
    thread = open_thread(place)
    await place.ana.writes(thread, LOST)
    place.server.overwrite(place.channel, deny=NO_THREADS)
    assert await place.ana.is_ignored(thread, "<@bot> what does a new card cost")
    await place.ana.writes(place.channel, "<@bot> what does a new card cost")


async def test_a_thread_that_was_there_before_the_start_is_known(place: Place) -> None:
    thread = open_thread(place)
    place.server.overwrite(place.channel, deny=NO_THREADS)
    place.server.go_down()
    place.server.come_back()
    assert await place.ana.is_ignored(thread, LOST)


async def test_permissions_of_the_whole_server_may_change(place: Place) -> None:
    place.server.set_everyone_permissions(Permission.VIEW_CHANNEL)
    place.server.set_bot_permissions(Permission.VIEW_CHANNEL)
    assert await place.ana.is_ignored(place.channel, LOST)
    place.server.set_bot_permissions(Permission.SEND_MESSAGES)
    seen = await place.ana.writes(place.channel, LOST)
    assert seen.message.reference is None  # the history is still closed to it


async def test_a_channel_that_is_new_may_be_closed(place: Place) -> None:
    closed = place.server.add_channel("closed")
    place.server.overwrite(closed, deny=Permission.SEND_MESSAGES)
    assert await place.ana.is_ignored(closed, LOST)
    place.server.remove_channel(closed)
    await place.ana.writes(place.channel, LOST)
