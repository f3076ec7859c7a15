"""Each server is answered with its own; a database that fails keeps nobody from being answered."""

import asyncio
import logging
import time

import pytest

from bot.app import Advisor
from bot.knowledge.overlay import Wording
from bot.servers import overlays as module
from bot.servers.overlays import Overlays
from bot.servers.servers import Servers
from bot.storage import ledger
from bot.storage.database import Database, Session
from bot.storage.ledger import State
from tests.effort import within
from tests.servers.clock import MEMBER, OTHER_SERVER, SERVER
from tests.servers.waiting import soon

PARKING = Wording("Where can I park my car?", "Behind the branch.")


def says(advisor: Advisor) -> str:
    return " ".join(one.text for one in advisor.ask(PARKING.question).reply.answers)


@pytest.mark.asyncio
async def test_servers_without_entries_share_the_shipped_advisor(
    servers: Servers, bank_advisor: Advisor
) -> None:
    assert await servers.overlays.advisor_of(None) is bank_advisor
    assert await servers.overlays.advisor_of(SERVER) is bank_advisor


@pytest.mark.asyncio
async def test_a_change_is_live_elsewhere_within_a_second(
    servers: Servers, elsewhere: Servers
) -> None:
    assert "Behind" not in says(await elsewhere.overlays.advisor_of(SERVER))
    await servers.faq.add(SERVER, MEMBER, PARKING)
    assert "Behind the branch" in says(await servers.overlays.advisor_of(SERVER))

    async def is_live() -> bool:
        return "Behind the branch" in says(await elsewhere.overlays.advisor_of(SERVER))

    await soon(is_live)


@pytest.mark.asyncio
async def test_a_conversation_goes_on_over_a_change(servers: Servers) -> None:
    before = await servers.overlays.advisor_of(SERVER)
    before.ask("i lost my card", "me")
    await servers.faq.add(SERVER, MEMBER, PARKING)
    after = await servers.overlays.advisor_of(SERVER)
    assert after is not before
    told = after.ask("source?", "me").reply
    assert "Handbook" in (told.message or "") + "".join(one.text for one in told.answers)


@pytest.mark.asyncio
async def test_another_shipped_knowledge_is_laid_under(
    servers: Servers, shipped_advisor: Advisor
) -> None:
    await servers.faq.add(SERVER, MEMBER, PARKING)
    servers.replace(shipped_advisor)
    advisor = await servers.overlays.advisor_of(SERVER)
    assert "education/degree-needed" in advisor.knowledge.entries
    assert "Behind the branch" in says(advisor)
    assert await servers.overlays.advisor_of(OTHER_SERVER) is shipped_advisor


@pytest.mark.asyncio
async def test_what_is_known_answers_while_the_database_is_away(
    servers: Servers, bank_advisor: Advisor, caplog: pytest.LogCaptureFixture
) -> None:
    gone = Database("postgresql+asyncpg://me:secret@127.0.0.1:1/there")
    await servers.faq.add(SERVER, MEMBER, PARKING)
    known = await servers.overlays.opened(SERVER)
    overlays = Overlays(bank_advisor, gone)
    overlays.adopt(SERVER, known)
    overlays.doubt(SERVER)
    with caplog.at_level(logging.WARNING):
        assert "Behind the branch" in says(await overlays.advisor_of(SERVER))
    assert await overlays.advisor_of(OTHER_SERVER) is bank_advisor
    assert "cannot be reached" in caplog.text
    assert "secret" not in caplog.text
    await overlays.close()
    await gone.close()


@pytest.mark.asyncio
async def test_a_database_that_hangs_keeps_nobody_waiting(bank_advisor: Advisor) -> None:
    async def say_nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()  # until the other side gives up
        writer.close()

    silent = await asyncio.start_server(say_nothing, "127.0.0.1", 0)
    port = silent.sockets[0].getsockname()[1]
    hanging = Database(f"postgresql+asyncpg://me:secret@127.0.0.1:{port}/there")
    overlays = Overlays(bank_advisor, hanging)
    began = time.monotonic()
    found = await asyncio.gather(*(overlays.advisor_of(server) for server in range(100)))
    assert time.monotonic() - began < within(3), "Discord waits three seconds for an answer"
    assert {id(one) for one in found} == {id(bank_advisor)}
    await overlays.close()
    await hanging.close()
    silent.close()
    await silent.wait_closed()


@pytest.mark.asyncio
async def test_many_who_ask_at_once_load_a_server_once(
    servers: Servers, elsewhere: Servers, monkeypatch: pytest.MonkeyPatch
) -> None:
    await servers.faq.add(SERVER, MEMBER, PARKING)
    loads = 0
    real = ledger.state_of

    async def counted(session: Session, server: int) -> State:
        nonlocal loads
        loads += 1
        return await real(session, server)

    monkeypatch.setattr(ledger, "state_of", counted)
    advisors = await asyncio.gather(*(elsewhere.overlays.advisor_of(SERVER) for _ in range(50)))
    assert loads == 1
    assert len({id(advisor) for advisor in advisors}) == 1


@pytest.mark.asyncio
async def test_only_the_servers_asked_lately_are_kept(
    servers: Servers, monkeypatch: pytest.MonkeyPatch, bank_advisor: Advisor, address: str
) -> None:
    monkeypatch.setattr(module, "MOST_KEPT", 2 * (module.OVERLAY + module.EACH) + 50)
    database = Database(address)
    few = Overlays(bank_advisor, database)
    for server in (1, 2, 3):
        await servers.faq.add(server, MEMBER, PARKING)
    asked = (*range(10, 50), 1, 2, 3)
    opened = {server: await few.opened(server) for server in asked}
    assert await few.opened(2) is opened[2]
    assert await few.opened(3) is opened[3]
    assert await few.opened(1) is not opened[1], "it is opened anew"
    await database.close()
