"""An insert that may meet a row which is there already, in the words of both databases."""

from importlib import import_module
from typing import TYPE_CHECKING

from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.tables import Base

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite


def insert_into(session: AsyncSession, table: type[Base]) -> "postgresql.Insert | sqlite.Insert":
    """Return an insert that knows `on_conflict_do_nothing` and `on_conflict_do_update`."""
    # Imported here, for a start with one database need not wait for the words of the other.
    words = import_module(f"sqlalchemy.dialects.{session.get_bind().dialect.name}")
    insert: postgresql.Insert | sqlite.Insert = words.insert(table)
    return insert
