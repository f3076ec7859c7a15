"""Settings: read once from the environment and a `.env` file, then passed on."""

from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import unquote, urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import BotError
from bot.knowledge.shipped import shipped_folder
from bot.places import Places, usual_data_dir

LEAST_SECRET = 8  # characters; a shorter one is a word that belongs into other lines too
MOST_DIGITS = 5  # of a shard's number; 100,000 shards would serve 250 million servers
# Read by `compose.yaml` from the same `.env`; the bot itself gets it as a part of DATABASE_URL.
OF_COMPOSE = "postgres_password"

_WEB = ("https", "http")
_SOCKET = ("wss", "ws")
# What is wrong with a value, by pydantic's type of error. The value itself is not told: it may be
# a token that was put into the wrong line.
_MESSAGES = {
    "bool_": "must be true or false",
    "int_": "must be a whole number",
    "greater_than_equal": "must be {ge} or more",
    "less_than_equal": "must be {le} or less",
    "literal_error": "must be {expected}",
}


class SettingsError(BotError):
    """Tell that a setting is missing, malformed or unknown."""


class Settings(BaseSettings):
    """What an operator can set; the names are those of the environment, in lower case.

    Attributes:
        discord_token: Of the bot; `serve` and `sync` need it.
        discord_api_url: Base of Discord's REST API.
        discord_gateway_url: Discord's gateway; none takes what Discord tells.
        data_dir: Where the database and caches are.
        database_url: `sqlite+aiosqlite:///...` or `postgresql+asyncpg://...`; none is a SQLite
            file in the data folder.
        knowledge_dir: The knowledge folder.
        shard_count: Shards in all; none takes what Discord recommends.
        shard_ids: Those that run in this process; none is all.
        message_content_intent: Whether channels may be answered without being addressed.
        health_port: Of the health endpoints; none is off.
        health_host: Where they listen.
        site_url: Of the published knowledge site.
        privacy_url: Of the published privacy policy.
        log_level: Least level that is logged.
        log_format: `text`, or `json` for collectors.
    """

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, frozen=True
    )

    discord_token: SecretStr | None = None
    discord_api_url: str = "https://discord.com/api/v10"
    discord_gateway_url: str | None = None
    data_dir: Path = Field(default_factory=usual_data_dir)
    database_url: SecretStr | None = None
    knowledge_dir: Path = Field(default_factory=shipped_folder)
    shard_count: Annotated[int, Field(ge=1)] | None = None
    shard_ids: Annotated[tuple[int, ...] | None, NoDecode] = None
    message_content_intent: bool = False
    health_port: Annotated[int, Field(ge=1, le=65535)] | None = None
    health_host: str = "127.0.0.1"
    site_url: str | None = None
    privacy_url: str | None = None
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"

    @field_validator("shard_ids", mode="before")
    @classmethod
    def _read_shard_ids(cls, value: Any) -> Any:
        """Read `0-15`, `3` and `0,4-6`."""
        if not isinstance(value, str):
            return value
        ids: list[int] = []
        for part in value.split(","):
            first, _, last = part.strip().partition("-")
            if not first.isdigit() or (last and not last.isdigit()):
                raise ValueError("must be shard numbers such as 0-15 or 0,1,2")
            if len(first) > MOST_DIGITS or len(last) > MOST_DIGITS:
                raise ValueError("names more shards than there can be")
            ids.extend(range(int(first), int(last or first) + 1))
        return tuple(ids)

    @field_validator("site_url", "privacy_url", "discord_api_url")
    @classmethod
    def _is_a_web_address(cls, value: str | None) -> str | None:
        """Refuse what a browser cannot open: Discord refuses whole cards that link to it."""
        return _address(value, _WEB)

    @field_validator("discord_gateway_url")
    @classmethod
    def _is_a_socket_address(cls, value: str | None) -> str | None:
        return _address(value, _SOCKET)

    @model_validator(mode="before")
    @classmethod
    def _leave_to_compose(cls, values: Any) -> Any:
        if isinstance(values, dict):
            return {name: value for name, value in values.items() if name != OF_COMPOSE}
        return values

    @model_validator(mode="after")
    def _shards_fit(self) -> "Settings":
        if self.shard_ids is not None:
            if self.shard_count is None:
                raise ValueError("SHARD_IDS needs SHARD_COUNT")
            if not self.shard_ids or max(self.shard_ids) >= self.shard_count:
                raise ValueError("SHARD_IDS must be below SHARD_COUNT")
        return self

    @property
    def secrets(self) -> tuple[str, ...]:
        """Return what no log may hold: the token, and the database's password as it is written."""
        token = self.discord_token.get_secret_value().strip() if self.discord_token else ""
        address = self.database_url.get_secret_value() if self.database_url else ""
        written = address.rpartition("@")[0].partition("://")[2].partition(":")[2]
        alone = [one for one in (token, written, unquote(written)) if len(one) >= LEAST_SECRET]
        return (f":{written}@", *alone) if written else tuple(alone)

    @property
    def places(self) -> Places:
        """Return the folders."""
        return Places(self.knowledge_dir, self.data_dir)


def read_settings() -> Settings:
    """Read the settings.

    Raises:
        SettingsError: One is malformed, or `.env` holds an unknown one.
    """
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        name = str(first["loc"][0]).upper() if first["loc"] else ""
        if first["type"] == "extra_forbidden":
            raise SettingsError(f"{name} in .env is not a setting") from None
        message = _message(first)
        raise SettingsError(f"{name}: {message}" if name else message) from None
    except UnicodeDecodeError:
        raise SettingsError(".env is not UTF-8 text: save it as UTF-8") from None
    except OSError as error:
        raise SettingsError(f"cannot read .env: {error.strerror}") from None


def _address(value: str | None, schemes: tuple[str, str]) -> str | None:
    if value is None:
        return None
    if not value.startswith(tuple(f"{scheme}://" for scheme in schemes)):
        raise ValueError(f"must begin with {schemes[0]}:// or {schemes[1]}://")
    try:
        parts = urlsplit(value)
        named = bool(parts.hostname) and parts.port != 0
    except ValueError:
        named = False
    if not named:
        raise ValueError(f"must be an address such as {schemes[0]}://HOST/PATH")
    return value


def _message(detail: ErrorDetails) -> str:
    for kind, message in _MESSAGES.items():
        if detail["type"].startswith(kind):
            return message.format(**detail.get("ctx", {}))
    return detail["msg"].removeprefix("Value error, ")
