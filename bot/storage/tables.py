"""The tables. Portable types only: ids are Discord's 64-bit numbers, times unix seconds (UTC).

Rows never leave this room; repositories turn them into what the other rooms know.
"""

from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, Integer, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

ID_LENGTH = 200  # characters of an entry's id
WORD_LENGTH = 20  # characters of a state, a reason, an outcome

# SQLite numbers rows by itself only under this very type.
_Serial = BigInteger().with_variant(Integer, "sqlite")
_Json = JSON(none_as_null=True)


class Base(DeclarativeBase):
    """Names every constraint, so that later migrations can drop them on both databases."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 (SQLAlchemy reads a plain class attribute)
        int: BigInteger,
        dict[str, Any]: _Json,
        list[Any]: _Json,
    }


class ServerRow(Base):
    """A server: its settings, and the number of its last change."""

    __tablename__ = "servers"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    version: Mapped[int]
    preferences: Mapped[dict[str, Any] | None]
    left_at: Mapped[int | None]
    digest_week: Mapped[int | None]


class AmendmentRow(Base):
    """What a server says of one entry; without a body it is as shipped again."""

    __tablename__ = "amendments"

    server: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    entry: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    number: Mapped[int]
    body: Mapped[dict[str, Any] | None]


class RevisionRow(Base):
    """One change of an entry. Rows are added, never changed, but for a deleted member's id.

    `version` is the server's at this change, which orders the changes of all its entries.
    """

    __tablename__ = "revisions"
    __table_args__ = (Index(None, "server", "version"), Index(None, "member"))

    server: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    entry: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    version: Mapped[int]
    member: Mapped[int | None]
    at: Mapped[int]
    why: Mapped[str] = mapped_column(Text)
    before: Mapped[dict[str, Any] | None]
    after: Mapped[dict[str, Any] | None]


class PreferenceChangeRow(Base):
    """One change of a server's settings."""

    __tablename__ = "preference_changes"
    __table_args__ = (Index(None, "member"),)

    server: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    member: Mapped[int | None]
    at: Mapped[int]
    before: Mapped[dict[str, Any] | None]
    after: Mapped[dict[str, Any] | None]


class MissRow(Base):
    """A question without a good answer; who asked stands apart from the text."""

    __tablename__ = "misses"
    __table_args__ = (Index(None, "server", "state"), Index(None, "member", "at"))

    id: Mapped[int] = mapped_column(_Serial, primary_key=True)
    server: Mapped[int]
    member: Mapped[int | None]
    text: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(String(WORD_LENGTH))
    candidates: Mapped[list[Any]]
    knowledge: Mapped[str] = mapped_column(String(64))
    at: Mapped[int]
    state: Mapped[str] = mapped_column(String(WORD_LENGTH))
    entry: Mapped[str | None] = mapped_column(String(ID_LENGTH))


class NoticeRow(Base):
    """Somebody who waits for an answer; gone once they were told."""

    __tablename__ = "notices"
    __table_args__ = (Index(None, "server"), Index(None, "member"), Index(None, "miss"))

    id: Mapped[int] = mapped_column(_Serial, primary_key=True)
    miss: Mapped[int] = mapped_column(ForeignKey("misses.id", ondelete="CASCADE"))
    server: Mapped[int]
    member: Mapped[int]
    channel: Mapped[int]
    message: Mapped[int | None]
    claimed_at: Mapped[int | None]


class RulingRow(Base):
    """What a moderator decided about a group of misses."""

    __tablename__ = "rulings"
    __table_args__ = (Index(None, "server"), Index(None, "member"))

    id: Mapped[int] = mapped_column(_Serial, primary_key=True)
    server: Mapped[int]
    member: Mapped[int | None]
    at: Mapped[int]
    decision: Mapped[str] = mapped_column(String(WORD_LENGTH))
    misses: Mapped[list[Any]]
    revisions: Mapped[list[Any]]
    undone_at: Mapped[int | None]


class CountRow(Base):
    """How often something happened in a server on a day (days since 1970, UTC)."""

    __tablename__ = "counts"

    server: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    day: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    outcome: Mapped[str] = mapped_column(String(WORD_LENGTH), primary_key=True)
    entry: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    count: Mapped[int]


class VoteRow(Base):
    """Whether an answer helped a member."""

    __tablename__ = "votes"
    __table_args__ = (Index(None, "server", "at"), Index(None, "member"))

    server: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    message: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    member: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    entry: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    at: Mapped[int]
    helpful: Mapped[bool]


class OptOutRow(Base):
    """A member of whom nothing is kept but this."""

    __tablename__ = "optouts"

    member: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[int]
