"""Upgrading: Alembic changes the tables. Imported only where there is something to change."""

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Connection

from bot.errors import BotError
from bot.storage.migrating import REVISION

TOO_NEW = (
    "The database was made by a newer version of this program: start that version, or restore a "
    "backup made by this one into an empty database"
)


class NewerDatabaseError(BotError):
    """Tell that the database was made by a newer version of the program."""


def configuration() -> Config:
    """Return Alembic's settings: the migrations are a part of the package."""
    config = Config()
    config.set_main_option("script_location", "bot.storage:migrations")
    return config


def upgrade(connection: Connection, to: str = REVISION) -> tuple[str | None, str]:
    """Bring a database to a revision, and return its revision before and now.

    Raises:
        NewerDatabaseError: It is at a revision, or is to go to one, that is not known here.
    """
    config = configuration()
    config.attributes["connection"] = connection
    scripts = ScriptDirectory.from_config(config)
    known = {script.revision for script in scripts.walk_revisions()}
    before = MigrationContext.configure(connection).get_current_revision()
    if not {before or to, to} <= known:
        raise NewerDatabaseError(TOO_NEW)
    command.upgrade(config, to)
    return before, to
