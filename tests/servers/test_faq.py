"""What moderators save is kept with who, when, why, before and after, and is live at once."""

import asyncio

import pytest

from bot.curation.drafting import RefusedError
from bot.knowledge.overlay import Wording
from bot.servers.conflicts import BreaksError, ConflictError, NearDuplicateError
from bot.servers.faq import Shown
from bot.servers.servers import Servers
from tests.servers.clock import MEMBER, NOON, OTHER_MEMBER, OTHER_SERVER, SERVER

PARKING = Wording("Where can I park my car?", "Behind the branch, for two hours.")
LOST = "cards/lost-card"


async def shown(servers: Servers, entry: str, server: int = SERVER) -> Shown:
    found = await servers.faq.show(server, entry)
    assert found is not None
    return found


async def answer(servers: Servers, question: str, server: int = SERVER) -> str:
    reply = (await servers.overlays.advisor_of(server)).ask(question).reply
    return " ".join(one.text for one in reply.answers)


@pytest.mark.asyncio
async def test_an_added_entry_is_answered_in_its_server_alone(servers: Servers) -> None:
    saved = await servers.faq.add(
        SERVER, MEMBER, PARKING, ["is there a car park"], why="asked every week"
    )
    revision = saved.revision
    assert (revision.number, revision.member, revision.at, revision.why, revision.before) == (
        *(1, MEMBER, NOON, "asked every week"),
        None,
    )
    assert revision.after is not None
    assert revision.after.wording == PARKING
    assert "Behind the branch" in await answer(servers, "is there a car park")
    assert "Behind the branch" not in await answer(servers, "is there a car park", OTHER_SERVER)
    assert await servers.faq.history(SERVER) == (revision,)


@pytest.mark.asyncio
async def test_an_edit_is_live_and_can_be_reverted(servers: Servers) -> None:
    before = await shown(servers, LOST)
    assert (before.number, before.standing) == (0, "shipped")
    wording = Wording(before.wording.question, "Call 555 at once.")
    saved = await servers.faq.edit(SERVER, MEMBER, LOST, wording, seen=0)
    assert "Call 555" in await answer(servers, "i lost my card")
    assert (await shown(servers, LOST)).standing == "changed"
    back = await servers.faq.revert(SERVER, OTHER_MEMBER, LOST, to=0, seen=1, why="it was right")
    assert (back.revision.number, back.revision.before) == (2, saved.revision.after)
    assert back.revision.after is None
    assert "Block it in the app" in await answer(servers, "i lost my card")
    forth = await servers.faq.revert(SERVER, MEMBER, LOST, to=1, seen=2)
    assert forth.revision.after == saved.revision.after
    assert [one.number for one in await servers.faq.history(SERVER, LOST)] == [3, 2, 1]


@pytest.mark.asyncio
async def test_the_second_of_two_who_edit_is_told(servers: Servers, elsewhere: Servers) -> None:
    seen = (await shown(servers, LOST)).number
    question = (await shown(elsewhere, LOST)).wording.question
    first = await servers.faq.edit(SERVER, MEMBER, LOST, Wording(question, "Mine."), seen=seen)
    with pytest.raises(ConflictError) as refused:
        await elsewhere.faq.edit(SERVER, OTHER_MEMBER, LOST, Wording(question, "Yours."), seen=seen)
    assert refused.value.revision == first.revision
    assert await servers.faq.history(SERVER) == (first.revision,)


@pytest.mark.asyncio
async def test_moderators_who_save_different_entries_at_once_all_succeed(
    servers: Servers, elsewhere: Servers
) -> None:
    async def say(where: Servers, entry: str, number: int) -> None:
        question = (await shown(where, entry)).wording.question
        await where.faq.edit(SERVER, number, entry, Wording(question, f"{number}."), seen=0)

    entries = [LOST, "cards/new-card", "cards/broken-card", "cards/pin"]
    homes = [servers, elsewhere, servers, elsewhere]
    await asyncio.gather(*map(say, homes, entries, range(4)))
    assert len(await servers.faq.history(SERVER)) == 4
    assert (await servers.overlays.refreshed(SERVER)).state.version == 4


@pytest.mark.asyncio
async def test_a_phrasing_that_takes_a_question_away_is_refused(servers: Servers) -> None:
    with pytest.raises(BreaksError) as refused:
        await servers.faq.add_alias(
            SERVER, MEMBER, "cards/broken-card", "i lost my cards", confirmed=True
        )
    assert [(one.phrasing, one.now, one.then) for one in refused.value.broken] == [
        ("i lost my card", LOST, "cards/broken-card")
    ]
    assert await servers.faq.history(SERVER) == ()


