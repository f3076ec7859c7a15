"""The two folders that every command needs; all other settings are left to `bot.settings`.

The library that reads settings takes longer to import than an answer takes in all.
"""

import os
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from platformdirs import user_data_path

from bot.knowledge.shipped import shipped_folder

# All settings, in lower case: the fields of `bot.settings.Settings`.
NAMES = frozenset(
    "discord_token discord_api_url discord_gateway_url data_dir database_url knowledge_dir"
    " shard_count shard_ids message_content_intent health_port health_host site_url privacy_url"
    " log_level log_format".split()
)
_FOLDERS = {"data_dir", "knowledge_dir"}


@dataclass(frozen=True, slots=True)
class Places:
    """Where things are.

    Attributes:
        knowledge_dir: The knowledge folder.
        data_dir: Where the database and caches are.
    """

    knowledge_dir: Path
    data_dir: Path


def usual_data_dir() -> Path:
    """Return the platform's folder for this program's data."""
    return user_data_path("career-advisor")


def read_places() -> Places:
    """Return where things are, from the environment and a `.env` file.

    Folders cannot be malformed. Where anything else is set, all settings are read, so that a wrong
    one is told whatever the command is.

    Raises:
        SettingsError: A setting is malformed, or `.env` holds an unknown one.
    """
    given = {name.lower(): value for name, value in os.environ.items() if value}
    if NAMES.intersection(given) <= _FOLDERS and not Path(".env").exists():
        return Places(
            Path(given["knowledge_dir"]) if "knowledge_dir" in given else shipped_folder(),
            Path(given["data_dir"]) if "data_dir" in given else usual_data_dir(),
        )
    places: Places = import_module("bot.settings").read_settings().places
    return places
