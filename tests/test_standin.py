"""The stand-in for Discord, tested with a real discord.py client."""

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import discord
import pytest
import pytest_asyncio
import yarl
from discord.backoff import ExponentialBackoff
from discord.gateway import DiscordWebSocket
from discord.http import Route

from tests.effort import within
from tests.standin import (
    Clock,
    File,
    Intent,
    InteractionType,
    NoAnswerError,
    NotOfferedError,
    Permission,
    Person,
    Server,
    Standin,
    Terms,
    find_contract,
)
from tests.standin.parrot import Card, Parrot, connected
from tests.standin.payload import Payload
from tests.standin.ratelimits import RateLimits
from tests.standin.terms import BOT_TOKEN
from tests.standin.world import Channel

POST = "POST /channels/*/messages"
ALL = discord.AllowedMentions.all()
needs_contract = pytest.mark.skipif(
    find_contract() is None, reason="discord-openapi.json not found (set DISCORD_OPENAPI)"
)


def point_to(standin: Standin) -> None:
    """Point discord.py to a stand-in."""
    Route.BASE = standin.api_url
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(standin.gateway_url)


@pytest.fixture(autouse=True)
def _origins(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give discord.py's origins back after each test."""
    monkeypatch.setattr(Route, "BASE", Route.BASE)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", DiscordWebSocket.DEFAULT_GATEWAY)


@pytest.fixture
def server(standin: Standin) -> Server:
    point_to(standin)
    return standin.add_guild("Careers")


@pytest.fixture
def careers(server: Server) -> Channel:
    return server.add_channel("careers")


@pytest.fixture
def ana(server: Server, careers: Channel) -> Person:
    return server.add_member("Ana")


@pytest_asyncio.fixture
async def parrot(standin: Standin, ana: Person) -> AsyncIterator[Parrot]:
    async with connected(standin, Parrot()) as parrot:
        yield parrot


def as_parrot_sees(parrot: Parrot, channel: Channel) -> discord.TextChannel:
    """Return the client's own channel."""
    found = parrot.get_channel(channel.id)
    assert isinstance(found, discord.TextChannel)
    return found


# Messages


@pytest.mark.asyncio
async def test_mention_is_answered_with_a_reply(
    ana: Person, careers: Channel, parrot: Parrot
) -> None:
    seen = await ana.writes(careers, "<@bot> do i need a degree")
    assert seen.text == "@advisor do i need a degree"
    assert seen.message.referenced is not None
    assert [one.text for one in ana.sees(careers)][1:] == [seen.text]


@pytest.mark.asyncio
async def test_content_is_hidden_without_its_intent(
    ana: Person, careers: Channel, parrot: Parrot
) -> None:
    assert await ana.is_ignored(careers, "do i need a degree")
    assert parrot.heard == [""]


@pytest.mark.asyncio
async def test_content_is_told_with_its_intent() -> None:
    terms = Terms(privileged_intents=Intent.MESSAGE_CONTENT)
    async with await Standin.start(terms) as standin:
        point_to(standin)
        server = standin.add_guild("Careers")
        channel, ben = server.add_channel("careers"), server.add_member("Ben")
        intents = discord.Intents(guilds=True, guild_messages=True, message_content=True)
        async with connected(standin, Parrot(intents=intents)) as parrot:
            assert await ben.is_ignored(channel, "do i need a degree")
            assert parrot.heard == ["do i need a degree"]


@pytest.mark.asyncio
async def test_only_a_reply_that_pings_an_ordinary_message_carries_its_content(
    ana: Person, careers: Channel, parrot: Parrot, standin: Standin
) -> None:
    seen = await ana.writes(careers, "<@bot> hello")
    assert (await ana.replies_to(seen, "and pay")).text == "and pay"
    ana.says(careers, "and time", reply_to=seen, ping=False)
    answer = await ana.uses("/ask", question="hello")
    ana.says(careers, "and place", reply_to=answer)
    await standin.settles()
    assert parrot.heard[1:] == ["and pay", "", ""]


@pytest.mark.asyncio
async def test_direct_message_is_answered(ana: Person, parrot: Parrot) -> None:
    assert (await ana.messages_directly("hello")).text == "hello"


@pytest.mark.asyncio
async def test_silence_is_told_as_such(ana: Person, careers: Channel, parrot: Parrot) -> None:
    with pytest.raises(NoAnswerError, match=r"to 'hello' within 0.01 s"):
        await ana.writes(careers, "hello", within_s=0.01)


@pytest.mark.asyncio
async def test_deletion_and_edit_reach_the_bot(
    ana: Person, careers: Channel, parrot: Parrot, standin: Standin
) -> None:
    seen = await ana.writes(careers, "<@bot> hello")
    question = seen.message.referenced
    assert question is not None
    ana.edits(question, "<@bot> bye")
    ana.deletes(question)
    await standin.settles()
    assert parrot.told[-2:] == ["edit", "delete"]


@pytest.mark.asyncio
async def test_own_messages_can_be_edited_reacted_to_and_deleted(
    ana: Person, careers: Channel, parrot: Parrot
) -> None:
    sent = await as_parrot_sees(parrot, careers).send("one")
    await sent.edit(content="two")
    await sent.add_reaction("👍")
    record = careers.messages[sent.id]
    assert (record.content, list(record.reactions)) == ("two", ["👍"])
    await sent.delete()
    assert record.deleted
    assert ana.sees(careers) == []


@pytest.mark.asyncio
async def test_typing_is_kept(careers: Channel, parrot: Parrot) -> None:
    await as_parrot_sees(parrot, careers).typing()
    assert careers.typing == [parrot.application_id]


@pytest.mark.asyncio
async def test_thread_from_a_message(ana: Person, careers: Channel, parrot: Parrot) -> None:
    sent = await as_parrot_sees(parrot, careers).send("one")
    thread = await sent.create_thread(name="Talk")
    await thread.send("two")
    opened = careers.messages[sent.id].thread
    assert opened is not None
    assert (await ana.writes(opened, "<@bot> three")).text == "@advisor three"
    assert len(ana.sees(opened)) == 3


@pytest.mark.asyncio
async def test_forum_post_is_answered_in_it(ana: Person, server: Server, parrot: Parrot) -> None:
    forum = server.add_forum("questions", tags=["pay"])
    seen = await ana.posts(forum, "Pay", "<@bot> what does it pay")
    assert seen.message.channel.name == "Pay"


@pytest.mark.asyncio
async def test_nonce_is_used_once(careers: Channel, parrot: Parrot) -> None:
    for _ in range(2):
        await as_parrot_sees(parrot, careers).send("once", nonce="n1")
    assert len(careers.messages) == 1


# Who is notified


@pytest.mark.parametrize(
    ("text", "allowed", "pinged"),
    [
        ("{ana}", ALL, {"@Ana"}),
        ("{ana} @everyone", discord.AllowedMentions.none(), set()),
        ("`{ana}`", ALL, set()),
        ("@everyone @here", ALL, set()),
        ("{closed} {open}", ALL, {"@&open"}),
    ],
)
@pytest.mark.asyncio
async def test_who_is_notified(
    ana: Person,
    server: Server,
    careers: Channel,
    parrot: Parrot,
    standin: Standin,
    text: str,
    allowed: discord.AllowedMentions,
    pinged: set[str],
) -> None:
    names = {
        name: f"<@&{server.add_role(name, mentionable=name == 'open').id}>"
        for name in ("open", "closed")
    }
    text = text.format(ana=ana.mention, **names)
    await as_parrot_sees(parrot, careers).send(text, allowed_mentions=allowed)
    assert standin.pinged == pinged


@pytest.mark.asyncio
async def test_text_display_pings_too(
    ana: Person, careers: Channel, parrot: Parrot, standin: Standin
) -> None:
    await as_parrot_sees(parrot, careers).send(view=Card(ana.mention), allowed_mentions=ALL)
    assert standin.pinged == {"@Ana"}


@pytest.mark.asyncio
async def test_everyone_needs_the_permission(
    server: Server, careers: Channel, parrot: Parrot, standin: Standin
) -> None:
    server.set_bot_permissions(Permission.MENTION_EVERYONE)
    await as_parrot_sees(parrot, careers).send("@here", allowed_mentions=ALL)
    assert standin.pinged == {"@here"}


# Interactions


@pytest.mark.asyncio
async def test_command_deferred_and_edited(ana: Person, parrot: Parrot) -> None:
    seen = await ana.uses("/ask", question="pay?")
    assert (seen.text, seen.ephemeral) == ("pay?", False)
    assert seen.labels == ("Sources", "More", "Name")


@pytest.mark.asyncio
async def test_private_answer_is_seen_by_one(
    ana: Person, server: Server, careers: Channel, parrot: Parrot
) -> None:
    ben = server.add_member("Ben")
    seen = await ana.uses("/ask", question="pay?", private=True)
    assert seen.ephemeral
    assert (len(ana.sees(careers)), len(ben.sees(careers))) == (1, 0)
    with pytest.raises(NotOfferedError, match="does not see"):
        await ben.clicks(seen, "Sources")


@pytest.mark.asyncio
async def test_autocomplete(ana: Person, parrot: Parrot) -> None:
    choices = await ana.types_in_autocomplete("/ask", question="pay")
    assert [choice.value for choice in choices] == ["pay?", "pay!"]


@pytest.mark.asyncio
async def test_click_shows_updates_and_opens(ana: Person, parrot: Parrot) -> None:
    seen = await ana.uses("/ask", question="pay?")
    assert (await ana.clicks(seen, "Sources")).text == "A book"
    more = await ana.clicks(seen, "more")
    assert (more.text, more.message) == ("More", seen.message)
    form = (await ana.clicks(seen, "Name")).form
    assert (form.title, form.labels) == ("Your name", {"name": "Name"})
    assert (await ana.submits(form, name="Ana")).text == "Hello Ana"


@pytest.mark.asyncio
async def test_choice_in_a_menu(ana: Person, parrot: Parrot) -> None:
    seen = await ana.uses("/ask", question="pay?")
    assert (await ana.chooses(seen, "Pay")).text == "You chose p"


@pytest.mark.asyncio
async def test_click_after_a_restart(ana: Person, standin: Standin) -> None:
    async with connected(standin, Parrot()):
        seen = await ana.uses("/ask", question="pay?")
    async with connected(standin, Parrot()):
        assert (await ana.clicks(seen, "Sources")).text == "A book"


@pytest.mark.asyncio
async def test_message_menu(ana: Person, careers: Channel, parrot: Parrot) -> None:
    said = ana.says(careers, "what does it pay")
    assert (await ana.opens_menu("Answer this", said)).text == "what does it pay"


@pytest.mark.asyncio
async def test_files_go_both_ways(server: Server, careers: Channel, parrot: Parrot) -> None:
    mod = server.add_member("Mo", permissions=Permission.MANAGE_GUILD)
    seen = await mod.uses("/faq import", file=File("faq.yaml", b"12345"))
    assert seen.text == "5 bytes"
    assert [(file.filename, file.content) for file in seen.files] == [("back.yaml", b"12345")]


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("/nothing", {}),
        ("/ask", {}),
        ("/ask", {"question": "x", "colour": "red"}),
        ("/faq", {}),
        ("/faq import", {}),
    ],
)
@pytest.mark.asyncio
async def test_what_the_client_does_not_offer(
    ana: Person, parrot: Parrot, command: str, options: dict[str, str]
) -> None:
    with pytest.raises(NotOfferedError):
        await ana.uses(command, options)
    assert ana.is_offered("/ask")
    assert not ana.is_offered("/faq")


