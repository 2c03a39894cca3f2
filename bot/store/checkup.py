"""Look at a database without changing it."""

from enum import StrEnum
from pathlib import Path

from bot.store import migrate
from bot.store.engine import address_of, open_engine, translated
from bot.store.tables import SOURCES

#: What is written to see whether writing works, and taken back at once.
NOTHING = {"digest": "checkup", "data": b""}


class Schema(StrEnum):
    """How the tables of a database stand to those this program knows."""

    MISSING = "missing"
    BEHIND = "behind"
    NEWEST = "newest"
    NEWER = "newer"


def file_of(url: str) -> Path | None:
    """The file of an SQLite database, None for a server's. Raises BadDatabaseUrl."""
    address = address_of(url)
    is_file = address.get_backend_name() == "sqlite"
    return Path(str(address.database)) if is_file else None


def examine(url: str) -> Schema:
    """Reach a database, look at its tables, write to them where they are the newest.

    What is written is taken back. Raises BadDatabaseUrl, or StoreUnavailable when the database
    does not answer or cannot be written to.
    """
    engine = open_engine(url)
    try:
        with translated(url), engine.connect() as connection, connection.begin() as transaction:
            schema = _schema(migrate.revision(connection))
            if schema is Schema.NEWEST:
                connection.execute(SOURCES.insert(), [NOTHING])
            transaction.rollback()
    finally:
        engine.dispose()
    return schema


def _schema(revision: str | None) -> Schema:
    if revision is None:
        return Schema.MISSING
    if revision == migrate.head():
        return Schema.NEWEST
    return Schema.BEHIND if revision in migrate.known() else Schema.NEWER
