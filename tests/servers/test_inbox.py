"""What is not answered lands redacted and grouped, is decided about, and who asked is told once."""

import pytest

from bot.curation.misses import MOST_A_DAY, Reason
from bot.knowledge.overlay import Wording
from bot.servers.conflicts import BreaksError, ConflictError, GoneError
from bot.servers.inbox import Inbox, Place, Recorded
from bot.servers.notices import LEASE_S
from bot.servers.servers import Servers
from tests.servers.clock import DAY_S, MEMBER, OTHER_MEMBER, OTHER_SERVER, SERVER, Clock

LOST = "cards/lost-card"
PLACE = Place(channel=31, message=41)
PARKING = Wording("Where can I park my car?", "Behind the branch.")
MODERATOR = 99


async def miss(
    servers: Servers, text: str, member: int = MEMBER, place: Place | None = None
) -> Recorded:
    reason: Reason = "human" if place else "unknown"
    return await servers.inbox.record(SERVER, member, text, reason, [(LOST, 0.2)], place=place)


async def key_of(inbox: Inbox) -> int:
    [group] = await inbox.open_groups(SERVER)
    return group.key


async def told(servers: Servers, server: int = SERVER) -> list[tuple[int, Place, str]]:
    return [(one.member, one.place, one.entry) for one in await servers.inbox.notices(server)]


@pytest.mark.asyncio
async def test_misses_are_kept_redacted_and_grouped(servers: Servers) -> None:
    recorded = await miss(servers, "hi i'm Priya, parking garage for cars? mail me at p@x.example")
    assert recorded.miss is not None
    assert "Priya" not in recorded.miss.text
    assert "p@x.example" not in recorded.miss.text
    await miss(servers, "parking garage for cars", OTHER_MEMBER)
    await miss(servers, "umbrella colours")
    page = await servers.inbox.groups(SERVER)
    assert [len(group.misses) for group in page.groups] == [2, 1]
    assert page.groups[0].candidates == ((LOST, 0.2),)
    assert (await servers.inbox.groups(OTHER_SERVER)).groups == ()
    group = page.groups[0]
    assert await servers.inbox.group(SERVER, group.key) == group
    assert await servers.inbox.group(OTHER_SERVER, group.key) is None


@pytest.mark.asyncio
async def test_a_new_answer_closes_the_group_and_tells_who_asked_once(
    servers: Servers, elsewhere: Servers
) -> None:
    await miss(servers, "parking garage for cars", place=PLACE)
    await miss(servers, "parking garage for cars", OTHER_MEMBER)
    assert await told(servers) == [], "there is no answer yet"
    assert await servers.inbox.awaited() == {SERVER}
    ruling = await servers.inbox.write(SERVER, MODERATOR, await key_of(servers.inbox), PARKING)
    assert (ruling.decision, ruling.misses) == ("written", 2)
    assert ruling.revision is not None
    assert ruling.revision.member == MODERATOR
    advisor = await servers.overlays.advisor_of(SERVER)
    assert "Behind" in advisor.ask("parking garage for cars").reply.answers[0].text
    assert await servers.inbox.open_groups(SERVER) == ()
    claimed = await servers.inbox.notices(SERVER)
    assert [(one.member, one.place, one.entry) for one in claimed] == [
        (MEMBER, PLACE, ruling.revision.entry)
    ]
    assert await told(elsewhere) == [], "another process tells them no second time"
    await servers.inbox.told(claimed[0])
    assert await servers.inbox.awaited() == frozenset()


@pytest.mark.asyncio
async def test_who_asked_for_a_human_is_told_and_not_who_wrote_it(servers: Servers) -> None:
    await servers.inbox.record(
        SERVER, MEMBER, "parking garage for cars", "human", [], waiting=OTHER_MEMBER, place=PLACE
    )
    assert [text for _, text in (await servers.privacy.show(MEMBER)).misses]
    waiting = await servers.privacy.show(OTHER_MEMBER)
    assert (waiting.misses, waiting.notices) == ((), 1)
    await servers.inbox.alias(SERVER, MODERATOR, await key_of(servers.inbox), LOST, confirmed=True)
    assert await told(servers) == [(OTHER_MEMBER, PLACE, LOST)]


@pytest.mark.asyncio
@pytest.mark.parametrize("out", [MEMBER, OTHER_MEMBER])
async def test_nothing_is_kept_where_who_wrote_or_who_waits_opted_out(
    servers: Servers, out: int
) -> None:
    await servers.privacy.opt_out(out)
    recorded = await servers.inbox.record(
        SERVER, MEMBER, "parking garage for cars", "human", [], waiting=OTHER_MEMBER, place=PLACE
    )
    assert recorded.kept == "opted-out"
    assert await servers.inbox.awaited() == frozenset()