@pytest.mark.asyncio
async def test_user_install_where_the_bot_is_not(
    ana: Person, standin: Standin, parrot: Parrot
) -> None:
    elsewhere = standin.add_guild("Elsewhere", has_bot=False)
    lounge, zoe = elsewhere.add_channel("lounge"), elsewhere.add_member("Zoe")
    seen = await zoe.uses("/ask", question="pay?", at=lounge)
    used = parrot.interactions[-1]
    assert seen.message.channel is lounge
    assert used.is_user_integration()
    for number in range(5):
        await used.followup.send(str(number))
    with pytest.raises(discord.HTTPException, match="maximum number of follow up"):
        await used.followup.send("6")
    await zoe.uses("/ask", question="here?", at=standin.add_private_channel([zoe, ana]))
    assert parrot.interactions[-1].context.private_channel


@pytest.mark.asyncio
async def test_forgery_reaches_the_bot(ana: Person, parrot: Parrot) -> None:
    seen = await ana.uses("/ask", question="pay?")
    assert (await ana.forges_click(seen, "sources")).text == "A book"
    with pytest.raises(NoAnswerError):
        await ana.forges_click(seen, "x" * 500, within_s=0.05)
    data: Payload = {"custom_id": "?", "components": []}
    with pytest.raises(NoAnswerError):
        await ana.forges(InteractionType.MODAL, data, within_s=0.05)
    assert parrot.interactions[-1].type is discord.InteractionType.modal_submit


