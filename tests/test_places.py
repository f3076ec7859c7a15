"""The folders are read without the library of the settings, unless there is more to read."""

from pathlib import Path

import pytest

from bot.knowledge.shipped import shipped_folder
from bot.places import NAMES, Places, read_places, usual_data_dir
from bot.settings import Settings, SettingsError, read_settings


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in NAMES:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def test_names_are_those_of_all_settings() -> None:
    assert set(Settings.model_fields) == NAMES


def test_usual_places() -> None:
    assert read_places() == Places(shipped_folder(), usual_data_dir()) == read_settings().places


@pytest.mark.parametrize("name", ["DATA_DIR", "data_dir", "Data_Dir"])
def test_folders_are_read_like_all_settings(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "elsewhere")
    monkeypatch.setenv("KNOWLEDGE_DIR", "known")
    assert read_places() == Places(Path("known"), Path("elsewhere")) == read_settings().places


def test_empty_folder_is_no_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", "")
    assert read_places().data_dir == usual_data_dir()


def test_env_file_is_read() -> None:
    Path(".env").write_text("DATA_DIR=from-file\n")
    assert read_places().data_dir == Path("from-file")


def test_any_wrong_setting_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEALTH_PORT", "many")
    with pytest.raises(SettingsError):
        read_places()


def test_unknown_setting_in_the_file_is_told() -> None:
    Path(".env").write_text("DATA_DRI=here\n")
    with pytest.raises(SettingsError):
        read_places()
