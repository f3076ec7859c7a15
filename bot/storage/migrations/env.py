"""Alembic's entry: runs the migrations in the transaction that `migrating` has begun."""

from alembic import context

from bot.storage.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
