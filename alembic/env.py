"""Run the revisions on the connection that bot/store/migrate.py hands in."""

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection

from bot.store.engine import open_engine
from bot.store.tables import METADATA, Instant


def plainly(kind: str, item: object, _context: AutogenContext) -> str | Literal[False]:
    """Write our own column types into a revision as what they are made of."""
    return "sa.DateTime(timezone=True)" if (kind, type(item)) == ("type", Instant) else False


def run(connection: Connection) -> None:
    """Run on a connection that has begun, in its transaction."""
    context.configure(
        connection=connection,
        target_metadata=METADATA,
        render_as_batch=True,
        render_item=plainly,
    )
    with context.begin_transaction():
        context.run_migrations()


if "connection" in context.config.attributes:
    run(context.config.attributes["connection"])
else:
    # For who writes a revision: alembic -x url=sqlite:///new.db revision --autogenerate
    address = context.get_x_argument(as_dictionary=True)["url"]
    with open_engine(address, migrating=True).begin() as own:
        run(own)
