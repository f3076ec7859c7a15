"""Where the database is: `DATABASE_URL`, or a SQLite file in the data folder."""

from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from bot.settings import Settings, SettingsError

FILE = "career-advisor.sqlite3"
DRIVERS = ("sqlite+aiosqlite", "postgresql+asyncpg")


def address_of(settings: Settings) -> str:
    """Return where the database is, password included: never log it.

    Raises:
        SettingsError: `DATABASE_URL` is malformed, or the file cannot be made.
    """
    address = _address(settings)
    if address.drivername == DRIVERS[0]:
        _make_file(address)
    return address.render_as_string(hide_password=False)


def existing(settings: Settings) -> str:
    """Return where the database is, as `address_of` does, but make no file.

    Raises:
        SettingsError: `DATABASE_URL` is malformed, or there is no such file.
    """
    address = _address(settings)
    if address.drivername == DRIVERS[0] and not Path(address.database or "").is_file():
        raise SettingsError(
            f"there is no database at {address.database}: nothing to copy; "
            "is DATA_DIR or DATABASE_URL right?"
        )
    return address.render_as_string(hide_password=False)


def _address(settings: Settings) -> URL:
    if settings.database_url is None:
        return URL.create(DRIVERS[0], database=str(settings.data_dir / FILE))
    return _read(settings.database_url.get_secret_value())


def _read(text: str) -> URL:
    try:
        address = make_url(text.strip())
    except (ArgumentError, ValueError):
        address = None
    if address is None or address.drivername not in DRIVERS or not address.database:
        raise SettingsError(
            "DATABASE_URL: must be sqlite+aiosqlite:///FILE or "
            "postgresql+asyncpg://USER:PASSWORD@HOST/NAME"
        )
    return address


def _make_file(address: URL) -> None:
    """Make a new file that only its owner may read: members' questions are in it."""
    file = Path(address.database or "")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            file.touch(mode=0o600)
    except OSError as error:
        raise SettingsError(f"cannot make the database {file}: {error.strerror}") from error
