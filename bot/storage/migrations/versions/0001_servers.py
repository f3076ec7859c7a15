"""What servers have of their own.

Revision: 0001, the first.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this revision."""
    op.create_table(
        "amendments",
        sa.Column("server", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("entry", sa.String(length=200), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.JSON(none_as_null=True), nullable=True),
        sa.PrimaryKeyConstraint("server", "entry", name=op.f("pk_amendments")),
    )
    op.create_table(
        "counts",
        sa.Column("server", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("day", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("entry", sa.String(length=200), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("server", "day", "outcome", "entry", name=op.f("pk_counts")),
    )
    op.create_table(
        "misses",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("server", sa.BigInteger(), nullable=False),
        sa.Column("member", sa.BigInteger(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.Column("candidates", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("knowledge", sa.String(length=64), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("entry", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_misses")),
    )
    op.create_index(op.f("ix_misses_member_at"), "misses", ["member", "at"])
    op.create_index(op.f("ix_misses_server_state"), "misses", ["server", "state"])

    op.create_table(
        "optouts",
        sa.Column("member", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("member", name=op.f("pk_optouts")),
    )
    op.create_table(
        "preference_changes",
        sa.Column("server", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("version", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("before", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("after", sa.JSON(none_as_null=True), nullable=True),
        sa.PrimaryKeyConstraint("server", "version", name=op.f("pk_preference_changes")),
    )
    op.create_index(op.f("ix_preference_changes_member"), "preference_changes", ["member"])

    op.create_table(
        "revisions",
        sa.Column("server", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("entry", sa.String(length=200), nullable=False),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("member", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("before", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("after", sa.JSON(none_as_null=True), nullable=True),
        sa.PrimaryKeyConstraint("server", "entry", "number", name=op.f("pk_revisions")),
    )
    op.create_index(op.f("ix_revisions_member"), "revisions", ["member"])
    op.create_index(op.f("ix_revisions_server_version"), "revisions", ["server", "version"])

    op.create_table(
        "rulings",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("server", sa.BigInteger(), nullable=False),
        sa.Column("member", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("decision", sa.String(length=20), nullable=False),
        sa.Column("misses", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("revisions", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("undone_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rulings")),
    )
    op.create_index(op.f("ix_rulings_member"), "rulings", ["member"])
    op.create_index(op.f("ix_rulings_server"), "rulings", ["server"])

    op.create_table(
        "servers",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("preferences", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("left_at", sa.BigInteger(), nullable=True),
        sa.Column("digest_week", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_servers")),
    )
    op.create_table(
        "votes",
        sa.Column("server", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("message", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("entry", sa.String(length=200), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("helpful", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("server", "message", "member", "entry", name=op.f("pk_votes")),
    )
    op.create_index(op.f("ix_votes_member"), "votes", ["member"])
    op.create_index(op.f("ix_votes_server_at"), "votes", ["server", "at"])

    op.create_table(
        "notices",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("miss", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("server", sa.BigInteger(), nullable=False),
        sa.Column("member", sa.BigInteger(), nullable=False),
        sa.Column("channel", sa.BigInteger(), nullable=False),
        sa.Column("message", sa.BigInteger(), nullable=True),
        sa.Column("claimed_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["miss"], ["misses.id"], name=op.f("fk_notices_miss_misses"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notices")),
    )
    op.create_index(op.f("ix_notices_member"), "notices", ["member"])
    op.create_index(op.f("ix_notices_miss"), "notices", ["miss"])
    op.create_index(op.f("ix_notices_server"), "notices", ["server"])