# What Discord refuses


async def refused(code: int, request: Any) -> None:
    """Make a request that is refused with an error code."""
    with pytest.raises(discord.HTTPException) as caught:
        await request
    assert caught.value.code == code


@pytest.mark.asyncio
async def test_permissions_are_enforced(
    ana: Person, server: Server, careers: Channel, parrot: Parrot
) -> None:
    channel = as_parrot_sees(parrot, careers)
    said = ana.says(careers, "hello")
    await refused(50013, channel.get_partial_message(said.id).delete())
    await refused(50005, channel.get_partial_message(said.id).edit(content="mine"))
    server.overwrite(careers, deny=Permission.SEND_MESSAGES)
    await refused(50013, channel.send("hello"))
    server.overwrite(careers, deny=Permission.EMBED_LINKS)
    await refused(50013, channel.send(embed=discord.Embed(title="hello")))
    server.overwrite(careers, deny=Permission.VIEW_CHANNEL)
    await refused(50001, channel.send("hello"))
    assert await ana.is_ignored(careers, "<@bot> hello")
    assert parrot.heard == [""]
    server.remove_channel(careers)
    await refused(10003, channel.send("hello"))


@pytest.mark.asyncio
async def test_closed_direct_messages(ana: Person, parrot: Parrot) -> None:
    await ana.messages_directly("hello")
    ana.user.accepts_direct_messages = False
    channel = await parrot.fetch_channel(ana.direct_channel.id)
    assert isinstance(channel, discord.DMChannel)
    await refused(50007, channel.send("psst"))