@pytest.mark.asyncio
async def test_a_near_duplicate_is_saved_when_confirmed(servers: Servers) -> None:
    await servers.faq.add(SERVER, MEMBER, PARKING)
    alike = Wording("Where could I park my car?", "In the yard.")
    with pytest.raises(NearDuplicateError) as warned:
        await servers.faq.add(SERVER, MEMBER, alike)
    assert [one.entry for one in warned.value.near] == ["server/where-can-i-park-my-car"]
    assert len(await servers.faq.history(SERVER)) == 1
    saved = await servers.faq.add(SERVER, MEMBER, alike, confirmed=True)
    assert saved.near == warned.value.near
    assert len(await servers.faq.history(SERVER)) == 2


@pytest.mark.asyncio
async def test_a_retired_entry_is_silent_until_it_is_restored(servers: Servers) -> None:
    await servers.faq.retire(SERVER, MEMBER, LOST, why="we have no cards")
    assert "Block it" not in await answer(servers, "i lost my card")
    assert (await shown(servers, LOST)).standing == "retired"
    assert [one.entry for one in await servers.faq.suggest(SERVER, "lost", retired=True)] == [LOST]
    await servers.faq.restore(SERVER, MEMBER, LOST)
    assert "Block it" in await answer(servers, "i lost my card")


@pytest.mark.asyncio
async def test_phrasings_come_and_go(servers: Servers) -> None:
    await servers.faq.add_alias(SERVER, MEMBER, LOST, "plastic gone walkabout", confirmed=True)
    assert "Block it" in await answer(servers, "plastic gone walkabout")
    await servers.faq.remove_alias(SERVER, MEMBER, LOST, "plastic gone walkabout")
    assert "plastic gone walkabout" not in (await shown(servers, LOST)).phrasings
    with pytest.raises(RefusedError):
        await servers.faq.remove_alias(SERVER, MEMBER, LOST, "plastic gone walkabout")


@pytest.mark.asyncio
async def test_an_own_entry_that_is_reverted_is_retired_and_not_lost(servers: Servers) -> None:
    entry = (await servers.faq.add(SERVER, MEMBER, PARKING)).revision.entry
    await servers.faq.revert(SERVER, MEMBER, entry, to=0, seen=1)
    assert (await shown(servers, entry)).standing == "retired"
    await servers.faq.restore(SERVER, MEMBER, entry)
    assert (await shown(servers, entry)).standing == "own"


@pytest.mark.asyncio
async def test_entries_are_listed_and_filtered(servers: Servers) -> None:
    await servers.faq.add(SERVER, MEMBER, PARKING)
    await servers.faq.retire(SERVER, MEMBER, LOST)
    everything = await servers.faq.list(SERVER)
    assert everything.count == 13
    own = await servers.faq.list(SERVER, standing="own")
    assert own.entries == (("server/where-can-i-park-my-car", PARKING.question, "own"),)
    cards = await servers.faq.list(SERVER, filter="CARDS/", page=99)
    assert [entry for entry, _, _ in cards.entries] == [
        *("cards/broken-card", "cards/lost-card", "cards/new-card", "cards/pin"),
    ]
    assert (LOST, "What do I do when my card is lost?", "retired") in cards.entries


@pytest.mark.asyncio
async def test_an_export_is_imported_into_another_server(servers: Servers) -> None:
    await servers.faq.add(SERVER, MEMBER, PARKING, ["is there a car park"])
    question = (await shown(servers, LOST)).wording.question
    await servers.faq.edit(SERVER, MEMBER, LOST, Wording(question, "Call 555 at once."), seen=0)
    sources, faq = await servers.faq.export_yaml(SERVER)
    files = {"sources.yaml": sources.encode(), "faq.yaml": faq.encode()}
    revisions = await servers.faq.import_files(OTHER_SERVER, MEMBER, files)
    assert {one.entry for one in revisions} == {LOST, "server/where-can-i-park-my-car"}
    assert await servers.faq.export_yaml(OTHER_SERVER) == (sources, faq)
    assert "Call 555" in await answer(servers, "i lost my card", OTHER_SERVER)
    with pytest.raises(RefusedError):
        await servers.faq.import_files(OTHER_SERVER, MEMBER, files)