@pytest.mark.asyncio
async def test_a_notice_that_was_claimed_and_not_sent_comes_back(
    servers: Servers, clock: Clock
) -> None:
    await miss(servers, "parking garage for cars", place=PLACE)
    await servers.inbox.alias(SERVER, MODERATOR, await key_of(servers.inbox), LOST, confirmed=True)
    before = await told(servers)
    assert before == [(MEMBER, PLACE, LOST)]
    clock.now += LEASE_S - 1
    assert await told(servers) == []
    clock.now += 1
    assert await told(servers) == before


@pytest.mark.asyncio
async def test_what_is_asked_becomes_a_phrasing_and_can_be_taken_back(servers: Servers) -> None:
    await miss(servers, "plastic gone walkabout", place=PLACE)
    key = await key_of(servers.inbox)
    ruling = await servers.inbox.alias(SERVER, MODERATOR, key, LOST, confirmed=True)
    assert ruling.decision == "aliased"
    shown = await servers.faq.show(SERVER, LOST)
    assert shown is not None
    assert "plastic gone walkabout" in shown.phrasings
    undone = await servers.inbox.undo(SERVER, MODERATOR, ruling.id)
    assert undone.revision is not None
    shown = await servers.faq.show(SERVER, LOST)
    assert shown is not None
    assert "plastic gone walkabout" not in shown.phrasings
    assert await key_of(servers.inbox) == key
    assert await told(servers) == []
    with pytest.raises(GoneError):
        await servers.inbox.undo(SERVER, MODERATOR, ruling.id)


@pytest.mark.asyncio
async def test_nothing_is_undone_over_a_later_change(servers: Servers) -> None:
    await miss(servers, "plastic gone walkabout")
    key = await key_of(servers.inbox)
    ruling = await servers.inbox.alias(SERVER, MODERATOR, key, LOST, confirmed=True)
    await servers.faq.retire(SERVER, MODERATOR, LOST)
    with pytest.raises(ConflictError):
        await servers.inbox.undo(SERVER, MODERATOR, ruling.id)
    assert await servers.inbox.open_groups(SERVER) == ()


@pytest.mark.asyncio
async def test_a_phrasing_that_takes_a_question_away_leaves_the_group_open(
    servers: Servers,
) -> None:
    await miss(servers, "i lost my cards")
    with pytest.raises(BreaksError):
        await servers.inbox.alias(
            SERVER, MODERATOR, await key_of(servers.inbox), "cards/broken-card", confirmed=True
        )
    assert len(await servers.inbox.open_groups(SERVER)) == 1
    assert await servers.faq.history(SERVER) == ()


@pytest.mark.asyncio
async def test_what_is_out_of_scope_swallows_what_asks_the_same(servers: Servers) -> None:
    await miss(servers, "umbrella colours")
    ruling = await servers.inbox.out_of_scope(SERVER, MODERATOR, await key_of(servers.inbox))
    again = await miss(servers, "umbrella colours please", OTHER_MEMBER)
    assert (again.miss, again.kept) == (None, "ruled")
    assert (await miss(servers, "parking garage for cars")).kept == "kept"
    await servers.inbox.undo(SERVER, MODERATOR, ruling.id)
    assert (await miss(servers, "umbrella colours please", OTHER_MEMBER)).kept == "kept"
    assert [len(group.misses) for group in await servers.inbox.open_groups(SERVER)] == [2, 1]


@pytest.mark.asyncio
async def test_what_was_put_off_comes_back_when_it_is_asked_again(servers: Servers) -> None:
    await miss(servers, "umbrella colours")
    await servers.inbox.later(SERVER, MODERATOR, await key_of(servers.inbox))
    assert (await servers.inbox.groups(SERVER)).count == 0
    assert (await servers.inbox.groups(SERVER, later=True)).count == 1
    await miss(servers, "umbrella colours", OTHER_MEMBER)
    [group] = await servers.inbox.open_groups(SERVER)
    assert len(group.misses) == 2