@pytest.mark.asyncio
async def test_interactions_are_answered_once_and_in_time(
    ana: Person, parrot: Parrot, standin: Standin
) -> None:
    await ana.uses("/ask", question="pay?")
    used = parrot.interactions[-1]
    path = f"/interactions/{used.id}/{used.token}/callback"
    again = Route("POST", path)
    await refused(40060, parrot.http.request(again, json={"type": 5}))
    assert standin.violations == [f"interaction {used.id} was answered 2 times"]
    standin.interactions.opened.clear()
    standin.clock.advance(15 * 60)
    await refused(50027, used.followup.send("late"))
    with pytest.raises(NoAnswerError):
        await ana.forges(InteractionType.COMMAND, {"id": "1", "name": "?"}, within_s=0.01)
    standin.clock.advance(3.1)
    await refused(10062, parrot.interactions[-1].response.defer())


@pytest.mark.asyncio
async def test_deferral_sets_nothing_but_private(ana: Person, parrot: Parrot) -> None:
    with pytest.raises(NoAnswerError):
        await ana.forges(InteractionType.COMMAND, {"id": "1", "name": "?"}, within_s=0.01)
    used = parrot.interactions[-1]
    await refused(10015, used.followup.send("too early"))
    await used.response.defer()
    await refused(50035, used.followup.send(view=Card("V2")))
    await used.followup.send("takes the place of the original")
    assert (await used.original_response()).content == "takes the place of the original"


@pytest.mark.asyncio
async def test_form_errors_are_told_as_discord_does(careers: Channel, parrot: Parrot) -> None:
    with pytest.raises(discord.HTTPException) as caught:
        await as_parrot_sees(parrot, careers).send("x" * 2001)
    assert caught.value.text == ("Invalid Form Body\nIn content: Must be 2000 or fewer in length.")
    await refused(50006, as_parrot_sees(parrot, careers).send(""))


