"""Whatever fails: no token and no password of the database is in a log, an error or a `repr`."""

import logging
import traceback
from pathlib import Path

import pytest

from bot.app import Advisor
from bot.cli.main import main
from bot.discord_app.gateway.client import Client
from bot.discord_app.serving import RefusedError, serve
from bot.servers.servers import Servers
from bot.storage.address import address_of
from bot.storage.database import Database
from bot.storage.faults import StorageError
from tests.discord_app.conftest import Clock, connected, settings_for
from tests.standin import Standin

pytestmark = pytest.mark.slow

PASSWORD = "-".join(("a", "very", "secret", "word"))
ADDRESS = f"postgresql+asyncpg://advisor:{PASSWORD}@127.0.0.1:1/advisor"


@pytest.mark.asyncio
async def test_a_token_is_nowhere_while_discord_fails(
    standin: Standin, desk_advisor: Advisor, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    channel = (server := standin.add_guild("Coders")).add_channel("general")
    ana = server.add_member("Ana")
    async with connected(standin, desk_advisor, Clock()) as client:
        standin.gateway.drop()
        standin.faults.fail(500, times=2)
        standin.faults.cut_off(route="POST */messages")
        await ana.writes(channel, "<@bot> i lost my card", within_s=10.0)
        told = [repr(client), repr(client.desk.settings), repr(vars(client.desk.settings))]
    assert standin.token not in "".join([caplog.text, *told])
    assert all(standin.token not in repr(one.__dict__) for one in caplog.records)


@pytest.mark.asyncio
async def test_a_token_that_is_refused_is_not_told(
    standin: Standin, desk_advisor: Advisor, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    token = ".".join(("some", "other", "secret"))
    with pytest.raises(RefusedError) as told:
        await serve(lambda: desk_advisor, settings_for(standin), token=token)
    assert token not in caplog.text + _whole(told.value)


@pytest.mark.asyncio
async def test_a_password_is_nowhere_while_the_database_is_away(
    standin: Standin, bank_advisor: Advisor, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    settings = settings_for(standin, database_url=ADDRESS)
    with pytest.raises(StorageError) as told:
        async with Servers.open(address_of(settings), bank_advisor, lambda: 0):
            pass
    database = Database(ADDRESS)
    shown = repr(settings) + repr(Client(settings)) + repr(database.engine) + _whole(told.value)
    assert PASSWORD not in caplog.text + shown


def test_a_setting_that_is_wrong_is_told_without_what_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for wrong in (f"mysql://a:{PASSWORD}@b/c", f"postgresql+asyncpg://a:{PASSWORD}@[/", PASSWORD):
        monkeypatch.setenv("DATABASE_URL", wrong)
        assert main(["migrate"]) == 2
        assert PASSWORD not in "".join(capsys.readouterr())


def _whole(error: BaseException) -> str:
    return "".join(traceback.format_exception(error)) + repr(error)
