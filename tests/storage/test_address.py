"""The database is where the settings say, and a new file belongs to its owner alone."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.settings import Settings, SettingsError
from bot.storage.address import FILE, address_of, existing


def settings(folder: Path, url: str | None = None) -> Settings:
    secret = None if url is None else SecretStr(url)
    return Settings(_env_file=None, data_dir=folder, database_url=secret)  # type: ignore[call-arg]  # pydantic-settings takes it


def test_without_a_setting_it_is_a_file_in_the_data_folder(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "data"
    assert address_of(settings(folder)) == f"sqlite+aiosqlite:///{folder / FILE}"
    assert (folder / FILE).stat().st_mode & 0o077 == 0


def test_a_file_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "mine.db"
    file.touch(mode=0o640)
    file.chmod(0o640)
    address_of(settings(tmp_path, f"sqlite+aiosqlite:///{file}"))
    assert file.stat().st_mode & 0o777 == 0o640


def test_an_address_of_postgresql_keeps_its_password(tmp_path: Path) -> None:
    url = "postgresql+asyncpg://me:p%40ss@db.example:5433/there?ssl=require"
    assert address_of(settings(tmp_path, url)) == url


@pytest.mark.parametrize(
    "url", ["", "x", "sqlite+aiosqlite://", "sqlite:///a.db", "postgresql+asyncpg://me@there"]
)
def test_a_malformed_address_is_a_wrong_setting(tmp_path: Path, url: str) -> None:
    with pytest.raises(SettingsError, match="DATABASE_URL"):
        address_of(settings(tmp_path, url))


def test_a_file_that_must_be_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="nothing to copy"):
        existing(settings(tmp_path))
    assert list(tmp_path.iterdir()) == []
    assert address_of(settings(tmp_path)) == existing(settings(tmp_path))


def test_a_file_that_cannot_be_made_is_a_wrong_setting(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SettingsError, match="cannot make the database"):
        address_of(settings(tmp_path / "file" / "data"))