# The contract


@needs_contract
@pytest.mark.parametrize(
    ("method", "path", "body", "problem"),
    [
        ("POST", "/channels/1/messages", {"content": 5}, r"body\['content'\]: 5 is not of type"),
        ("POST", "/channels/1/messages", None, "body: missing"),
        ("POST", "/channels/x/typing", None, "path channel_id: 'x' does not match"),
        ("GET", "/channels/1/messages?limit=500", None, "query limit: 500 is greater than"),
        ("GET", "/channels/1/messages?colour=red", None, "query colour: no such parameter"),
        ("GET", "/oracle", None, "GET /oracle: path: no such operation"),
        (
            "POST",
            "/channels/1/messages",
            {"components": [{"type": 1, "components": [{"type": 2, "style": 9}]}]},
            r"body\['components'\]\[0\]\['components'\]\[0\]\['style'\]",
        ),
    ],
)
@pytest.mark.asyncio
async def test_violation_of_the_contract_is_caught(
    method: str, path: str, body: Payload | None, problem: str
) -> None:
    async with await Standin.start() as standin, aiohttp.ClientSession() as session:
        async with session.request(method, standin.api_url + path, json=body) as response:
            assert response.status == 401 or "oracle" in path
        assert any(problem.replace("\\", "") in one for one in standin.violations)


@needs_contract
@pytest.mark.asyncio
async def test_what_the_client_does_is_within_the_contract(
    ana: Person, careers: Channel, parrot: Parrot, standin: Standin
) -> None:
    await ana.clicks(await ana.uses("/ask", question="pay?"), "Sources")
    assert standin.contract is not None
    assert standin.contract.checked > 5
    assert standin.violations == []


# The gateway


@pytest.mark.asyncio
async def test_missed_events_are_replayed_after_a_drop(
    ana: Person, careers: Channel, parrot: Parrot, standin: Standin
) -> None:
    standin.gateway.drop()
    assert (await ana.writes(careers, "<@bot> hello")).text == "@advisor hello"
    assert standin.gateway.resumes == 1
    assert len(standin.gateway.identifies) == 1


@pytest.mark.parametrize("code", [None, 4000, 4009])
@pytest.mark.asyncio
async def test_lost_session_is_begun_anew(
    ana: Person, careers: Channel, parrot: Parrot, standin: Standin, code: int | None
) -> None:
    standin.gateway.drop(resumable=False, code=code)
    await standin.until(lambda: len(standin.gateway.identifies) == 2)
    await standin.until_ready()
    assert (await ana.writes(careers, "<@bot> hello")).text == "@advisor hello"
    assert standin.gateway.resumes == 0


@pytest.mark.asyncio
async def test_bot_is_asked_to_reconnect_or_told_of_an_invalid_session(
    parrot: Parrot, standin: Standin
) -> None:
    standin.gateway.ask_to_reconnect()
    await standin.until(lambda: standin.gateway.resumes == 1)
    standin.gateway.invalidate(resumable=True)
    await standin.until(lambda: standin.gateway.resumes == 2)
    standin.gateway.invalidate(resumable=False)
    await standin.until(lambda: len(standin.gateway.identifies) == 2)


@pytest.mark.asyncio
async def test_event_delivered_twice(
    ana: Person, careers: Channel, parrot: Parrot, standin: Standin
) -> None:
    standin.gateway.deliver_twice()
    await ana.writes(careers, "<@bot> hello")
    await standin.settles()
    assert len(parrot.heard) == 2


@pytest.mark.asyncio
async def test_silent_gateway_is_left(ana: Person) -> None:
    async with await Standin.start(Terms(heartbeat_interval_s=0.05)) as standin:
        point_to(standin)
        standin.gateway.acknowledges_heartbeats = False
        async with connected(standin, Parrot(heartbeat_timeout=0.1)):
            await standin.until(lambda: standin.gateway.resumes > 0)


