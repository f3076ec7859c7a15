"""The operator's commands on a database, from an empty one to a restored one."""

import asyncio
import gzip
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli.main import main
from bot.storage.address import FILE
from bot.storage.database import Database
from bot.storage.faults import place_of
from bot.storage.migrating import migrate
from tests.storage.filled import OTHER_SERVER, SERVER, fill


@pytest.fixture
def filled(address: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A database with something in it, which the settings name."""
    monkeypatch.setenv("DATABASE_URL", address)

    async def make() -> None:
        await migrate(address)
        database = Database(address)
        await fill(database)
        await database.close()

    asyncio.run(make())
    return address


def test_migrate_makes_the_file_in_the_data_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["migrate"]) == 0
    assert (tmp_path / "data" / FILE).exists()
    assert "came from nothing" in capsys.readouterr().out
    assert main(["migrate"]) == 0
    assert "was so already" in capsys.readouterr().out


def test_a_backup_is_restored(
    filled: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup", "a.jsonl.gz"]) == 0
    assert main(["backup", "a.jsonl"]) == 0
    packed = gzip.decompress((tmp_path / "a.jsonl.gz").read_bytes())
    assert packed == (tmp_path / "a.jsonl").read_bytes()
    assert (tmp_path / "a.jsonl").stat().st_mode & 0o077 == 0, "only the owner may read it"
    monkeypatch.delenv("DATABASE_URL")
    assert main(["restore", "a.jsonl.gz"]) == 0
    assert main(["backup", "b.jsonl"]) == 0
    assert (tmp_path / "b.jsonl").read_bytes() == packed
    assert main(["restore", "a.jsonl"]) == 2
    assert "holds something already" in capsys.readouterr().err
    assert main(["restore", "a.jsonl", "--replace"]) == 0


@pytest.mark.parametrize("command", [["backup", "a.jsonl"], ["export", "--server", "5", "a.jsonl"]])
def test_what_is_not_there_is_not_copied(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(command) == 2
    assert f"no database at {tmp_path / 'data' / FILE}: nothing" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_backup_tells_what_was_copied(
    filled: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup", "a.jsonl"]) == 0
    told = capsys.readouterr().out
    rows = len((tmp_path / "a.jsonl").read_text("utf-8").splitlines()) - 2
    assert told == f"{rows} rows of {place_of(filled)} copied into a.jsonl\n"
    assert main(["restore", "a.jsonl", "--replace"]) == 0
    assert capsys.readouterr().out == f"{rows} rows restored from a.jsonl\n"


def test_a_backup_without_a_name_bears_the_time(filled: str, tmp_path: Path) -> None:
    assert main(["backup"]) == 0
    [made] = tmp_path.glob("career-advisor-*.jsonl.gz")
    assert gzip.decompress(made.read_bytes()).endswith(b"}\n")


def test_a_server_is_exported_and_imported(
    filled: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "--server", str(SERVER)]) == 0
    printed = capsys.readouterr().out
    assert json.loads(printed.splitlines()[0])["kind"] == "server"
    assert main(["export", "--server", str(SERVER), "one.jsonl"]) == 0
    assert (tmp_path / "one.jsonl").read_text("utf-8") == printed
    assert main(["import", "one.jsonl", "--server", str(OTHER_SERVER)]) == 0
    assert main(["export", "--server", str(OTHER_SERVER), "two.jsonl"]) == 0
    assert (tmp_path / "two.jsonl").read_text("utf-8") == printed
    assert main(["import", "one.jsonl", "--server", str(OTHER_SERVER)]) == 2


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (["restore", "gone.jsonl"], "gone.jsonl: No such file"),
        (["restore", "letter.jsonl"], "no JSON object"),
        (["restore", "bytes.jsonl"], "not UTF-8"),
        (["restore", "letter.jsonl.gz"], "it is damaged"),
        (["backup", "no/such/folder.jsonl"], "No such file"),
    ],
)
def test_a_wrong_file_is_wrong_use(
    command: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("letter.jsonl", "letter.jsonl.gz"):
        (tmp_path / name).write_text("Dear Sir\n")
    (tmp_path / "bytes.jsonl").write_bytes(b"\xff\xfe\n")
    assert main(["migrate"]) == 0
    assert main(command) == 2
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("damage", [lambda data: data[:-20], lambda data: data[:-8] + bytes(8)])
def test_a_backup_that_is_cut_or_damaged_is_told_of_the_file(
    filled: str,
    tmp_path: Path,
    damage: Callable[[bytes], bytes],
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["backup", "a.jsonl.gz"])
    (tmp_path / "b.jsonl.gz").write_bytes(damage((tmp_path / "a.jsonl.gz").read_bytes()))
    assert main(["restore", "b.jsonl.gz", "--replace"]) == 2
    assert "b.jsonl.gz: it is damaged" in capsys.readouterr().err
    main(["backup", "c.jsonl.gz"])
    assert main(["backup", "c.jsonl"]) == main(["backup", "a.jsonl"]) == 0
    assert (tmp_path / "c.jsonl").read_bytes() == (tmp_path / "a.jsonl").read_bytes()


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("postgresql://me:secret@there/name", 2),
        ("mysql://me:secret@there/name", 2),
        ("not an address: secret", 2),
        ("postgresql+asyncpg://me:secret@127.0.0.1:1/name", 1),
    ],
)
def test_a_wrong_address_is_told_without_its_password(
    url: str, status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    assert main(["migrate"]) == status
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "secret" not in error


@pytest.mark.parametrize("command", ["migrate", "backup", "restore a.jsonl", "serve"])
def test_a_database_that_is_away_is_told_with_its_place(
    command: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["migrate"]) == main(["backup", "a.jsonl"]) == 0
    capsys.readouterr()
    monkeypatch.setenv("DATABASE_URL", "postgresql+asyncpg://me:secret@127.0.0.1:1/name")
    monkeypatch.setenv("DISCORD_TOKEN", ".".join(("not", "a", "token")))
    monkeypatch.setenv("DISCORD_API_URL", "http://127.0.0.1:1/api")
    assert main(command.split()) == 1
    assert capsys.readouterr().err.splitlines()[-1] == (
        "python -m bot: cannot reach the database of DATABASE_URL at 127.0.0.1:1: is it up?"
    )


@pytest.mark.parametrize("server", ["x", "-1", "0", "²", str(2**63)])
def test_a_wrong_server_is_wrong_use(server: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["export", "--server", server])
    assert ended.value.code == 2


def test_answering_does_not_load_the_database() -> None:
    """It takes longer to load than a question to answer."""
    loaded = (
        "import sys, bot.cli.main; print({'sqlalchemy', 'alembic', 'asyncpg'} & {*sys.modules})"
    )
    root = Path(__file__).parents[2]
    ended = subprocess.run(
        [sys.executable, "-c", loaded], capture_output=True, text=True, cwd=root, check=True
    )
    assert ended.stdout.strip() == "set()"
