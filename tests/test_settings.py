from pathlib import Path

import pytest

from bot.knowledge.shipped import shipped_folder
from bot.settings import Settings, SettingsError, read_settings

NAMES = [name.upper() for name in Settings.model_fields]


@pytest.fixture(autouse=True)
def _nothing_is_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def refusal() -> str:
    with pytest.raises(SettingsError) as caught:
        read_settings()
    return caught.value.reply


def test_without_settings_there_are_defaults() -> None:
    settings = read_settings()
    assert settings.discord_token is None
    assert settings.discord_api_url == "https://discord.com/api/v10"
    assert settings.knowledge_dir == shipped_folder()
    assert (settings.health_port, settings.health_host) == (None, "127.0.0.1")
    assert (settings.log_level, settings.log_format) == ("INFO", "text")
    assert settings.message_content_intent is False


def test_the_names_are_those_of_the_design() -> None:
    assert set(NAMES) == set(
        "DISCORD_TOKEN DISCORD_API_URL DISCORD_GATEWAY_URL DATA_DIR DATABASE_URL KNOWLEDGE_DIR"
        " SHARD_COUNT SHARD_IDS MESSAGE_CONTENT_INTENT HEALTH_PORT HEALTH_HOST SITE_URL"
        " PRIVACY_URL LOG_LEVEL LOG_FORMAT".split()
    )


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEALTH_PORT", "8080")
    assert read_settings().health_port == 8080


def test_a_dotenv_file_is_read() -> None:
    Path(".env").write_text("LOG_LEVEL=DEBUG\n")
    assert read_settings().log_level == "DEBUG"


def test_the_environment_goes_before_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("LOG_LEVEL=DEBUG\n")
    monkeypatch.setenv("LOG_LEVEL", "ERROR")
    assert read_settings().log_level == "ERROR"


def test_an_empty_value_is_none_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEALTH_PORT", "")
    assert read_settings().health_port is None


def test_secrets_are_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "hush")
    monkeypatch.setenv("DATABASE_URL", "postgresql+asyncpg://me:hush@host/db")
    assert "hush" not in repr(read_settings())


def test_settings_do_not_change() -> None:
    with pytest.raises(ValueError, match="frozen"):
        read_settings().log_level = "DEBUG"


@pytest.mark.parametrize(
    ("given", "ids"),
    [("0-3", (0, 1, 2, 3)), ("2", (2,)), ("0,2-3", (0, 2, 3)), (" 1 , 0 ", (1, 0))],
)
def test_ranges_of_shards_are_read(
    monkeypatch: pytest.MonkeyPatch, given: str, ids: tuple[int, ...]
) -> None:
    monkeypatch.setenv("SHARD_COUNT", "4")
    monkeypatch.setenv("SHARD_IDS", given)
    assert read_settings().shard_ids == ids


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HEALTH_PORT", "many"),
        ("HEALTH_PORT", "0"),
        ("HEALTH_PORT", "65536"),
        ("LOG_LEVEL", "LOUD"),
        ("LOG_FORMAT", "xml"),
        ("MESSAGE_CONTENT_INTENT", "perhaps"),
        ("SHARD_COUNT", "0"),
        ("SHARD_IDS", "a-b"),
        ("SHARD_IDS", "0-99999999999"),
        ("SHARD_IDS", "1-"),
        ("SHARD_IDS", "1"),
    ],
)
def test_a_malformed_setting_is_named_in_one_line(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    message = refusal()
    assert name in message
    assert "\n" not in message


@pytest.mark.parametrize("ids", ["4", "0-4", "3-1"])
def test_shards_must_be_below_their_count(monkeypatch: pytest.MonkeyPatch, ids: str) -> None:
    monkeypatch.setenv("SHARD_COUNT", "4")
    monkeypatch.setenv("SHARD_IDS", ids)
    assert refusal() == "SHARD_IDS must be below SHARD_COUNT"


def test_an_unknown_name_in_the_file_is_refused() -> None:
    Path(".env").write_text("DISCORD_TOKE=abc\n")
    assert refusal() == "DISCORD_TOKE in .env is not a setting"


def test_an_unknown_name_in_the_environment_is_none_of_ours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DISCORD_TOKE", "abc")
    assert read_settings().discord_token is None


def test_a_refusal_does_not_show_the_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHARD_COUNT", "hush")
    assert "hush" not in refusal()


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("MESSAGE_CONTENT_INTENT", "maybe", "must be true or false"),
        ("HEALTH_PORT", "many", "must be a whole number"),
        ("HEALTH_PORT", "0", "must be 1 or more"),
        ("HEALTH_PORT", "65536", "must be 65535 or less"),
        ("LOG_FORMAT", "xml", "must be 'text' or 'json'"),
        ("DISCORD_API_URL", "me:hush@proxy", "must begin with https:// or http://"),
        ("DISCORD_API_URL", "http://", "must be an address such as https://HOST/PATH"),
        ("DISCORD_API_URL", "http://[/", "must be an address such as https://HOST/PATH"),
        ("DISCORD_GATEWAY_URL", "https://gateway", "must begin with wss:// or ws://"),
        ("DISCORD_GATEWAY_URL", "ws://host:99999", "must be an address such as wss://HOST/PATH"),
    ],
)
def test_a_refusal_says_what_would_be_right(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str
) -> None:
    monkeypatch.setenv(name, value)
    assert refusal() == f"{name}: {said}"


def test_the_password_that_compose_reads_may_stand_in_the_file() -> None:
    Path(".env").write_text("POSTGRES_PASSWORD=hush\nLOG_LEVEL=DEBUG\n")
    assert read_settings().log_level == "DEBUG"
    assert "hush" not in repr(read_settings())


def test_a_file_that_is_no_text_is_refused() -> None:
    Path(".env").write_bytes(b"LOG_LEVEL=\xff\n")
    assert refusal() == ".env is not UTF-8 text: save it as UTF-8"


@pytest.mark.parametrize("name", ["SITE_URL", "PRIVACY_URL"])
def test_an_address_is_one_that_a_browser_opens(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "https://site.example/faq")
    assert getattr(read_settings(), name.lower()) == "https://site.example/faq"
    monkeypatch.setenv(name, "site.example")
    assert refusal() == f"{name}: must begin with https:// or http://"


def test_secrets_are_the_token_and_the_password_as_written_and_as_meant() -> None:
    address = "postgresql+asyncpg://advisor:long%40pass/word@db.example/advisor"
    token = ".".join(("a", "long", "token"))
    settings = Settings.model_validate({"discord_token": token, "database_url": address})
    assert set(settings.secrets) == {
        token,
        ":long%40pass/word@",
        "long%40pass/word",
        "long@pass/word",
    }
    assert Settings.model_validate({"database_url": "sqlite+aiosqlite:///a.db"}).secrets == ()


def test_a_short_password_is_hidden_in_addresses_alone() -> None:
    address = "postgresql+asyncpg://advisor:advisor@db.example/advisor"
    settings = Settings.model_validate({"database_url": address})
    assert settings.secrets == (":advisor@",)