@pytest.mark.parametrize(
    ("login", "error"),
    [("another", discord.LoginFailure), (BOT_TOKEN, discord.PrivilegedIntentsRequired)],
)
@pytest.mark.asyncio
async def test_wrong_token_and_intents_are_refused(
    standin: Standin, login: str, error: type[Exception]
) -> None:
    point_to(standin)
    parrot = Parrot(intents=discord.Intents(guilds=True, message_content=True))
    with pytest.raises(error):
        async with parrot:
            await parrot.start(login)


@pytest.mark.asyncio
async def test_shards_have_their_own_guilds() -> None:
    async with await Standin.start(Terms(shards=2, max_concurrency=2)) as standin:
        point_to(standin)
        servers = standin.add_guilds(4, channels=1, roles=1)
        async with connected(standin, Parrot(), shards=2) as parrot:
            homes = [server.id >> 22 for server in servers]
            assert [guild % 2 for guild in homes] == [
                parrot.get_guild(server.id).shard_id  # type: ignore[union-attr]
                for server in servers
            ]
            assert sorted(one.shard for one in standin.gateway.identifies) == [0, 1]


@pytest.mark.asyncio
async def test_identifying_too_fast_must_wait(standin: Standin) -> None:
    standin.terms.identify_window_s = 0.1
    point_to(standin)
    async with connected(standin, Parrot(shard_count=2), shards=2):
        admitted = [one.admitted for one in standin.gateway.identifies]
    assert admitted.count(True) == 2
    assert False in admitted


@pytest.mark.asyncio
async def test_guilds_come_and_go(server: Server, parrot: Parrot, standin: Standin) -> None:
    other = standin.add_guild("Other")
    server.go_down()
    await standin.settles()
    known = parrot.get_guild(server.id)
    assert known is not None
    assert known.unavailable
    server.come_back()
    other.remove_bot()
    await standin.settles()
    assert [(guild.name, guild.unavailable) for guild in parrot.guilds] == [("Careers", False)]


@pytest.mark.asyncio
async def test_many_guilds_are_announced_quickly(standin: Standin) -> None:
    point_to(standin)
    standin.add_guilds(200, channels=30, roles=20)
    begun_s = time.perf_counter()
    async with connected(standin, Parrot()) as parrot:
        assert len(parrot.guilds) == 200
    assert time.perf_counter() - begun_s < within(3)


@pytest.mark.asyncio
async def test_members_are_listed_when_asked_for(
    ana: Person, server: Server, parrot: Parrot
) -> None:
    guild = parrot.get_guild(server.id)
    assert guild is not None
    assert [member.name for member in await guild.query_members("an")] == ["Ana"]
    assert (await guild.fetch_member(ana.id)).name == "Ana"


# Faults


@pytest.mark.asyncio
async def test_rate_limited_request_is_tried_again(
    careers: Channel, parrot: Parrot, standin: Standin
) -> None:
    fault = standin.faults.rate_limit(0.01, route=POST, times=2)
    await as_parrot_sees(parrot, careers).send("at last")
    assert fault.struck == 2
    assert len(careers.messages) == 1
    assert standin.rest.invalid == 2


@pytest.mark.asyncio
async def test_ordered_rate_limit_slows_the_client(
    careers: Channel, parrot: Parrot, standin: Standin
) -> None:
    standin.limits.limits[POST] = (1, 0.1)
    channel = as_parrot_sees(parrot, careers)
    begun_s = time.perf_counter()
    for _ in range(3):
        await channel.send("hello")
    assert time.perf_counter() - begun_s > 0.15
    assert standin.rest.invalid == 0


@pytest.mark.parametrize("after_effect", [False, True])
@pytest.mark.asyncio
async def test_server_error(
    careers: Channel, parrot: Parrot, standin: Standin, after_effect: bool
) -> None:
    standin.faults.fail(503, route=POST, after_effect=after_effect)
    with pytest.raises(discord.DiscordServerError):
        await as_parrot_sees(parrot, careers).send("hello")
    assert len(careers.messages) == after_effect


