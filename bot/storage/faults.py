"""What can go wrong with a database, as sentences that a moderator and an operator understand."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from bot.errors import BotError, NetworkError

BUSY = "The database is busy"
FULL = "The disk of the database is full"
READ_ONLY = "The database cannot be written"
AWAY = "The database cannot be reached"
REFUSED = "The database does not accept the name or password of DATABASE_URL"
DAMAGED = "The database file is damaged, or no database"
ELSE = "The database has failed"

POSTGRESQL_PORT = 5432  # where an address names none

# Source: https://www.sqlite.org/rescode.html; extended codes begin with these.
_SQLITE = {
    "SQLITE_BUSY": BUSY,
    "SQLITE_LOCKED": BUSY,
    "SQLITE_FULL": FULL,
    "SQLITE_IOERR": FULL,
    "SQLITE_READONLY": READ_ONLY,
    "SQLITE_PERM": READ_ONLY,
    "SQLITE_CANTOPEN": AWAY,
    "SQLITE_CORRUPT": DAMAGED,
    "SQLITE_NOTADB": DAMAGED,
}
# Source: PostgreSQL, appendix A, error codes; a class is its first two characters.
_POSTGRESQL = {
    "53100": FULL,
    "53300": BUSY,
    "55P03": BUSY,
    "57014": BUSY,
    "40": BUSY,
    "25006": READ_ONLY,
    "42501": READ_ONLY,
    "28": REFUSED,
    "3D": AWAY,
    "08": AWAY,
    "57P": AWAY,
}


class StorageError(BotError):
    """Tell that the database did not do what was asked; nothing acknowledged is lost by it.

    Attributes:
        unsure: Whether the change may have been kept all the same: the connection was lost
            while it was being committed.
    """

    def __init__(self, cause: str, *, unsure: bool = False) -> None:
        rest = "whether this was saved is not known, so look first" if unsure else "nothing changed"
        super().__init__(f"{cause}: {rest}. Please try again in a minute.")
        self.unsure = unsure


class UnreachableError(StorageError, NetworkError):
    """Tell that there is no way to the database."""


class GoneError(UnreachableError):
    """Tell an operator where the database is that cannot be reached, never the password to it."""

    def __init__(self, address: str) -> None:
        asked = "may it be read and written" if is_file(address) else "is it up"
        BotError.__init__(self, f"cannot reach {place_of(address)}: {asked}?")
        self.unsure = False


class Committing:
    """Whether a transaction has come to its commit, after which a lost connection is unsure."""

    reached = False


def place_of(address: str) -> str:
    """Return where a database is, as an operator knows it.

    Args:
        address: As `DATABASE_URL`.
    """
    url = make_url(address)
    if is_file(address):
        return f"the database file {url.database}"
    host = url.host or url.query.get("host", "localhost")
    return f"the database of DATABASE_URL at {host}:{url.port or POSTGRESQL_PORT}"


def is_file(address: str) -> bool:
    """Tell whether a database is a SQLite file."""
    return make_url(address).get_backend_name() == "sqlite"


@contextmanager
def located(address: str) -> Iterator[None]:
    """Tell where the database is that cannot be reached: to operators, for members need not know.

    Raises:
        GoneError: In the place of an `UnreachableError`, but for one that is unsure.
    """
    try:
        yield
    except UnreachableError as error:
        if error.unsure:
            raise
        raise GoneError(address) from error


@contextmanager
def explained(committing: Committing | None = None) -> Iterator[None]:
    """Turn what the database's driver raises into a `StorageError`.

    Args:
        committing: Of the transaction that runs inside, if it writes.
    """
    try:
        yield
    except _raised() as error:
        cause = cause_of(error)
        unsure = bool(committing and committing.reached and cause in (AWAY, ELSE))
        kind = UnreachableError if cause == AWAY else StorageError
        raise kind(cause, unsure=unsure) from error


def cause_of(error: BaseException) -> str:
    """Return what is wrong, in words."""
    if isinstance(error, PoolTimeoutError):
        return BUSY
    if isinstance(error, DBAPIError) and error.orig is not None:
        return cause_of(error.orig)
    if isinstance(error, sqlite3.Error):
        name = getattr(error, "sqlite_errorname", None) or ""
        return next((said for code, said in _SQLITE.items() if name.startswith(code)), ELSE)
    code = getattr(error, "sqlstate", None)
    if code:
        return next((said for key, said in _POSTGRESQL.items() if code.startswith(key)), ELSE)
    if isinstance(error, _away()) or isinstance(error.__cause__, _away()):
        return AWAY
    return ELSE


def _raised() -> tuple[type[Exception], ...]:
    """Return what a driver or SQLAlchemy raises."""
    return (SQLAlchemyError, *_drivers("PostgresError"), *_away())


def _away() -> tuple[type[Exception], ...]:
    """Return what is raised where there is no way to the database."""
    return (*_drivers("InterfaceError", "InternalClientError"), OSError, TimeoutError)


def _drivers(*names: str) -> tuple[type[Exception], ...]:
    """Return errors of asyncpg, which come unwrapped while connecting.

    It is imported with the first connection to PostgreSQL; before that none can be raised.
    """
    asyncpg = sys.modules.get("asyncpg.exceptions")
    return tuple(getattr(asyncpg, name) for name in names) if asyncpg else ()
