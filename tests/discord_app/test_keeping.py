"""What nobody asks for: digests, servers that come and go, notices after a restart."""

import logging
from collections.abc import Iterable

import pytest

from bot.app import Advisor
from bot.discord_app.cogs.keeping import Keeping
from bot.discord_app.desk import Desk
from bot.servers.inbox import Inbox
from bot.servers.statistics import Weeks
from tests.discord_app.conftest import MODERATING, Clock, Coders, Place, connected
from tests.standin import Channel, Standin

pytestmark = pytest.mark.asyncio

WEEK_S = 7 * 86_400
MONTH_S = 31 * 86_400
COFFEE = {"Question": "Where is the coffee machine?", "Short answer": "Upstairs."}


def keeping(place: Place) -> Keeping:
    cog = place.client.get_cog("Keeping")
    assert isinstance(cog, Keeping)
    return cog


async def test_the_digest_is_posted_once_a_week_where_it_is_wanted(place: Place) -> None:
    log = place.server.add_channel("log")
    await place.moderator.uses("/settings log", channel=log)
    await place.moderator.uses("/settings digest", on=True)
    await place.ana.writes(place.channel, "<@bot> i lost my card")
    await place.client.desk.work.idle.wait()
    place.clock.advance(WEEK_S)
    for _ in range(2):
        await keeping(place).post_digests()
    digests = [one for one in place.moderator.sees(log) if "in numbers" in one.text]
    assert len(digests) == 1
    assert not place.discord.pinged


async def test_a_digest_whose_channel_is_gone_is_no_fault(place: Place) -> None:
    log = place.server.add_channel("log")
    await place.moderator.uses("/settings log", channel=log)
    await place.moderator.uses("/settings digest", on=True)
    place.server.remove_channel(log)
    place.clock.advance(WEEK_S)
    await keeping(place).post_digests()


async def test_who_was_not_told_before_a_restart_is_told_after(
    standin: Standin, coders: Coders, desk_advisor: Advisor, address: str
) -> None:
    channel, mo, ana = coders.channel, coders.mo, coders.ana
    async with connected(standin, desk_advisor, Clock(), database_url=address) as client:
        card = await ana.writes(channel, "<@bot> is there a bicycle garage")
        await ana.clicks(card, "Ask a human")
        await client.desk.work.idle.wait()
        servers = client.desk.servers
        inbox = await servers.inbox.groups(coders.server.id)
        await servers.inbox.alias(coders.server.id, mo.id, inbox.groups[0].key, "cards/lost-card")
    assert not standin.pinged
    async with connected(standin, desk_advisor, Clock(), database_url=address) as client:
        cog = client.get_cog("Keeping")
        assert isinstance(cog, Keeping)
        await client.desk.work.idle.wait()
        await cog.tell_all_waiting()
        told = [one for one in ana.sees(channel) if "Now there is an answer" in one.text]
        assert len(told) == 1
        assert standin.pinged == {"@Ana"}


async def test_a_server_that_removed_the_bot_loses_its_data_after_thirty_days(
    place: Place,
) -> None:
    form = await place.moderator.uses("/faq add")
    await place.moderator.submits(form, COFFEE)
    place.server.remove_bot()
    await place.discord.settles()
    await place.client.desk.work.idle.wait()
    leaving = place.client.desk.servers.leaving
    assert await leaving.sweep() == 0
    place.clock.advance(MONTH_S)
    assert await leaving.sweep() == 1


async def test_a_server_that_is_only_down_keeps_its_data(place: Place) -> None:
    form = await place.moderator.uses("/faq add")
    await place.moderator.submits(form, COFFEE)
    place.server.go_down()
    await place.discord.settles()
    place.clock.advance(MONTH_S)
    assert await place.client.desk.servers.leaving.sweep() == 0


async def test_a_server_that_left_while_the_bot_was_off_is_noticed(
    standin: Standin, coders: Coders, desk_advisor: Advisor, address: str
) -> None:
    mo = coders.mo
    async with connected(standin, desk_advisor, Clock(), database_url=address):
        await mo.submits(await mo.uses("/faq add"), COFFEE)
    coders.server.remove_bot()
    clock = Clock()
    async with connected(standin, desk_advisor, clock, database_url=address) as client:
        await client.wait_until_ready()
        await standin.settles()
        await client.desk.work.idle.wait()
        clock.advance(MONTH_S)
        assert await client.desk.servers.leaving.sweep() == 1