@pytest.mark.asyncio
async def test_answer_cut_off(careers: Channel, parrot: Parrot, standin: Standin) -> None:
    standin.faults.cut_off(route=POST)
    with pytest.raises(aiohttp.ClientPayloadError):
        await as_parrot_sees(parrot, careers).send("hello")
    assert len(careers.messages) == 1


@pytest.mark.asyncio
async def test_no_answer_and_a_slow_one(careers: Channel, parrot: Parrot, standin: Standin) -> None:
    standin.faults.hang(route=POST)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await as_parrot_sees(parrot, careers).send("hello")
    standin.faults.clear()
    standin.faults.slow_down(0.05, route=POST)
    begun_s = time.perf_counter()
    await as_parrot_sees(parrot, careers).send("hello")
    assert time.perf_counter() - begun_s >= 0.05


@pytest.mark.asyncio
async def test_outage_of_all_and_return(
    ana: Person,
    careers: Channel,
    parrot: Parrot,
    standin: Standin,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ExponentialBackoff, "delay", lambda self: 0.02)
    port = standin.port
    await standin.close()
    await standin.listen(port)
    await standin.until_ready()
    assert (await ana.writes(careers, "<@bot> are you back")).text == "@advisor are you back"


def test_global_rate_limit_spares_interactions() -> None:
    limits = RateLimits(Clock(), global_per_s=2)
    tolls = [limits.take("POST", "/channels/{channel_id}/messages", {}) for _ in range(3)]
    assert [toll.scope for toll in tolls if toll.retry_after_s] == ["global"]
    assert not limits.take("POST", "/webhooks/{webhook_id}/{webhook_token}", {}).retry_after_s


# What the bot may look up and change


@pytest.mark.asyncio
async def test_bot_reads_its_world(
    ana: Person, server: Server, careers: Channel, parrot: Parrot
) -> None:
    said = ana.says(careers, "hello")
    channel = as_parrot_sees(parrot, careers)
    assert [message.id async for message in channel.history(limit=5)] == [said.id]
    assert (await channel.fetch_message(said.id)).author.name == "Ana"
    guild = await parrot.fetch_guild(server.id)
    assert [one.name for one in await guild.fetch_channels()] == ["careers"]
    assert "@everyone" in [role.name for role in await guild.fetch_roles()]
    assert (await parrot.fetch_user(ana.id)).name == "Ana"
    server.overwrite(careers, deny=Permission.READ_MESSAGE_HISTORY)
    assert [message.id async for message in channel.history(limit=5)] == []
    await refused(50013, channel.fetch_message(said.id))


@pytest.mark.asyncio
async def test_reactions_and_threads_are_taken_back(
    ana: Person, server: Server, careers: Channel, parrot: Parrot
) -> None:
    said = ana.says(careers, "hello")
    message = as_parrot_sees(parrot, careers).get_partial_message(said.id)
    await message.add_reaction("👍")
    await message.remove_reaction("👍", discord.Object(parrot.application_id or 0))
    assert said.reactions == {}
    thread = await message.create_thread(name="Talk")
    await thread.edit(name="Talk more")
    assert said.thread is not None
    assert said.thread.name == "Talk more"
    await refused(50013, thread.delete())
    server.set_bot_permissions(Permission.MANAGE_THREADS)
    await thread.delete()
    assert server.guild.threads == {}


@pytest.mark.asyncio
async def test_commands_of_one_guild(server: Server, parrot: Parrot, standin: Standin) -> None:
    home = discord.Object(server.id)
    parrot.tree.copy_global_to(guild=home)
    registered = await parrot.tree.sync(guild=home)
    assert {command["name"] for command in standin.commands} == {"ask", "Answer this", "faq"}
    renamed = await registered[0].edit(name="answer")
    assert renamed.id == registered[0].id
    await renamed.delete()
    assert len(await parrot.tree.fetch_commands(guild=home)) == len(registered) - 1


@pytest.mark.asyncio
async def test_bot_leaves(server: Server, parrot: Parrot, standin: Standin) -> None:
    guild = parrot.get_guild(server.id)
    assert guild is not None
    await guild.leave()
    await standin.settles()
    assert list(parrot.guilds) == []
    await refused(10004, parrot.fetch_guild(server.id))