@pytest.mark.asyncio
@pytest.mark.parametrize("how", ["ignored elsewhere", "made a phrasing", "answered by now"])
async def test_what_was_put_off_and_then_settled_stays_settled(
    servers: Servers, elsewhere: Servers, how: str
) -> None:
    await miss(servers, "parking garage for cars")
    key = await key_of(servers.inbox)
    await servers.inbox.later(SERVER, MODERATOR, key)
    await miss(servers, "umbrella colours")  # for which what was put off is read, and remembered
    if how == "ignored elsewhere":
        await elsewhere.inbox.ignore(SERVER, MODERATOR, key)
    elif how == "made a phrasing":
        await servers.inbox.alias(SERVER, MODERATOR, key, LOST, confirmed=True)
    else:
        await servers.faq.add(SERVER, MODERATOR, PARKING, ["parking garage for cars"])
        assert await servers.inbox.close_answered(SERVER)
    await miss(servers, "parking garage for cars", OTHER_MEMBER)
    groups = await servers.inbox.open_groups(SERVER)
    assert [len(group.misses) for group in groups] == [1, 1], "only what is new is open"


@pytest.mark.asyncio
async def test_of_two_who_decide_the_second_is_told(servers: Servers) -> None:
    await miss(servers, "umbrella colours")
    key = await key_of(servers.inbox)
    await servers.inbox.ignore(SERVER, MODERATOR, key)
    with pytest.raises(GoneError):
        await servers.inbox.out_of_scope(SERVER, MODERATOR, key)
    with pytest.raises(GoneError):
        await servers.inbox.write(SERVER, MODERATOR, key, PARKING)
    assert await servers.faq.history(SERVER) == ()


@pytest.mark.asyncio
async def test_a_group_that_is_answered_by_now_closes_itself(servers: Servers) -> None:
    await miss(servers, "parking garage for cars", place=PLACE)
    assert await servers.inbox.unsettled() == {SERVER}
    assert await servers.inbox.close_answered(SERVER) == ()
    saved = await servers.faq.add(SERVER, MODERATOR, PARKING, ["parking garage for cars"])
    [ruling] = await servers.inbox.close_answered(SERVER)
    assert (ruling.decision, ruling.misses) == ("answered", 1)
    assert await told(servers) == [(MEMBER, PLACE, saved.revision.entry)]
    assert await servers.inbox.close_answered(SERVER) == ()
    assert await servers.inbox.unsettled() == frozenset()


@pytest.mark.asyncio
async def test_one_member_cannot_flood_the_inbox(servers: Servers, clock: Clock) -> None:
    words = "apple bread cheese dough eggs flour grape honey".split()
    asked = [f"{one} {other}" for one in words for other in words if one < other][:MOST_A_DAY]
    for text in asked:
        assert (await miss(servers, text)).kept == "kept"
    assert (await miss(servers, "umbrella colours")).kept == "member-limit"
    assert (await miss(servers, asked[0], place=PLACE)).kept == "kept", "that is there already"
    assert (await miss(servers, "umbrella colours", OTHER_MEMBER)).kept == "kept"
    clock.now += DAY_S + 1
    assert (await miss(servers, "umbrella colours")).kept == "kept"


@pytest.mark.asyncio
async def test_a_server_keeps_no_more_than_fit(
    servers: Servers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.servers.misses.MOST_OPEN", 1)
    await miss(servers, "umbrella colours")
    assert (await miss(servers, "parking garage for cars", OTHER_MEMBER)).kept == "server-limit"


@pytest.mark.asyncio
async def test_the_same_question_of_a_member_is_kept_once(servers: Servers) -> None:
    first = await miss(servers, "umbrella colours")
    second = await miss(servers, "umbrella colours", place=PLACE)
    assert first.miss is not None
    assert second.miss is not None
    assert (second.miss.id, second.miss.reason) == (first.miss.id, "human")
    await miss(servers, "umbrella colours", place=PLACE)
    await servers.inbox.alias(SERVER, MODERATOR, await key_of(servers.inbox), LOST, confirmed=True)
    assert len(await servers.inbox.notices(SERVER)) == 1


@pytest.mark.asyncio
async def test_signs_of_a_redaction_become_no_phrasing(servers: Servers) -> None:
    assert (await miss(servers, "https://x.example <@123456> me@x.example")).kept == "empty"
    await miss(servers, "umbrella colours https://x.example me@x.example")
    await servers.inbox.alias(SERVER, MODERATOR, await key_of(servers.inbox), LOST, confirmed=True)
    shown = await servers.faq.show(SERVER, LOST)
    assert shown is not None
    assert "umbrella colours" in shown.phrasings


@pytest.mark.asyncio
@pytest.mark.parametrize("text", ["", "   ", "\0", "\ud800 umbrella", "☂️ " * 2000])
async def test_any_text_can_be_kept(servers: Servers, text: str) -> None:
    recorded = await miss(servers, text)
    assert recorded.kept in ("kept", "empty")
    await servers.inbox.open_groups(SERVER)