async def test_what_fails_behind_an_answer_is_logged(
    place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    async def fails() -> None:
        raise RuntimeError("a secret of ours")

    with caplog.at_level(logging.ERROR):
        place.client.desk.work.behind("a test", fails())
        await place.client.desk.work.idle.wait()
    assert "a test failed" in caplog.text


async def two_logs(place: Place) -> tuple[Channel, Channel]:
    """Set up digests in the server and in another one, and let a week pass."""
    other = place.discord.add_guild("Billers")
    mo = other.add_member("Mo", permissions=MODERATING)
    logs = place.server.add_channel("log"), other.add_channel("log")
    for moderator, log in zip((place.moderator, mo), logs, strict=True):
        await moderator.uses("/settings log", channel=log, at=log)
        await moderator.uses("/settings digest", on=True, at=log)
    await place.client.desk.work.idle.wait()
    place.clock.advance(WEEK_S)
    return logs


def digests_in(place: Place, log: Channel) -> int:
    return sum("in numbers" in str(one.components) for one in log.messages.values())


async def test_a_digest_that_fails_keeps_no_other_from_being_posted(
    place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    first, second = await two_logs(place)
    failing = place.discord.faults.fail(400, route=f"POST /channels/{first.id}/messages")
    await keeping(place).post_digests()
    assert failing.struck == 1
    assert digests_in(place, second) == 1
    assert f"the digest of server {place.server.id} failed" in caplog.text


async def test_a_digest_that_was_not_drawn_is_posted_the_next_hour(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    logs = await two_logs(place)
    with monkeypatch.context() as patched:
        patched.setattr("bot.discord_app.cogs.keeping.drawn_statistics", failing)
        await keeping(place).post_digests()
    assert not any(digests_in(place, log) for log in logs)
    await keeping(place).post_digests()
    assert all(digests_in(place, log) for log in logs)


async def test_one_chore_that_fails_keeps_no_other_from_being_done(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = await place.ana.writes(place.channel, "<@bot> is there a bicycle garage")
    await place.ana.clicks(card, "Ask a human")
    await place.client.desk.work.idle.wait()
    inbox = place.client.desk.servers.inbox
    [group] = await inbox.open_groups(place.server.id)
    await inbox.alias(place.server.id, place.moderator.user.id, group.key, "cards/lost-card")
    monkeypatch.setattr(Weeks, "due", failing)
    monkeypatch.setattr(Inbox, "unsettled", failing)
    await keeping(place).hourly()
    assert place.discord.pinged == {"@Ana"}


async def test_a_server_that_fails_keeps_no_other_inbox_from_being_settled(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = []

    async def close(_: Desk, __: object, server: int) -> None:
        tried.append(server)
        if tried.count(server) == 1:
            await failing()

    servers = sorted({place.server.id, place.discord.add_guild("Billers").id})
    await place.discord.settles()
    monkeypatch.setattr(Inbox, "unsettled", lambda _: answered(servers))
    monkeypatch.setattr("bot.discord_app.cogs.keeping.close_answered", close)
    keeping(place)._settled = ""
    for _ in range(3):
        await keeping(place).settle_inboxes()
    assert tried == [*servers, *servers]


async def test_a_server_that_fails_keeps_no_other_from_being_told(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = []

    async def tell(_: Desk, __: object, server: int) -> None:
        told.append(server)
        await failing()

    servers = {place.server.id, place.discord.add_guild("Billers").id}
    await place.discord.settles()
    monkeypatch.setattr(Inbox, "awaited", lambda _: answered(servers))
    monkeypatch.setattr("bot.discord_app.cogs.keeping.tell_waiting", tell)
    await keeping(place).tell_all_waiting()
    assert set(told) == servers


async def answered(servers: Iterable[int]) -> frozenset[int]:
    return frozenset(servers)


async def failing(*_: object, **__: object) -> None:
    raise RuntimeError("a secret of ours")
