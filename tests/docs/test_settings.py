"""The table of `docs/settings.md` is that of the code, names, order apart, and defaults."""

import re
from pathlib import Path

from bot.settings import Settings

PAGE = (Path(__file__).parents[2] / "docs" / "settings.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| `([A-Z_]+)` \| (.*?) \|", PAGE, re.M))


def test_every_setting_is_told_and_no_other() -> None:
    assert set(ROWS) == {name.upper() for name in Settings.model_fields}


def test_defaults_are_told() -> None:
    for name, field in Settings.model_fields.items():
        default = field.get_default()
        if default is not None and field.default_factory is None:
            said = str(default).lower() if isinstance(default, bool) else str(default)
            assert ROWS[name.upper()] == f"`{said}`"
